// mistake: the outline of what is more likely than not
// expect: This is the outline of what is more likely than not
// answer: outline
function bestOutline(q: number[]): number[] {
  return q.map((one) => (one > 0.5 ? 1 : 0));
}
