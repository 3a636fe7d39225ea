// mistake: the correlation turned round; the order of the three; all doubt
// expect: the wrong way round
// expect: The order is
// expect: all doubt
// expect: two to five lists
// answer: spread
const meanVariance = "s^2*(1 - r + r/M)";
// answer: split
function splitError(members: number[][], truth: number[]): number[] {
  const sums = [0, 0, 0];
  truth.forEach((y, i) => {
    const p = members.map((member) => member[i]);
    const mean = p.reduce((a, b) => a + b) / p.length;
    sums[2] += p.reduce((sum, v) => sum + (v - y) ** 2, 0) / p.length;
    sums[1] += p.reduce((sum, v) => sum + (v - mean) ** 2, 0) / p.length;
    sums[0] += (mean - y) ** 2;
  });
  return sums.map((sum) => sum / truth.length);
}
// answer: information
const information = Math.log(2);
// answer: break
function diceFalls(): {members: number[][]; truth: number[]} {
  return {members: [[0.9, 0.1]], truth: [1, 1]};
}
