import type {Layer, Network, NetworkNode} from "./network.ts";

/** What elements of a result see of the image along one axis. */
export interface AxisField {
  /** Voxels of the image from one element to the next; below 1 where a result is finer than the image. */
  readonly jump: number;
  /**
   * First and last voxel that an element sees, counted from its index times the jump. Behind
   * upsampling, elements take turns in what they see: entry `index mod length` holds.
   */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** What a result sees along each axis; null where it sees the whole image. */
export type Field = readonly AxisField[] | null;

/** Returns the least common multiple. */
function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

/** Rebuilds a field: element `o` sees the elements `reads(o)` of the result before. */
function through(
  field: AxisField,
  {jump, period, reads}: {jump: number; period: number; reads: (o: number) => readonly number[]},
): AxisField {
  const turns = field.first.length;
  const first: number[] = [];
  const last: number[] = [];
  for (let o = 0; o < period; o++) {
    const seen = reads(o);
    const at = (i: number) => i * field.jump - o * jump;
    const turn = (i: number) => ((i % turns) + turns) % turns;
    first.push(Math.min(...seen.map((i) => at(i) + field.first[turn(i)])));
    last.push(Math.max(...seen.map((i) => at(i) + field.last[turn(i)])));
  }
  return {jump, first, last};
}

/** Passes a field through a convolution or a pooling: one element sees `kernel` of them. */
function throughKernel(
  field: AxisField,
  o: {kernel: number; stride: number; dilation: number; before: number},
): AxisField {
  const turns = field.first.length;
  const taps = Array.from({length: o.kernel}, (_, t) => t * o.dilation - o.before);
  return through(field, {
    jump: field.jump * o.stride,
    period: commonMultiple(turns, o.stride) / o.stride,
    reads: (index) => taps.map((tap) => index * o.stride + tap),
  });
}

/** Passes a field through a transposed convolution: an element sees those whose kernel covers it. */
function throughTransposed(
  field: AxisField,
  {kernel, stride, padding}: {kernel: number; stride: number; padding: number},
): AxisField {
  return through(field, {
    jump: field.jump / stride,
    period: field.first.length * stride,
    reads: (o) => {
      const from = Math.ceil((o + padding - kernel + 1) / stride);
      const to = Math.floor((o + padding) / stride);
      return Array.from({length: Math.max(0, to - from + 1)}, (_, i) => from + i);
    },
  });
}

/** Passes a field through interpolation. With aligned corners elements drift by less than one. */
function throughUpsample(
  field: AxisField,
  {scale, mode}: {scale: number; mode: "nearest" | "linear"},
): AxisField {
  return through(field, {
    jump: field.jump / scale,
    period: field.first.length * scale,
    reads: (o) => {
      if (mode === "nearest") return [Math.floor(o / scale)];
      const centre = (o + 0.5) / scale - 0.5;
      return [Math.floor(centre), Math.ceil(centre)];
    },
  });
}

/** Joins what several results see, element by element. */
function joined(fields: readonly AxisField[]): AxisField {
  const turns = fields.map(({first}) => first.length).reduce(commonMultiple);
  const each = Array.from({length: turns}, (_, o) => o);
  const of = (list: readonly number[], o: number): number => list[o % list.length];
  return {
    jump: fields[0].jump,
    first: each.map((o) => Math.min(...fields.map(({first}) => of(first, o)))),
    last: each.map((o) => Math.max(...fields.map(({last}) => of(last, o)))),
  };
}

/** Passes one axis through a layer. */
function axisThrough(
  layer: Layer,
  fields: readonly AxisField[],
  {axis, cut}: {axis: number; cut: number},
): AxisField {
  const [field] = fields;
  switch (layer.kind) {
    case "conv": {
      const {kernel, stride, dilation, padding} = layer;
      const before = padding[axis][0];
      const o = {kernel: kernel[axis], stride: stride[axis], dilation: dilation[axis], before};
      return throughKernel(field, o);
    }
    case "maxPool":
    case "avgPool": {
      const {kernel, stride, padding} = layer;
      const o = {kernel: kernel[axis], stride: stride[axis], dilation: 1, before: padding[axis]};
      return throughKernel(field, o);
    }
    case "convTranspose": {
      const {kernel, stride, padding} = layer;
      const o = {kernel: kernel[axis], stride: stride[axis], padding: padding[axis]};
      return throughTransposed(field, o);
    }
    case "upsample":
      return throughUpsample(field, {scale: layer.scale[axis], mode: layer.mode});
    case "add":
    case "concat":
    case "gate":
    case "outer":
      return joined(fields);
    case "cropTo":
      return through(field, {
        jump: field.jump,
        period: field.first.length,
        reads: (o) => [o + cut],
      });
    default:
      return field;
  }
}

/** Tells whether a layer's result depends on the whole image. */
function seesAll({layer, inputs}: NetworkNode, fields: ReadonlyMap<string, Field>): boolean {
  const whole = ["globalAvgPool", "flatten", "dense", "attention"].includes(layer.kind);
  return whole || inputs.some((input) => fields.get(input) === null);
}

/**
 * Follows what each result of a network sees of the image, through skips and upsampling too. What
 * normalisation shares over an image or a batch is left out, as is usual.
 */
export function receptiveFields(
  network: Network,
  shapes: ReadonlyMap<string, readonly number[]>,
): Map<string, Field> {
  const start = {jump: 1, first: [0], last: [0]};
  const fields = new Map<string, Field>([["input", Array<AxisField>(network.dims).fill(start)]]);
  for (const node of network.nodes) {
    if (seesAll(node, fields)) {
      fields.set(node.name, null);
      continue;
    }
    const before = node.inputs.map((input) => fields.get(input) as readonly AxisField[]);
    const sizes = node.inputs.map((input) => shapes.get(input) as readonly number[]);
    const field = before[0].map((_, axis) => {
      const cut = sizes.length < 2 ? 0 : Math.floor((sizes[0][axis + 1] - sizes[1][axis + 1]) / 2);
      return axisThrough(
        node.layer,
        before.map((f) => f[axis]),
        {axis, cut},
      );
    });
    fields.set(node.name, field);
  }
  return fields;
}

/** Counts the voxels that the element which sees most sees along one axis. */
export function fieldSize({first, last}: AxisField): number {
  return Math.max(0, ...first.map((from, turn) => last[turn] - from + 1));
}
