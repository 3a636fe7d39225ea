/** Options of `batchStatisticNoise`: a batch of scans and how their values vary. */
export interface BatchStatisticOptions {
  /** Scans in the batch, N. */
  readonly scans: number;
  /** Voxels of one scan that count as independent; all of them for white noise, else `effectiveVoxels`. */
  readonly voxels: number;
  /** Standard deviation of a voxel about the mean of its scan. */
  readonly withinSd: number;
  /** Standard deviation of the scans' own means; 0 says that scans differ by chance alone. No default. */
  readonly betweenSd: number;
}

/** How far the statistics of a batch scatter from batch to batch. */
export interface BatchStatisticNoise {
  /** Independent values in the batch, M = N · voxels. */
  readonly count: number;
  /** Variance of the batch mean. */
  readonly meanVariance: number;
  /** Its root. */
  readonly meanSd: number;
  /** Share of the variance of the mean that comes from few scans, 0 to 1; NaN when nothing varies. */
  readonly betweenShare: number;
  /** Expected biased variance of the batch. */
  readonly expectedVariance: number;
  /** Standard deviation of the biased variance of the batch. */
  readonly varianceSd: number;
}

/**
 * Computes how much mean and variance of a batch scatter: few scans, not few voxels, make them noisy.
 *
 * Normal values, scans independent of each other. Two sums of squares make up the variance of the batch:
 * within scans and between their means, with N (V − 1) and N − 1 degrees of freedom. varianceSd is exact
 * for independent voxels; correlated ones have a larger number of independent values for the variance
 * than for the mean, so that with `effectiveVoxels` it is an upper bound.
 *
 * @formula eq:batch-mean-variance $\operatorname{Var}(\mu) = \frac{\sigma_b^2}{N} + \frac{\sigma_w^2}{M_{\mathrm{eff}}}$, $M_{\mathrm{eff}} = N\,V_{\mathrm{eff}}$
 * @param options - scans N; voxels of a scan that count as independent; withinSd and betweenSd in the
 *   unit of the values
 * @returns the variance of the mean and what it is made of, expectation and standard deviation of the
 *   biased variance
 * @throws RangeError when scans is not a whole number of at least 1, voxels is below 1, or a standard
 *   deviation is negative
 * @ref searle1992
 * @example batchStatisticNoise({scans: 1, voxels: 64, withinSd: 1, betweenSd: 0}).meanSd // 0.125
 * batchStatisticNoise({scans: 2, voxels: 200, withinSd: 1, betweenSd: 1}).meanVariance // 0.5025
 */
export function batchStatisticNoise({
  scans,
  voxels,
  withinSd,
  betweenSd,
}: BatchStatisticOptions): BatchStatisticNoise {
  if (!Number.isSafeInteger(scans) || scans < 1) {
    throw new RangeError(
      `batchStatisticNoise: scans must be a whole number of at least 1, got ${scans}`,
    );
  }
  if (!Number.isFinite(voxels) || voxels < 1) {
    throw new RangeError(
      `batchStatisticNoise: voxels must be a finite number of at least 1, got ${voxels}`,
    );
  }
  for (const [name, sd] of Object.entries({withinSd, betweenSd})) {
    if (!Number.isFinite(sd) || sd < 0) {
      throw new RangeError(
        `batchStatisticNoise: ${name} must be a finite number of at least 0, got ${sd}`,
      );
    }
  }
  const count = scans * voxels;
  const within = withinSd ** 2;
  const ofScanMean = betweenSd ** 2 + within / voxels;
  const meanVariance = ofScanMean / scans;

  // A sum of squares with f degrees of freedom and scale s has mean f s and variance 2 f s².
  const inside = scans * (voxels - 1);
  const across = scans - 1;
  const spread = inside * within ** 2 + across * (voxels * ofScanMean) ** 2;
  return {
    count,
    meanVariance,
    meanSd: Math.sqrt(meanVariance),
    betweenShare: betweenSd ** 2 / ofScanMean,
    expectedVariance: (inside * within + across * voxels * ofScanMean) / count,
    varianceSd: Math.sqrt(2 * spread) / count,
  };
}
