// mistake: a flat region is divided by its range, which is 0
// expect: A region of one value has no range
// answer: number
function fixedNumber(values: number[], bins: number): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.map((x) => Math.min(bins, Math.floor((bins * (x - low)) / (high - low)) + 1));
}
