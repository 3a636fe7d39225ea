// mistake: the maximum is returned for the percentile
// expect: the Hausdorff distance itself
// answer: percentile
function hd95(aToB: number[], bToA: number[], _pooled: boolean): number {
  return Math.max(...aToB, ...bToA);
}
// answer: stray
const strayVoxels = 1;
