import type {Tensor} from "../tensor.ts";
import {meanGap} from "./ece.ts";
import {readForecasts} from "./forecasts.ts";
import {binForecasts, requireBins} from "./reliabilityCurve.ts";

/**
 * Computes the calibration error in bins of equal count, so that no bin rests on a handful of claims.
 *
 * @formula eq:adaptive-ece $\sum_b \frac{|B_b|}{n} \left| \operatorname{acc}(B_b) - \operatorname{conf}(B_b) \right|$ with $|B_b|$ equal to within 1
 * @param probabilities - [n] of the positive class, or [n, classes]
 * @param labels - true class indices, shape [n]
 * @param options - bins, how many; no default. More bins than samples leave some empty
 * @returns the error, 0 to 1
 * @throws RangeError when a probability or label is out of range, a row does not add up to 1, or bins
 *   is no whole number of at least 1
 * @throws ShapeError when labels do not match the samples
 * @ref nixon2019
 * @example adaptiveEce(tensor([4], [0.1, 0.3, 0.8, 0.9]), [0, 1, 1, 1], {bins: 4}) // ≈ 0.275
 */
export function adaptiveEce(
  probabilities: Tensor,
  labels: ArrayLike<number>,
  {bins}: {readonly bins: number},
): number {
  const forecasts = readForecasts("adaptiveEce", probabilities, labels);
  requireBins("adaptiveEce", bins);
  return meanGap(binForecasts(forecasts, {bins, binning: "count"}));
}
