import {ShapeError} from "../../core/index.ts";
import {type PadMode, padTensor, requireMode} from "../ops/pad.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import {requireFinite} from "../train/requireTraining.ts";
import type {Tensor32} from "../train/tensor32.ts";
import {type ImportanceOptions, importanceOf} from "./importanceMap.ts";
import {addRows, copyRows, indexOf, rowsOf, type WindowRows} from "./windowRows.ts";
import {startsOf, type WindowOptions} from "./windowStarts.ts";

/** Which windows cover an image and how they are averaged. */
export interface PlanOptions extends WindowOptions, ImportanceOptions {
  /** How an image that is smaller than a window goes on beyond its border, "zeros" when left out. */
  readonly padding?: PadMode;
}

/** All that is fixed before the first window is predicted. */
export interface WindowPlan {
  readonly text: string;
  /** The image, padded to the size of a window at least. */
  readonly image: Tensor32;
  /** Elements that the padding adds before each axis. */
  readonly before: readonly number[];
  readonly patch: readonly number[];
  readonly weights: Float32Array;
  /** First element of each window in the padded image. */
  readonly firsts: readonly number[];
  readonly rows: WindowRows;
}

/** Pads an image to the size of a window; half of what is missing comes before it. */
function padded(image: Tensor32, patch: readonly number[], mode: PadMode) {
  const missing = patch.map((n, axis) => Math.max(n - image.shape[axis + 1], 0));
  const before = missing.map((n) => Math.floor(n / 2));
  const pairs = missing.map((n, axis) => [before[axis], n - before[axis]] as const);
  requireMode("slidingWindow", image.shape, pairs, mode);
  if (missing.every((n) => n === 0)) return {image, before};
  const larger = padTensor({shape: image.shape, data: Float64Array.from(image.data)}, pairs, mode);
  return {image: {shape: larger.shape, data: Float32Array.from(larger.data)}, before};
}

/** Tells images apart by all their bits: a hash of 32 bits (FNV-1a, word by word). */
export function hashOf({data}: {readonly data: Float32Array}): string {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Lists all combinations of starts, the last axis fastest, as elements of the image. */
function firstsOf(starts: readonly (readonly number[])[], size: readonly number[]): number[] {
  const places = starts.reduce<number[][]>(
    (made, axis) => made.flatMap((place) => axis.map((start) => [...place, start])),
    [[]],
  );
  return places.map((place) => indexOf(place, size));
}

/** Checks image and options and fixes the windows. */
export function planOf(x: Tensor32, options: PlanOptions): WindowPlan {
  const {patch, overlap, blending, sigmaScale = 0.125, padding = "zeros"} = options;
  if (x.shape.length < 3 || x.shape[0] !== 1) {
    throw new ShapeError(
      `slidingWindow: image must have the shape [1, (z,) (y,) x, channels], got ${shapeText(x.shape)}`,
    );
  }
  requireFinite("slidingWindow", "image", x);
  const starts = startsOf("slidingWindow", x.shape.slice(1, -1), options);
  const {image, before} = padded(x, patch, padding);
  const size = image.shape.slice(1, -1);
  return {
    text: `image ${shapeText(x.shape)} ${hashOf(x)}, patch ${shapeText(patch)}, overlap ${overlap}, ${blending} ${sigmaScale}, ${padding}`,
    ...{image, before, patch: [...patch]},
    weights: importanceOf("slidingWindow", patch, options).data,
    firsts: firstsOf(starts, size),
    rows: rowsOf(patch, size),
  };
}

/** Cuts windows out of the image, one behind the other. */
export function windowsOf(
  {image, patch, firsts, rows}: WindowPlan,
  from: number,
  to: number,
): Tensor32 {
  const channels = image.shape[image.shape.length - 1];
  const size = sizeOf(patch) * channels;
  const data = new Float32Array((to - from) * size);
  for (let k = from; k < to; k++) {
    copyRows(data, (k - from) * size, image.data, firsts[k], rows, channels);
  }
  return {shape: [to - from, ...patch, channels], data};
}

/** Divides the sums by the weights that went into them and cuts the padding off. */
export function blended(
  {image, before, weights, firsts, rows}: WindowPlan,
  sums: Tensor32,
  x: Tensor32,
) {
  const channels = sums.shape[sums.shape.length - 1];
  const size = image.shape.slice(1, -1);
  const total = new Float32Array(sizeOf(size));
  const ones = new Float32Array(weights.length).fill(1);
  for (const first of firsts) addRows(total, first, rows, ones, 0, weights, 1);
  const data = new Float32Array(sums.data.length);
  for (let i = 0, j = 0; i < total.length; i++) {
    for (let c = 0; c < channels; c++, j++) data[j] = sums.data[j] / total[i];
  }
  const own = x.shape.slice(1, -1);
  if (shapeText(own) === shapeText(size)) return {shape: sums.shape, data};
  const cut = new Float32Array(sizeOf(own) * channels);
  copyRows(cut, 0, data, indexOf(before, size), rowsOf(own, size), channels);
  return {shape: [1, ...own, channels], data: cut};
}
