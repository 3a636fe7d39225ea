/** The expected losses of one probability given to everyone, each [n]. */
export interface ExpectedLosses {
  readonly crossEntropy: Float64Array;
  readonly brier: Float64Array;
  readonly softDice: Float64Array;
}

/**
 * Computes what cross-entropy, Brier score and soft Dice loss would be, were everyone given p when the
 * true rate is q.
 *
 * In the limit of many voxels, without smoothing. Cross-entropy and Brier score are least at p = q;
 * the Dice loss falls all the way to p = 1, so it is no proper score. It is NaN for p = q = 0.
 *
 * @formula eq:expected-losses $-q \log p - (1 - q) \log(1 - p)$, $\; q (1 - p)^2 + (1 - q) p^2$, $\; 1 - \frac{2 p q}{p + q}$
 * @param p - the probability that everyone is given, 0 to 1, shape [n]
 * @param options - trueRate q, 0 to 1
 * @returns crossEntropy in nats, brier and softDice, shape [n] each
 * @throws RangeError when a probability or the rate is out of range
 * @ref gneiting2007
 * @example expectedLosses([0.2, 1], {trueRate: 0.2}).softDice // [0.8, 0.6666666666666666]
 */
export function expectedLosses(
  p: ArrayLike<number>,
  {trueRate}: {readonly trueRate: number},
): ExpectedLosses {
  const q = trueRate;
  if (!(q >= 0 && q <= 1)) {
    throw new RangeError(`expectedLosses: trueRate must lie in 0 to 1, got ${q}`);
  }
  const n = p.length;
  const result = {
    crossEntropy: new Float64Array(n),
    brier: new Float64Array(n),
    softDice: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    if (!(p[i] >= 0 && p[i] <= 1)) {
      throw new RangeError(`expectedLosses: p must lie in 0 to 1, got ${p[i]} at [${i}]`);
    }

    // What never happens costs nothing, whatever its probability: 0 · log 0 is 0.
    const positive = q === 0 ? 0 : -q * Math.log(p[i]);
    const negative = q === 1 ? 0 : -(1 - q) * Math.log1p(-p[i]);
    result.crossEntropy[i] = positive + negative;
    result.brier[i] = q * (1 - p[i]) ** 2 + (1 - q) * p[i] ** 2;
    result.softDice[i] = 1 - (2 * p[i] * q) / (p[i] + q);
  }
  return result;
}
