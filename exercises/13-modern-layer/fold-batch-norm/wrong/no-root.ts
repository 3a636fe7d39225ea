// mistake: the variance instead of its root
// expect: divides by the root
// answer: weight
const foldedWeight = "g*w/(v + e)";
// answer: fold
interface Parts {
  bias: number[];
  gamma: number[];
  beta: number[];
  mean: number[];
  variance: number[];
}
function fold(weights: number[][], p: Parts): {weights: number[][]; bias: number[]} {
  const scale = p.gamma.map((g, c) => g / (p.variance[c] + 1e-5));
  return {
    weights: weights.map((row, c) => row.map((w) => scale[c] * w)),
    bias: scale.map((s, c) => s * (p.bias[c] - p.mean[c]) + p.beta[c]),
  };
}
