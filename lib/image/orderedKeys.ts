import type {VoxelArray} from "./volume.ts";

/** Whole numbers that stand in for an image's values: the same order, and less than 2³¹ apart. */
export interface OrderedKeys {
  /** Writes the keys of `count` values from `from` on to `keys[to …]`. */
  readonly encode: (from: number, count: number, keys: Int32Array, to: number) => void;
  /** Writes the values of `count` keys to `target[to …]`. */
  readonly decode: (keys: Int32Array, count: number, target: VoxelArray, to: number) => void;
}

/** Keys of whole numbers: the numbers themselves, moved so that the least is 0. */
function wholeKeys(data: VoxelArray, least: number): OrderedKeys {
  return {
    encode: (from, count, keys, to) => {
      for (let i = 0; i < count; i++) keys[to + i] = data[from + i] - least;
    },
    decode: (keys, count, target, to) => {
      for (let i = 0; i < count; i++) target[to + i] = keys[i] + least;
    },
  };
}

/**
 * Keys of single-precision numbers: their bits, which grow with the magnitude. The bits below the
 * least magnitude other than 0 are cut off, so that both signs fit into 31 bits together.
 */
function singleKeys(data: Float32Array): OrderedKeys | undefined {
  const bits = new Int32Array(data.buffer, data.byteOffset, data.length);
  let least = 0x7f800000;
  let most = 0;
  for (let i = 0; i < bits.length; i++) {
    const magnitude = bits[i] & 0x7fffffff;
    if (magnitude > most) most = magnitude;
    if (magnitude > 0 && magnitude < least) least = magnitude;
  }
  const base = least - 1;

  // Above 0x7f800000 stand the NaNs, which have no order.
  if (most > 0x7f800000 || most - base >= 0x40000000) return undefined;
  return {
    encode: (from, count, keys, to) => {
      for (let i = 0; i < count; i++) {
        const bit = bits[from + i];
        const magnitude = (bit & 0x7fffffff) - base;
        const size = magnitude & ~(magnitude >> 31);
        const sign = bit >> 31;
        keys[to + i] = (size ^ sign) - sign;
      }
    },
    decode: (keys, count, target, to) => {
      if (!(target instanceof Float32Array)) return;
      const out = new Int32Array(target.buffer, target.byteOffset, target.length);
      for (let i = 0; i < count; i++) {
        const sign = keys[i] >> 31;
        const size = (keys[i] ^ sign) - sign;
        out[to + i] = size === 0 ? 0 : (size + base) | (sign & 0x80000000);
      }
    },
  };
}

/** Finds keys for an image; undefined where its values do not fit (double precision, NaN, a huge span). */
export function orderedKeys(data: VoxelArray): OrderedKeys | undefined {
  if (data instanceof Float64Array) return undefined;
  if (data instanceof Float32Array) return singleKeys(data);
  let least = data[0];
  let most = data[0];
  for (let i = 1; i < data.length; i++) {
    if (data[i] < least) least = data[i];
    if (data[i] > most) most = data[i];
  }
  return most - least < 2 ** 31 ? wholeKeys(data, least) : undefined;
}
