// mistake: the old bias is carried over as it is
// expect: The bias passes through the normalisation too
// answer: bias
const foldedBias = "b - g*m/sqrt(v + e) + s";
// answer: fold
interface Parts {
  bias: number[];
  gamma: number[];
  beta: number[];
  mean: number[];
  variance: number[];
}
function fold(weights: number[][], p: Parts): {weights: number[][]; bias: number[]} {
  const scale = p.gamma.map((g, c) => g / Math.sqrt(p.variance[c] + 1e-5));
  return {
    weights: weights.map((row, c) => row.map((w) => scale[c] * w)),
    bias: scale.map((s, c) => p.bias[c] - s * p.mean[c] + p.beta[c]),
  };
}
