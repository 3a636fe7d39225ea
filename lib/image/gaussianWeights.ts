/** Computes a sampled Gaussian or its derivative, in voxels; sigma 0 gives the single weight 1. */
export function gaussianWeights(sigma: number, truncate: number, order: 0 | 1 | 2): Float64Array {
  const radius = Math.floor(truncate * sigma + 0.5);
  const weights = new Float64Array(2 * radius + 1);
  let total = 0;
  for (let k = 0; k <= radius; k++) {
    const value = k === 0 ? 1 : Math.exp((-k * k) / (2 * sigma * sigma));
    weights[radius + k] = value;
    weights[radius - k] = value;
    total += k === 0 ? value : 2 * value;
  }
  for (let i = 0; i < weights.length; i++) weights[i] /= total;
  if (order === 0) return weights;

  // Derivatives multiply the samples by a polynomial; neighbour k stands at distance +k.
  const s2 = sigma * sigma;
  for (let k = -radius; k <= radius; k++) {
    weights[radius + k] *= order === 1 ? k / s2 : (k * k) / (s2 * s2) - 1 / s2;
  }
  return weights;
}
