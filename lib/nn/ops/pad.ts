import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {type PaddingOption, paddingPairs} from "./perAxis.ts";

/** How an image goes on beyond its border. */
export type PadMode = "zeros" | "reflect" | "replicate" | "circular";

/** Options of `pad` and `padBackward`. */
export interface PadOptions {
  /** Places added on all sides, per axis on both sides, or [before, after] per axis. */
  readonly padding: PaddingOption;
  /** "zeros" when left out. */
  readonly mode?: PadMode;
}

/** Finds, for each place of a padded axis, the place of the image whose value it takes; -1 is none. */
const SOURCES: Readonly<Record<PadMode, (place: number, size: number) => number>> = {
  zeros: (place, size) => (place >= 0 && place < size ? place : -1),
  // The border itself is not repeated: … 2 1 | 0 1 2.
  reflect: (place, size) => size - 1 - Math.abs(size - 1 - Math.abs(place)),
  replicate: (place, size) => Math.min(Math.max(place, 0), size - 1),
  circular: (place, size) => (place + size) % size,
};

/** How many places a mode can add on one side of an axis. */
const MOST: Readonly<Record<PadMode, (size: number) => number>> = {
  zeros: () => Number.POSITIVE_INFINITY,
  reflect: (size) => size - 1,
  replicate: () => Number.POSITIVE_INFINITY,
  circular: (size) => size,
};

/**
 * Continues an image beyond its border along its spatial axes.
 *
 * @formula $\tilde x[i] = x[\sigma(i - p)]$, where the place $\sigma(j)$ is $j$ inside the image and outside it none (zeros), the mirrored place $-j$ (reflect), the nearest (replicate) or $j \bmod n$ (circular)
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param options - padding: one number, one per spatial axis or [before, after] per axis, slowest axis
 *   first; mode: "zeros" when left out
 * @returns the larger image, a copy
 * @throws RangeError when the padding is not made of whole numbers of at least 0, the mode is none of
 *   these, "reflect" should add as many places as the axis has, or "circular" more
 * @throws ShapeError when x has no spatial axis
 * @ref dumoulin2016
 * @example pad({shape: [1, 3, 1], data: Float64Array.of(1, 2, 3)}, {padding: 2, mode: "reflect"}).data // [3, 2, 1, 2, 3, 2, 1]
 */
export function pad(x: Tensor, {padding, mode = "zeros"}: PadOptions): Tensor {
  const pairs = checkedPairs("pad", x.shape, padding);
  requireMode("pad", x.shape, pairs, mode);
  return padTensor(x, pairs, mode);
}

/**
 * Computes the gradient through `pad`: each place of the image collects what its copies receive.
 *
 * With zeros this cuts the padding off.
 *
 * @formula $\bar x[j] = \sum_{i:\ \sigma(i - p) = j} \bar{\tilde x}[i]$
 * @param gradOutput - gradient with respect to the padded image, [batch, (z,) (y,) x, channel]
 * @param options - padding and mode that the image was padded with
 * @returns gradient with respect to the image, smaller by the padding
 * @throws RangeError when the padding is not made of whole numbers of at least 0, the mode is none of
 *   these or could not have added so much
 * @throws ShapeError when gradOutput has no spatial axis or nothing is left without the padding
 * @ref dumoulin2016
 * @example padBackward({shape: [1, 5, 1], data: Float64Array.of(1, 2, 3, 4, 5)}, {padding: 1, mode: "replicate"}).data // [3, 3, 9]
 */
export function padBackward(gradOutput: Tensor, {padding, mode = "zeros"}: PadOptions): Tensor {
  const pairs = checkedPairs("padBackward", gradOutput.shape, padding);
  const shape = gradOutput.shape.map((size, axis) => {
    const [before, after] = pairs[axis - 1] ?? [0, 0];
    return size - before - after;
  });
  if (shape.some((size) => size < 1)) {
    throw new ShapeError(
      `padBackward: gradOutput must be larger than the padding, got ${shapeText(gradOutput.shape)} and [[${pairs.join("], [")}]]`,
    );
  }
  requireMode("padBackward", shape, pairs, mode);
  return unpadTensor(gradOutput, pairs, mode);
}

/** Pads one axis after the other; all is checked. */
export function padTensor(
  x: Tensor,
  pairs: readonly (readonly [number, number])[],
  mode: PadMode,
): Tensor {
  let result: Tensor = {shape: x.shape, data: Float64Array.from(x.data)};
  pairs.forEach(([before, after], index) => {
    if (before + after === 0) return;
    const axis = index + 1;
    const size = result.shape[axis];
    const sources = sourcesOf(size, [before, after], mode);
    const shape = resized(result.shape, axis, sources.length);
    const data = new Float64Array(sizeOf(shape));
    const inner = sizeOf(shape.slice(axis + 1));
    const outer = sizeOf(shape.slice(0, axis));
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < sources.length; i++) {
        if (sources[i] < 0) continue;
        const from = (o * size + sources[i]) * inner;
        data.set(result.data.subarray(from, from + inner), (o * sources.length + i) * inner);
      }
    }
    result = {shape, data};
  });
  return result;
}

/** Collects one axis after the other what padding spread, the adjoint of `padTensor`. */
export function unpadTensor(
  gradient: Tensor,
  pairs: readonly (readonly [number, number])[],
  mode: PadMode,
): Tensor {
  let result: Tensor = {shape: gradient.shape, data: Float64Array.from(gradient.data)};
  pairs.forEach(([before, after], index) => {
    if (before + after === 0) return;
    const axis = index + 1;
    const size = result.shape[axis] - before - after;
    const sources = sourcesOf(size, [before, after], mode);
    const shape = resized(result.shape, axis, size);
    const data = new Float64Array(sizeOf(shape));
    const inner = sizeOf(shape.slice(axis + 1));
    const outer = sizeOf(shape.slice(0, axis));
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < sources.length; i++) {
        if (sources[i] < 0) continue;
        const from = (o * sources.length + i) * inner;
        const to = (o * size + sources[i]) * inner;
        for (let k = 0; k < inner; k++) data[to + k] += result.data[from + k];
      }
    }
    result = {shape, data};
  });
  return result;
}

/** Returns a shape with another size along one axis. */
function resized(shape: readonly number[], axis: number, size: number): number[] {
  return shape.map((n, other) => (other === axis ? size : n));
}

/** Lists the source of each place of a padded axis. */
function sourcesOf(
  size: number,
  [before, after]: readonly [number, number],
  mode: PadMode,
): Int32Array {
  const sourceOf = SOURCES[mode];
  return Int32Array.from({length: before + size + after}, (_, i) => sourceOf(i - before, size));
}

/** Reads the padding of a tensor that has spatial axes. */
function checkedPairs(
  who: string,
  shape: readonly number[],
  padding: PaddingOption,
): [number, number][] {
  if (shape.length < 3) {
    throw new ShapeError(
      `${who}: the image must be [batch, (z,) (y,) x, channel], got ${shapeText(shape)}`,
    );
  }
  return paddingPairs(who, padding, shape.length - 2);
}

/** Checks that a mode exists and finds enough places in the image for what it adds. */
export function requireMode(
  who: string,
  shape: readonly number[],
  pairs: readonly (readonly [number, number])[],
  mode: PadMode,
): void {
  if (!Object.hasOwn(SOURCES, mode)) {
    const names = Object.keys(SOURCES).join(", ");
    throw new RangeError(`${who}: mode must be one of ${names}, got ${String(mode)}`);
  }
  pairs.forEach((pair, index) => {
    const size = shape[index + 1];
    const most = MOST[mode](size);
    if (Math.max(...pair) <= most) return;
    throw new RangeError(
      `${who}: "${mode}" must add at most ${most} places to an axis of ${size}, got ${Math.max(...pair)}`,
    );
  });
}
