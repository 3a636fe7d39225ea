import type {VoxelArray} from "./volume.ts";

/** Makes an array of the same kind as another, filled with 0. */
export function sameKind(data: VoxelArray, length: number): VoxelArray {
  if (data instanceof Float32Array) return new Float32Array(length);
  if (data instanceof Float64Array) return new Float64Array(length);
  if (data instanceof Int8Array) return new Int8Array(length);
  if (data instanceof Uint8Array) return new Uint8Array(length);
  if (data instanceof Int16Array) return new Int16Array(length);
  if (data instanceof Uint16Array) return new Uint16Array(length);
  if (data instanceof Int32Array) return new Int32Array(length);
  return new Uint32Array(length);
}
