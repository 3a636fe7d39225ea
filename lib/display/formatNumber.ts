/** Writes a number for a reader: at most so many significant digits, no trailing zeros, a true minus sign. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text =
    size >= 1e-4 && size < 1e6
      ? String(Number(Number.isInteger(size) ? size : size.toPrecision(digits)))
      : size
          .toExponential(digits - 1)
          .replace(/\.?0+e/, "e")
          .replace("e+", "e");
  return (value < 0 ? "−" : "") + text.replace("e-", "e−");
}
