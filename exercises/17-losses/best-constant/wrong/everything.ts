// mistake: everything is outlined, as for one constant
// expect: Everything was outlined
// answer: outline
function bestOutline(q: number[]): number[] {
  return q.map(() => 1);
}
