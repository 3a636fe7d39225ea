// mistake: values are rounded to the nearest edge
// expect: rounded to the nearest edge
// answer: number
function fixedNumber(values: number[], bins: number): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return values.map(() => bins);
  return values.map((x) => Math.min(bins, Math.round((bins * (x - low)) / (high - low)) + 1));
}
// answer: size
function fixedSize(values: number[], width: number, lowest: number): number[] {
  return values.map((x) => Math.round((x - lowest) / width) + 1);
}
