// mistake: equal voxels are counted, the background included
// expect: counts the background
// answer: overlap
function diceOf(a: number[], b: number[]): number {
  return a.filter((value, i) => value === b[i]).length / a.length;
}
