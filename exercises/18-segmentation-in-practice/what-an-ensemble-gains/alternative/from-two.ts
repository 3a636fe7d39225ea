// alternative: two of the three numbers, and the third from them
// answer: spread
const meanVariance = "(M*s^2 + M*(M - 1)*r*s^2)/M^2";
// answer: split
function splitError(members: number[][], truth: number[]): number[] {
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  const own = mean(truth.map((y, i) => mean(members.map((p) => (p[i] - y) ** 2))));
  const joint = mean(truth.map((y, i) => (mean(members.map((p) => p[i])) - y) ** 2));
  return [own, own - joint, joint];
}
// answer: break
function diceFalls(): {members: number[][]; truth: number[]} {
  return {
    members: [
      [1, 1, 0.2, 0.2, 0],
      [0.2, 0.2, 0.75, 0.75, 0],
      [0, 0.2, 0.2, 0.2, 0.8],
    ],
    truth: [1, 1, 1, 1, 1],
  };
}
