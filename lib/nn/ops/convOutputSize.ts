/** Options of `convOutputSize`, all of one axis. */
export interface ConvOutputSizeOptions {
  /** Taps of the kernel. */
  readonly kernel: number;
  /** Step from one output to the next; 1 when left out. */
  readonly stride?: number;
  /** Added on both sides, or [before, after]; 0 when left out. */
  readonly padding?: number | readonly [before: number, after: number];
  /** Step from one tap to the next; 1 when left out. */
  readonly dilation?: number;
}

/**
 * Computes how many outputs a sliding kernel, or a pooling window, has along one axis.
 *
 * The last places of the input may be in no window: the division is rounded down.
 *
 * @formula eq:conv-output-size $o = \lfloor \frac{i + 2p - d(k - 1) - 1}{s} \rfloor + 1$
 * @param size - places of the input along the axis, at least 1
 * @param options - kernel, stride, padding and dilation along the same axis
 * @returns places of the output, at least 1
 * @throws RangeError when an option is not a whole number within its bounds, or when the dilated kernel
 *   does not fit into the padded input
 * @ref dumoulin2016
 * @example convOutputSize(19, {kernel: 3, stride: 3, padding: 3, dilation: 2}) // 7
 * convOutputSize(572, {kernel: 3}) // 570
 */
export function convOutputSize(
  size: number,
  {kernel, stride = 1, padding = 0, dilation = 1}: ConvOutputSizeOptions,
): number {
  const who = "convOutputSize";
  const [before, after] = typeof padding === "number" ? [padding, padding] : padding;
  requireWhole(who, {size, kernel, stride, dilation}, 1);
  requireWhole(who, {"padding before": before, "padding after": after}, 0);
  const padded = size + before + after;
  const extent = dilation * (kernel - 1) + 1;
  if (extent > padded) {
    throw new RangeError(
      `${who}: the dilated kernel must fit into the padded input, got ${extent} and ${padded}`,
    );
  }
  return Math.floor((padded - extent) / stride) + 1;
}

/** Options of `convTransposeOutputSize`, all of one axis. */
export interface ConvTransposeOutputSizeOptions extends ConvOutputSizeOptions {
  /** Added at the end, to reach the sizes that stride rounds away; 0 when left out. */
  readonly outputPadding?: number;
}

/**
 * Computes how many outputs a transposed convolution has along one axis: the size whose convolution
 * has the given one.
 *
 * @formula eq:conv-transpose-output-size $o = (i - 1)s - 2p + d(k - 1) + 1 + p_o$
 * @param size - places of the input along the axis, at least 1
 * @param options - kernel, stride, padding (cut off here), dilation and outputPadding along the same axis
 * @returns places of the output, at least 1
 * @throws RangeError when an option is not a whole number within its bounds, outputPadding is not below
 *   the stride or the dilation, or the padding cuts everything off
 * @ref dumoulin2016
 * @example convTransposeOutputSize(4, {kernel: 3, stride: 2, padding: 1, outputPadding: 1}) // 8
 */
export function convTransposeOutputSize(
  size: number,
  {
    kernel,
    stride = 1,
    padding = 0,
    dilation = 1,
    outputPadding = 0,
  }: ConvTransposeOutputSizeOptions,
): number {
  const who = "convTransposeOutputSize";
  const [before, after] = typeof padding === "number" ? [padding, padding] : padding;
  requireWhole(who, {size, kernel, stride, dilation}, 1);
  requireWhole(who, {"padding before": before, "padding after": after, outputPadding}, 0);
  if (outputPadding >= Math.max(stride, dilation)) {
    throw new RangeError(
      `${who}: outputPadding must be below the stride or the dilation, got ${outputPadding} with ${stride} and ${dilation}`,
    );
  }
  const full = (size - 1) * stride + dilation * (kernel - 1) + 1 + outputPadding;
  if (full <= before + after) {
    throw new RangeError(
      `${who}: the padding must leave something of the output, got ${before} + ${after} of ${full}`,
    );
  }
  return full - before - after;
}

/** Checks that options are whole numbers of at least `least`. */
function requireWhole(who: string, values: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(values)) {
    if (Number.isSafeInteger(value) && value >= least) continue;
    throw new RangeError(
      `${who}: ${name} must be a whole number of at least ${least}, got ${value}`,
    );
  }
}
