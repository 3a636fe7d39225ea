// mistake: no 1 in front of either modality
// expect: a 1 stands in front of BOTH
// expect: features themselves are lost
// answer: outer
function outer(a: number[], b: number[]): number[] {
  return a.flatMap((left) => b.map((right) => left * right));
}
// answer: width
const width = "m*n*k";
