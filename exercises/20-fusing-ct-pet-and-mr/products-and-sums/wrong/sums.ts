// mistake: features are added; widths are added
// expect: An outer product multiplies
// expect: as a concatenation does
// answer: outer
function outer(a: number[], b: number[]): number[] {
  return [1, ...a].flatMap((left) => [1, ...b].map((right) => left + right));
}
// answer: width
const width = "m + n + k";
