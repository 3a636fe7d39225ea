// mistake: one choice for all splits; the crude bound of the largest normal
// expect: largest single value
// expect: one choice for all splits
// expect: a bound that the expected maximum
// answer: flat
function flatScore(table: number[][]): number {
  return Math.max(...table.flat());
}
// answer: nested
function nestedScore(inner: number[][], outer: number[][]): number {
  const sums = inner[0].map((_, c) => inner.reduce((sum, row) => sum + row[c], 0));
  const chosen = sums.indexOf(Math.max(...sums));
  return outer.reduce((sum, row) => sum + row[chosen], 0) / outer.length;
}
// answer: many
const candidates = 23;
