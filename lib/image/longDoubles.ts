/** The two things a file may mean by a 16-byte float: IEEE binary128, or x87's 80 bits and padding. */
export type LongDouble = "binary128" | "x87";

/** Multiplies by 2^exponent in steps that do not overflow on the way. */
function scaleByPower(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  while (left > 1000 && Number.isFinite(result)) {
    result *= 2 ** 1000;
    left -= 1000;
  }
  while (left < -1000 && result !== 0) {
    result *= 2 ** -1000;
    left += 1000;
  }
  return result * 2 ** Math.max(-1074, Math.min(1000, left));
}

/** Puts a sign, a 15-bit exponent and a whole mantissa of `fraction` binary places together. */
function assemble(high: number, mantissa: bigint, fraction: number, isSpecial: boolean): number {
  const sign = high & 0x8000 ? -1 : 1;
  const exponent = high & 0x7fff;
  if (exponent === 0x7fff) return isSpecial ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * scaleByPower(Number(mantissa), Math.max(exponent, 1) - 16383 - fraction);
}

/** Reads `count` 16-byte floats, each rounded to the nearest double. */
export function longDoubles(
  bytes: Uint8Array,
  offset: number,
  count: number,
  {kind, littleEndian}: {readonly kind: LongDouble; readonly littleEndian: boolean},
): Float64Array {
  const values = new Float64Array(count);
  const one = new Uint8Array(16);
  const view = new DataView(one.buffer);
  for (let i = 0; i < count; i++) {
    // Each number is laid out with its highest byte first.
    const at = offset + 16 * i;
    for (let k = 0; k < 16; k++) one[k] = bytes[at + (littleEndian ? 15 - k : k)];
    if (kind === "binary128") {
      const high = view.getUint16(0);
      const low = (view.getBigUint64(0) & 0xffffffffffffn) * 2n ** 64n + view.getBigUint64(8);
      const hidden = (high & 0x7fff) === 0 ? 0n : 2n ** 112n;
      values[i] = assemble(high, low + hidden, 112, low !== 0n);
    } else {
      // Ten bytes carry the number; the padding stands above it in little-endian files, after it else.
      const start = littleEndian ? 6 : 0;
      const mantissa = view.getBigUint64(start + 2);
      const isNan = (mantissa & 0x7fffffffffffffffn) !== 0n;
      values[i] = assemble(view.getUint16(start), mantissa, 63, isNan);
    }
  }
  return values;
}
