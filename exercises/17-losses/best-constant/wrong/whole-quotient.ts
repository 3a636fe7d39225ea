// mistake: the quotient itself is the threshold
// expect: not the quotient itself
// answer: outline
function bestOutline(q: number[]): number[] {
  const total = q.reduce((a, b) => a + b, 0);
  const falling = [...q].sort((a, b) => b - a);
  let best = 0;
  let covered = 0;
  falling.forEach((one, m) => {
    covered += one;
    best = Math.max(best, (2 * covered) / (m + 1 + total));
  });
  return q.map((one) => (one > best ? 1 : 0));
}
