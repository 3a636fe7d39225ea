// mistake: a map whose one weight is 0 is thought to keep nothing; both maps are halved
// expect: One of the two weights is enough
// expect: sums must stay
// answer: ranks
function joinRanks(n: number, a: number, b: number): number[] {
  return [2 * n, a * b === 0 ? 0 : n];
}
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  return [e.map((v) => v / 2), d.map((v) => v / 2)];
}
