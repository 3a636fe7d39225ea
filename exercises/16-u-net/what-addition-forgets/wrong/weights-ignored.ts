// mistake: the weights are not looked at; a constant is moved, below 0
// expect: nothing of either input is left
// expect: which no ReLU lets through
// answer: ranks
function joinRanks(n: number, _a: number, _b: number): number[] {
  return [2 * n, n];
}
// answer: twin
function twin(e: number[], d: number[]): number[][] {
  return [e.map((v) => v - 10), d.map((v) => v + 10)];
}
