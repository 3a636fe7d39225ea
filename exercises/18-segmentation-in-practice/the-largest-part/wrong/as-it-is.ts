// mistake: nothing is thrown away; lists of two lengths
// expect: everything that is marked
// expect: two lists of 0 and 1
// answer: keep
function keepLargest(mask: number[], _width: number): number[] {
  return mask;
}
// answer: break
function worseThanBefore(): {truth: number[]; found: number[]; width: number} {
  return {truth: [1, 1, 0], found: [1, 0, 0, 0], width: 3};
}
