// mistake: the variance of a sum; sums over voxels; the shared doubt
// expect: the variance of a sum
// expect: sums over the voxels
// expect: the doubt they share
// expect: has to mark a voxel
// answer: spread
const meanVariance = "M*s^2 + M*(M - 1)*r*s^2";
// answer: split
function splitError(members: number[][], truth: number[]): number[] {
  const sums = [0, 0, 0];
  truth.forEach((y, i) => {
    const p = members.map((member) => member[i]);
    const mean = p.reduce((a, b) => a + b) / p.length;
    sums[0] += p.reduce((sum, v) => sum + (v - y) ** 2, 0) / p.length;
    sums[1] += p.reduce((sum, v) => sum + (v - mean) ** 2, 0) / p.length;
    sums[2] += (mean - y) ** 2;
  });
  return sums;
}
// answer: information
const information = -variant.p * Math.log(variant.p) - (1 - variant.p) * Math.log(1 - variant.p);
// answer: break
function diceFalls(): {members: number[][]; truth: number[]} {
  return {
    members: [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
    truth: [1, 1],
  };
}
