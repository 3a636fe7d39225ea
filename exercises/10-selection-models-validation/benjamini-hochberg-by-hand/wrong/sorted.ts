// mistake: adjusted values in rising order; the reported tests are counted too
// expect: but in rising order
// expect: This counts the reported tests too
// expect: share of all features tested
// answer: adjusted
function adjusted(p: number[]): number[] {
  const sorted = [...p].sort((a, b) => a - b);
  for (let i = sorted.length - 1, least = 1; i >= 0; i--) {
    least = Math.min(least, (sorted.length / (i + 1)) * sorted[i]);
    sorted[i] = least;
  }
  return sorted;
}
// answer: found
const found = 0;
// answer: share
const falseShare = "a*(m - k)/m";
// answer: untold
function untoldTests(p: number[], rate: number): number {
  const sorted = [...p].sort((a, b) => a - b);
  return Math.max(...sorted.map((value, i) => Math.floor(((i + 1) * rate) / value))) + 1;
}
