// mistake: maxima from the smallest up; stops at the first failure; only the smallest value is looked at
// expect: Maxima were taken
// expect: You stopped at the first value above its line
// expect: Only the smallest p-value was looked at
// answer: adjusted
function adjusted(p: number[]): number[] {
  const order = p.map((_, i) => i).sort((i, j) => p[i] - p[j]);
  const result = p.map(() => 0);
  let worst = 0;
  order.forEach((at, i) => {
    worst = Math.max(worst, Math.min(1, (p.length / (i + 1)) * p[at]));
    result[at] = worst;
  });
  return result;
}
// answer: found
const found = [...variant.p]
  .sort((a, b) => a - b)
  .findIndex((value, i) => value > ((i + 1) * variant.rate) / variant.p.length);
// answer: untold
function untoldTests(p: number[], rate: number): number {
  return Math.max(0, Math.floor(rate / Math.min(...p)) - p.length + 1);
}
