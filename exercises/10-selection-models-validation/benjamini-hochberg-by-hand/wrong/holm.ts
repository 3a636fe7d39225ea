// mistake: Holm's correction
// expect: This is Holm's correction
// expect: This is Holm's number
// answer: adjusted
function adjusted(p: number[]): number[] {
  const order = p.map((_, i) => i).sort((i, j) => p[i] - p[j]);
  const result = p.map(() => 0);
  let worst = 0;
  order.forEach((at, i) => {
    worst = Math.max(worst, Math.min(1, (p.length - i) * p[at]));
    result[at] = worst;
  });
  return result;
}
// answer: found
const found = adjusted(variant.p).filter((value) => value <= variant.rate).length;
