// mistake: the scales are laid along the taps
// expect: Each row of the weights belongs to one channel
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
    weights: weights.map((row) => row.map((w, k) => scale[k % scale.length] * w)),
    bias: scale.map((s, c) => s * (p.bias[c] - p.mean[c]) + p.beta[c]),
  };
}
