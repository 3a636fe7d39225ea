// mistake: the worst distance, as if nothing were forgiven
// expect: the plain Hausdorff distance
// expect: HD95 is not 0
// answer: pooled
const pooled = `${variant.far} mm`;
// answer: directed
const directed = `${variant.far} mm`;
// answer: both
function hd95(aToB: number[], bToA: number[]): number {
  return Math.max(...aToB, ...bToA);
}
// answer: break
function strayOutline(): {aToB: number[]; bToA: number[]} {
  const all = Array.from({length: 20}, () => 80);
  return {aToB: all, bToA: all};
}
