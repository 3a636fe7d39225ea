import {FormatError} from "../core/index.ts";

/** How 64-bit whole numbers become doubles, which hold every whole number only up to 2⁵³. */
export interface WideIntegerOptions {
  readonly who: string;
  readonly signed: boolean;
  readonly littleEndian: boolean;
  /** "exact" refuses a number that a double cannot hold; "rounded" takes the nearest double. */
  readonly rule: "exact" | "rounded";
}

/** Reads `count` 64-bit whole numbers as doubles. */
export function wideIntegers(
  bytes: Uint8Array,
  offset: number,
  count: number,
  {who, signed, littleEndian, rule}: WideIntegerOptions,
): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const highAt = littleEndian ? 4 : 0;
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const at = offset + 8 * i;
    const high = signed
      ? view.getInt32(at + highAt, littleEndian)
      : view.getUint32(at + highAt, littleEndian);
    const low = view.getUint32(at + 4 - highAt, littleEndian);

    // high · 2³² is exact, so the sum is rounded once, to the nearest double.
    const value = high * 4294967296 + low;
    if (rule === "exact" && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
      const whole = signed
        ? view.getBigInt64(at, littleEndian)
        : view.getBigUint64(at, littleEndian);
      if (BigInt(value) !== whole) {
        throw new FormatError(
          `${who}: a 64-bit number must be exact in a double, got ${whole} at byte ${at}; pass wideIntegers: "rounded" to take the nearest`,
        );
      }
    }
    values[i] = value;
  }
  return values;
}
