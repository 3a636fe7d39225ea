/** A layer as its receptive field sees it, along one axis. */
export interface ReceptiveLayer {
  /** Taps of the kernel, or voxels of the pooling window. */
  readonly kernel: number;
  /** Step from one output to the next; 1 when left out. */
  readonly stride?: number;
  /** Step from one tap to the next; 1 when left out. */
  readonly dilation?: number;
  /** Voxels added before the first; 0 when left out. */
  readonly padding?: number;
}

/** What one output of a layer sees of the network's input, along one axis. */
export interface ReceptiveField {
  /** Voxels of the input that can change it. */
  readonly size: number;
  /** Voxels of the input from one output to the next. */
  readonly jump: number;
  /** Middle of the field of output 0, in voxels of the input; below 0 or a half where there is padding. */
  readonly centre: number;
}

/** Throws unless an option of a layer is a whole number in range. */
function requireOption(layer: number, name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `receptiveField: ${name} must be a whole number of at least ${least}, got ${value} in layer ${layer}`,
    );
  }
}

/**
 * Computes the receptive field after each layer of a chain: what part of the input one output depends on.
 *
 * Each layer adds (k − 1) d steps of the grid it reads, and a stride makes all later steps longer. These are
 * the voxels that can have an influence; how much influence each has is the effective receptive field.
 *
 * @formula eq:receptive-field $r_l = r_{l-1} + (k_l - 1)\, d_l\, j_{l-1}$, $j_l = j_{l-1} s_l$, $r_0 = j_0 = 1$
 * @param layers - kernel, stride, dilation and padding of each layer along one axis, the first layer first
 * @returns size, jump and centre after each layer, shape [layers]
 * @throws RangeError when there is no layer or an option is not a whole number in range
 * @ref araujo2019
 * @example receptiveField([{kernel: 3}, {kernel: 3}, {kernel: 2, stride: 2}]).map(({size}) => size) // [3, 5, 6]
 * receptiveField([{kernel: 3, dilation: 2}]) // [{size: 5, jump: 1, centre: 2}]
 */
export function receptiveField(layers: readonly ReceptiveLayer[]): ReceptiveField[] {
  if (layers.length === 0) {
    throw new RangeError("receptiveField: layers must number at least 1, got 0");
  }
  let [size, jump, centre] = [1, 1, 0];
  return layers.map(({kernel, stride = 1, dilation = 1, padding = 0}, layer) => {
    requireOption(layer, "kernel", kernel, 1);
    requireOption(layer, "stride", stride, 1);
    requireOption(layer, "dilation", dilation, 1);
    requireOption(layer, "padding", padding, 0);
    const reach = (kernel - 1) * dilation;
    size += reach * jump;
    centre += (reach / 2 - padding) * jump;
    jump *= stride;
    return {size, jump, centre};
  });
}
