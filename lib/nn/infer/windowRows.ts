import {sizeOf} from "../tensor.ts";

/** The rows of a box inside an image: runs along the fastest axis, which lie side by side in memory. */
export interface WindowRows {
  /** Elements in a row. */
  readonly length: number;
  /** Where each row begins, counted from the box's first element. */
  readonly offsets: Int32Array;
}

/** Counts the elements of an image before a place. */
export function indexOf(place: readonly number[], size: readonly number[]): number {
  return place.reduce((index, at, axis) => index * size[axis] + at, 0);
}

/** Finds the rows of a box in an image of a size. */
export function rowsOf(box: readonly number[], size: readonly number[]): WindowRows {
  const outer = box.slice(0, -1);
  const offsets = new Int32Array(sizeOf(outer));
  const place = box.map(() => 0);
  for (let row = 0; row < offsets.length; row++) {
    offsets[row] = indexOf(place, size);
    for (let axis = outer.length - 1; axis >= 0 && ++place[axis] === outer[axis]; axis--) {
      place[axis] = 0;
    }
  }
  return {length: box[box.length - 1], offsets};
}

/** Copies a box of an image, which begins at element `first`, to a place of `out`. */
export function copyRows(
  out: Float32Array,
  at: number,
  image: Float32Array,
  first: number,
  {length, offsets}: WindowRows,
  channels: number,
): void {
  const run = length * channels;
  for (let row = 0; row < offsets.length; row++) {
    const from = (first + offsets[row]) * channels;
    out.set(image.subarray(from, from + run), at + row * run);
  }
}

/** Adds a weighted prediction, which begins at `at`, to a box of the sums. */
export function addRows(
  sums: Float32Array,
  first: number,
  {length, offsets}: WindowRows,
  prediction: Float32Array,
  at: number,
  weights: Float32Array,
  channels: number,
): void {
  let [from, place] = [at, 0];
  for (let row = 0; row < offsets.length; row++) {
    let to = (first + offsets[row]) * channels;
    for (let i = 0; i < length; i++, place++) {
      const weight = weights[place];
      for (let c = 0; c < channels; c++, from++, to++) sums[to] += weight * prediction[from];
    }
  }
}
