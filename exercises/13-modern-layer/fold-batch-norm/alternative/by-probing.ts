// alternative: the affine map is probed at 0 and at each unit vector
// answer: fold
interface Parts {
  bias: number[];
  gamma: number[];
  beta: number[];
  mean: number[];
  variance: number[];
}
function fold(weights: number[][], p: Parts): {weights: number[][]; bias: number[]} {
  const pair = (x: number[]) =>
    weights.map((row, c) => {
      const z = row.reduce((sum, w, k) => sum + w * x[k], p.bias[c]);
      return (p.gamma[c] * (z - p.mean[c])) / Math.sqrt(p.variance[c] + 1e-5) + p.beta[c];
    });
  const bias = pair(weights[0].map(() => 0));
  const units = weights[0].map((_, k) => pair(weights[0].map((_w, j) => (j === k ? 1 : 0))));
  return {weights: weights.map((row, c) => row.map((_, k) => units[k][c] - bias[c])), bias};
}
