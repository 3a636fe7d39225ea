// mistake: the features of a run fastest; the constant is counted
// expect: yours run the other way
// expect: not to be counted
// answer: outer
function outer(a: number[], b: number[]): number[] {
  return [1, ...b].flatMap((right) => [1, ...a].map((left) => left * right));
}
// answer: width
const width = "(m + 1)*(n + 1)*(k + 1)";
