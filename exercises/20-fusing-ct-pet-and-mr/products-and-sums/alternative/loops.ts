// alternative: two loops; the formula written out
// answer: outer
function outer(a: number[], b: number[]): number[] {
  const all: number[] = [];
  for (const left of [1].concat(a)) for (const right of [1].concat(b)) all.push(left * right);
  return all;
}
// answer: width
const width = "m*n*k + m*n + m*k + n*k + m + n + k";
