import type {Field, Wasm} from "./kernels.ts";
import type {Scratch} from "./heap.ts";

/** Sizes along z, y and x. */
export type Sizes = readonly [z: number, y: number, x: number];

/** Images in the heap: [batch, z, y, x, channel], float32. */
export interface Images {
  readonly pointer: number;
  readonly batch: number;
  readonly size: Sizes;
  readonly channels: number;
}

/** A tap along one axis: which one of the kernel, and its distance from the place of the output. */
export interface AxisTap {
  readonly tap: number;
  readonly offset: number;
}

/** Weights in the heap; steps in elements. A tap is numbered along z, y, x. */
export interface SlideWeights {
  readonly pointer: number;
  readonly kernel: Sizes;
  readonly tapStep: number;
  /** Channels summed over, and written, of one group. */
  readonly depth: number;
  readonly depthStep: number;
  readonly depthGroupStep: number;
  readonly columns: number;
  readonly columnStep: number;
}

/** A sum over taps at each place of an output that is itself part of larger images. */
export interface Slide {
  readonly images: Images;
  /** Taps along z, y, x, in the order of their offsets, all of which lie inside the images. */
  readonly taps: readonly [readonly AxisTap[], readonly AxisTap[], readonly AxisTap[]];
  /** Step of the input from one place of the output to the next. */
  readonly stride: Sizes;
  readonly weights: SlideWeights;
  readonly groups: number;
  /** Places of the output that are computed, their first one, and the step between them. */
  readonly places: Sizes;
  readonly output: Images;
  readonly first: Sizes;
  readonly step: Sizes;
  /** Pointer to one value per output channel, or 0. */
  readonly bias: number;
  readonly relu: boolean;
}

const FLOAT = 4;

/** Bytes of a row, a plane and an image. */
export function bytesOf({size: [z, y, x], channels}: Images) {
  const pixel = FLOAT * channels;
  return {pixel, row: x * pixel, plane: y * x * pixel, image: z * y * x * pixel};
}

/** Reads past the end of images by at most this many bytes are allowed. */
const SLACK = 16;

/**
 * Continues images by zeros, before each axis and up to a size; returns them as they are where nothing
 * is added and a kernel may read a little past their end.
 */
export function padImages(
  wasm: Wasm,
  scratch: Scratch,
  images: Images,
  {before, size}: {readonly before: Sizes; readonly size: Sizes},
): Images {
  const {pixel, image} = bytesOf(images);
  const fits = size.every((n, axis) => before[axis] === 0 && n <= images.size[axis]);
  const end = images.pointer + images.batch * image;
  if (fits && end + SLACK <= wasm.memory.buffer.byteLength) return images;

  const padded = {...images, size};
  const bytes = images.batch * bytesOf(padded).image;
  const pointer = scratch.take(bytes + SLACK);
  const fields = [images.pointer, pointer, ...images.size, ...size, ...before, pixel];
  wasm.run("padRows", fields, images.batch * size[0] * size[1], bytes / 8);
  return {...padded, pointer};
}

/** Joins the taps of a row to runs where their channels lie side by side: [offset in bytes, values]. */
export function runsOf(
  {images, taps, groups}: Pick<Slide, "images" | "taps" | "groups">,
  depth: number,
): [offset: number, length: number][] {
  const {pixel, row, plane} = bytesOf(images);
  const runs: [number, number][] = [];
  for (const z of taps[0]) {
    for (const y of taps[1]) {
      let last = Number.NaN;
      for (const x of taps[2]) {
        if (groups === 1 && x.offset === last + 1) runs[runs.length - 1][1] += depth;
        else runs.push([z.offset * plane + y.offset * row + x.offset * pixel, depth]);
        last = x.offset;
      }
    }
  }
  return runs;
}

/** Lists where each tap's weights begin, in elements, in the order of the taps. */
function tapStarts({weights, taps}: Slide): number[] {
  const [, ky, kx] = weights.kernel;
  return taps[0].flatMap((z) =>
    taps[1].flatMap((y) =>
      taps[2].map((x) => weights.tapStep * ((z.tap * ky + y.tap) * kx + x.tap)),
    ),
  );
}

/** Packs the weights of one group in blocks of eight channels; returns where they lie. */
function packWeights(wasm: Wasm, scratch: Scratch, slide: Slide, group: number): number {
  const {weights} = slide;
  const starts = tapStarts(slide).map((start) => FLOAT * start);
  const blocks = Math.ceil(weights.columns / 8);
  const size = 8 * blocks * starts.length * weights.depth;
  const packed = scratch.take(FLOAT * size);
  const source = weights.pointer + FLOAT * group * weights.depthGroupStep;
  const steps = [weights.depth, FLOAT * weights.depthStep, weights.columns];
  const fields = [source, packed, scratch.list(starts), starts.length, ...steps];
  wasm.run("packBlocks", [...fields, FLOAT * weights.columnStep], blocks, size);
  return packed;
}

/** Packs the weights of one group channel by channel, for dot products; returns where they lie. */
function packColumns(wasm: Wasm, scratch: Scratch, slide: Slide, group: number): number {
  const {pointer, depth, depthStep, depthGroupStep, columns, columnStep} = slide.weights;
  const starts = tapStarts(slide);
  const packed = scratch.take(FLOAT * columns * starts.length * depth);
  const heap = new Float32Array(wasm.memory.buffer);
  const source = pointer / FLOAT + group * depthGroupStep;
  let to = packed / FLOAT;
  for (let column = 0; column < columns; column++) {
    for (const start of starts) {
      const from = source + start + column * columnStep;
      for (let k = 0; k < depth; k++, to++) heap[to] = heap[from + k * depthStep];
    }
  }
  return packed;
}

/** Most output channels and fewest values of a sum for which dot products beat blocks of eight channels. */
const DOTS = {channels: 4, values: 64};

/** Says whether dot products are faster; they take four values at a time. */
function suitsDots({depth, columns}: SlideWeights, values: number): boolean {
  return columns <= DOTS.channels && values >= DOTS.values && depth % 4 === 0;
}

/** Copies the bias of one group, filled up to whole blocks. */
function packBias(wasm: Wasm, scratch: Scratch, {bias, weights}: Slide, group: number): number {
  if (bias === 0) return 0;
  const bytes = FLOAT * weights.columns;
  const packed = scratch.take(bytes + 32);
  const fields = [bias + group * bytes, packed, bytes, 32, 0, 0];
  wasm.run("copyRows", fields, 1, weights.columns);
  return packed;
}

/** Computes a slide, group by group. */
export function runSlide(wasm: Wasm, scratch: Scratch, slide: Slide): void {
  const {images, output, weights, places, stride, first, step, groups} = slide;
  const [from, to] = [bytesOf(images), bytesOf(output)];
  const runs = runsOf(slide, weights.depth);
  const list = scratch.list(runs.flat());
  const depth = runs.reduce((sum, [, length]) => sum + length, 0);
  const start = first[0] * to.plane + first[1] * to.row + first[2] * to.pixel;
  const rows = images.batch * places[0] * places[1];
  const [kernel, pack] = suitsDots(weights, depth)
    ? (["dotRows", packColumns] as const)
    : (["convRows", packWeights] as const);
  for (let group = 0; group < groups; group++) {
    const fields: Field[] = [
      images.pointer + FLOAT * group * weights.depth,
      pack(wasm, scratch, slide, group),
      packBias(wasm, scratch, slide, group),
      output.pointer + start + FLOAT * group * weights.columns,
      ...[list, runs.length, depth, weights.columns],
      ...[places[1], places[0], places[2]],
      ...[from.image, stride[0] * from.plane, stride[1] * from.row, stride[2] * from.pixel],
      ...[to.image, step[0] * to.plane, step[1] * to.row, step[2] * to.pixel],
      slide.relu ? 1 : 0,
    ];
    wasm.run(kernel, fields, rows, rows * places[2] * depth * weights.columns);
  }
}
