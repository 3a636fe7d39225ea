// mistake: the outline is returned in the order of falling probability
// expect: in the order of falling probability
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
  return falling.map((one) => (one > best / 2 ? 1 : 0));
}
