import type {VoxelArray} from "./volume.ts";

/** The kinds of array that computed images have. */
export type FloatArray = Float32Array | Float64Array;

/** Makes an array for computed values: double where the image is double, single otherwise. */
export function floatLike(data: VoxelArray, length: number): FloatArray {
  return data instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
}

/** Copies an image's values into an array for computed values. */
export function floatCopy(data: VoxelArray): FloatArray {
  return data instanceof Float64Array ? Float64Array.from(data) : new Float32Array(data);
}

/** Gives the values of an image for reading only: the array itself where it holds computed values. */
export function floatView(data: VoxelArray): FloatArray {
  return data instanceof Float32Array || data instanceof Float64Array ? data : floatCopy(data);
}
