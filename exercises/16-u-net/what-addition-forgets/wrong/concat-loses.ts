// mistake: concatenation is given the rank of one map; the first decoder alone is counted
// expect: can be read off again
// expect: That is one decoder
// answer: ranks
function joinRanks(n: number, _a: number, _b: number): number[] {
  return [n, n];
}
// answer: saved
const weightsSaved = "9*C^2";
