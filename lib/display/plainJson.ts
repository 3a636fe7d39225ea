/** Significant digits that a figure keeps: a thousandth of a pixel on any screen. */
const DIGITS = 6;

/** Turns a figure into plain JSON: typed arrays to arrays, numbers rounded, what is not finite to null. */
export function plainJson(value: unknown): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return null;
    return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Float64Array, plainJson);
  }
  if (Array.isArray(value)) return value.map(plainJson);
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, plainJson(item)]),
    );
  }
  return value;
}
