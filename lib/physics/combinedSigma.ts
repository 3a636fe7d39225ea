import {requireFinite, requireSome} from "./elementwise.ts";

/**
 * Computes the standard deviation of a chain of blurs: variances add.
 *
 * @formula eq:combined-sigma $\sigma = \sqrt{\sum_s \sigma_s^2}$
 * @param sigmas - standard deviation of each stage's point spread, mm, >= 0, shape [n]
 * @returns the standard deviation of all together, mm
 * @throws RangeError when there is none, or one is negative or not finite
 * @ref boreman2001
 * @example combinedSigma([0.6, 0.8]) // 1
 */
export function combinedSigma(sigmas: ArrayLike<number>): number {
  requireSome("combinedSigma", "sigmas", sigmas);
  let variance = 0;
  for (let i = 0; i < sigmas.length; i++) {
    requireFinite("combinedSigma", `sigmas[${i}]`, sigmas[i]);
    if (sigmas[i] < 0) {
      throw new RangeError(`combinedSigma: sigmas[${i}] must not be negative, got ${sigmas[i]}`);
    }
    variance += sigmas[i] * sigmas[i];
  }
  return Math.sqrt(variance);
}
