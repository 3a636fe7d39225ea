/** Options of `pooledNoiseVariance`. */
export interface PooledNoiseOptions {
  /** Voxels of a window along each axis, slowest first. */
  readonly kernel: readonly number[];
  /**
   * Correlation of two voxels that lie `lag` voxels apart along each axis, 1 at lag 0. White noise, whose
   * voxels are independent, when left out.
   */
  readonly correlation?: (lag: readonly number[]) => number;
}

/**
 * Computes the variance of noise after average pooling.
 *
 * The variance of a mean is the mean of all covariances within the window. White noise leaves only those of
 * voxels with themselves: 1/k² in 2-D, 1/k³ in 3-D. Noise whose neighbours agree, such as that of a
 * reconstructed image, loses less; noise whose neighbours oppose each other loses more.
 *
 * @formula eq:pooled-noise $\mathrm{Var}(\bar n) = \frac{\sigma^2}{K^2} \sum_{\ell} \rho(\ell) \prod_a (k_a - |\ell_a|)$, $K = \prod_a k_a$
 * @param variance - σ² of one voxel
 * @param options - kernel: voxels of a window along each axis; correlation: ρ of two voxels by their lag
 * @returns variance of a pooled voxel, in the unit of `variance`
 * @throws RangeError when the variance is negative or not finite, the kernel is empty or not whole, or the
 *   correlation is not 1 at lag 0, leaves −1 to 1, or is that of no noise (the result would be negative)
 * @ref papoulis2002
 * @example pooledNoiseVariance(100, {kernel: [2, 2]}) // 25
 * pooledNoiseVariance(100, {kernel: [2], correlation: ([lag]) => 0.5 ** Math.abs(lag)}) // 75
 */
export function pooledNoiseVariance(
  variance: number,
  {kernel, correlation}: PooledNoiseOptions,
): number {
  const who = "pooledNoiseVariance";
  if (!(Number.isFinite(variance) && variance >= 0)) {
    throw new RangeError(`${who}: variance must be finite and at least 0, got ${variance}`);
  }
  if (kernel.length === 0 || !kernel.every((k) => Number.isSafeInteger(k) && k >= 1)) {
    throw new RangeError(
      `${who}: kernel must hold whole numbers of at least 1, got [${kernel.join(", ")}]`,
    );
  }
  const size = kernel.reduce((product, k) => product * k, 1);
  if (correlation === undefined) return variance / size;
  const total = weighedCorrelations(kernel, correlation);
  // Rounding may leave a little below 0 where the covariances cancel.
  if (total < -1e-9 * size) {
    throw new RangeError(
      `${who}: correlation must be one that noise can have, got a variance of ${(variance * total) / size ** 2}`,
    );
  }
  return (variance * Math.max(0, total)) / size ** 2;
}

/** Sums the correlations of all pairs of voxels of a window. */
function weighedCorrelations(
  kernel: readonly number[],
  correlation: (lag: readonly number[]) => number,
): number {
  let total = 0;
  // Each lag of the window in turn, like the digits of a counter.
  const lag = kernel.map((k) => 1 - k);
  for (;;) {
    const pairs = kernel.reduce((product, k, axis) => product * (k - Math.abs(lag[axis])), 1);
    const rho = correlation([...lag]);
    const centre = lag.every((l) => l === 0);
    if (!(Math.abs(rho) <= 1) || (centre && rho !== 1)) {
      throw new RangeError(
        `pooledNoiseVariance: correlation must lie between -1 and 1, and be 1 at lag 0, got ${rho} at [${lag.join(", ")}]`,
      );
    }
    total += pairs * rho;
    let axis = kernel.length - 1;
    while (axis >= 0 && lag[axis] === kernel[axis] - 1) {
      lag[axis] = 1 - kernel[axis];
      axis--;
    }
    if (axis < 0) return total;
    lag[axis]++;
  }
}
