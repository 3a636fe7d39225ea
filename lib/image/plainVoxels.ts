import type {VoxelArray} from "./volume.ts";

/** The number formats that a typed array of JavaScript holds as they are. */
export type PlainType =
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "float32"
  | "float64";

const BYTES: Readonly<Record<PlainType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

const PLATFORM_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Returns how many bytes one number takes. */
export function bytesOf(type: PlainType): number {
  return BYTES[type];
}

/** Turns the byte order of every number of `out` round, in place. */
export function swapBytes(out: Uint8Array, width: number): void {
  for (let start = 0; start < out.length; start += width) {
    for (let low = start, high = start + width - 1; low < high; low++, high--) {
      const byte = out[low];
      out[low] = out[high];
      out[high] = byte;
    }
  }
}

/** Looks at a buffer as numbers of the given type. */
export function viewAs(buffer: ArrayBuffer, type: PlainType): VoxelArray {
  switch (type) {
    case "int8":
      return new Int8Array(buffer);
    case "uint8":
      return new Uint8Array(buffer);
    case "int16":
      return new Int16Array(buffer);
    case "uint16":
      return new Uint16Array(buffer);
    case "int32":
      return new Int32Array(buffer);
    case "uint32":
      return new Uint32Array(buffer);
    case "float32":
      return new Float32Array(buffer);
    case "float64":
      return new Float64Array(buffer);
  }
}

/** Copies `count` numbers out of a file's bytes; the caller has checked that they are there. */
export function plainVoxels(
  bytes: Uint8Array,
  offset: number,
  count: number,
  {type, littleEndian}: {readonly type: PlainType; readonly littleEndian: boolean},
): VoxelArray {
  const width = BYTES[type];
  const copy = new Uint8Array(new ArrayBuffer(count * width));
  copy.set(bytes.subarray(offset, offset + count * width));
  if (width > 1 && littleEndian !== PLATFORM_IS_LITTLE) swapBytes(copy, width);
  return viewAs(copy.buffer, type);
}
