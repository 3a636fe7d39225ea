// mistake: errors are taken as independent; the sample variance; bits
// expect: independent errors
// expect: less 1
// expect: in bits
// expect: not worse by 0.1
// answer: spread
const meanVariance = "s^2/M";
// answer: split
function splitError(members: number[][], truth: number[]): number[] {
  const sums = [0, 0, 0];
  truth.forEach((y, i) => {
    const p = members.map((member) => member[i]);
    const mean = p.reduce((a, b) => a + b) / p.length;
    sums[0] += p.reduce((sum, v) => sum + (v - y) ** 2, 0) / p.length;
    sums[1] += p.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (p.length - 1);
    sums[2] += (mean - y) ** 2;
  });
  return sums.map((sum) => sum / truth.length);
}
// answer: information
const own = -variant.p * Math.log2(variant.p) - (1 - variant.p) * Math.log2(1 - variant.p);
const information = 1 - own;
// answer: break
function diceFalls(): {members: number[][]; truth: number[]} {
  return {
    members: [
      [0.9, 0.9],
      [0.9, 0.8],
    ],
    truth: [1, 1],
  };
}
