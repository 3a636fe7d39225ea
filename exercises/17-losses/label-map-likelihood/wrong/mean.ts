// mistake: the mean over the voxels is taken instead of the sum
// expect: This is the mean over the voxels
// answer: surprise
const surprise = 3.1701 / 4;
// answer: any
function negativeLogLikelihood(p: number[][], labels: number[]): number {
  return labels.reduce((sum, label, i) => sum - Math.log(p[i][label]), 0) / labels.length;
}
