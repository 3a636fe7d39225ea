import type {Tensor} from "../tensor.ts";
import {readForecasts} from "./forecasts.ts";
import {binForecasts, type ReliabilityBin, requireBins} from "./reliabilityCurve.ts";

/** Averages the sizes of the gaps, each weighed by the claims in its bin. */
export function meanGap(bins: readonly ReliabilityBin[]): number {
  let gaps = 0;
  let claims = 0;
  for (const {count, gap} of bins) {
    if (count === 0) continue;
    gaps += count * Math.abs(gap);
    claims += count;
  }
  return gaps / claims;
}

/**
 * Computes the expected calibration error in bins of one width.
 *
 * It depends on the bins: within a bin over- and under-confidence cancel, so that one bin sees only
 * the mean, and many bins see mostly noise. It is no proper score: a forecast that gives everyone the
 * base rate has none.
 *
 * @formula eq:ece $\mathrm{ECE} = \sum_b \frac{|B_b|}{n} \left| \operatorname{acc}(B_b) - \operatorname{conf}(B_b) \right|$
 * @param probabilities - [n] of the positive class, or [n, classes]
 * @param labels - true class indices, shape [n]
 * @param options - bins, how many; no default
 * @returns the error, 0 to 1
 * @throws RangeError when a probability or label is out of range, a row does not add up to 1, or bins
 *   is no whole number of at least 1
 * @throws ShapeError when labels do not match the samples
 * @ref naeini2015
 * @ref guo2017
 * @example ece(tensor([4], [0.1, 0.3, 0.8, 0.9]), [0, 1, 1, 1], {bins: 2}) // 0.225
 */
export function ece(
  probabilities: Tensor,
  labels: ArrayLike<number>,
  {bins}: {readonly bins: number},
): number {
  const forecasts = readForecasts("ece", probabilities, labels);
  requireBins("ece", bins);
  return meanGap(binForecasts(forecasts, {bins, binning: "width"}));
}
