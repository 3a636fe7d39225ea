// mistake: the sum is thought to keep everything; the twin is the pair itself
// expect: n rows only
// expect: equals the old one somewhere
// answer: ranks
function joinRanks(n: number, _a: number, _b: number): number[] {
  return [2 * n, 2 * n];
}
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  return [e, d];
}
