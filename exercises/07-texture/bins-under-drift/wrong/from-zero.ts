// mistake: levels start at 0
// expect: Levels start at 1 here
// answer: number
function fixedNumber(values: number[], bins: number): number[] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return values.map(() => bins - 1);
  return values.map((x) => Math.min(bins - 1, Math.floor((bins * (x - low)) / (high - low))));
}
// answer: size
function fixedSize(values: number[], width: number, lowest: number): number[] {
  return values.map((x) => Math.floor((x - lowest) / width));
}
