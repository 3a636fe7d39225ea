import type {Tensor} from "../tensor.ts";
import {readForecasts} from "./forecasts.ts";
import {binForecasts, requireBins} from "./reliabilityCurve.ts";

/**
 * Computes the maximum calibration error: the widest gap of any bin of one width that is not empty.
 *
 * One claim in a bin of its own decides it as much as a thousand do: read it beside the counts.
 *
 * @formula $\mathrm{MCE} = \max_b \left| \operatorname{acc}(B_b) - \operatorname{conf}(B_b) \right|$
 * @param probabilities - [n] of the positive class, or [n, classes]
 * @param labels - true class indices, shape [n]
 * @param options - bins, how many; no default
 * @returns the error, 0 to 1
 * @throws RangeError when a probability or label is out of range, a row does not add up to 1, or bins
 *   is no whole number of at least 1
 * @throws ShapeError when labels do not match the samples
 * @ref naeini2015
 * @example mce(tensor([4], [0.1, 0.3, 0.8, 0.9]), [0, 1, 1, 1], {bins: 2}) // 0.3
 */
export function mce(
  probabilities: Tensor,
  labels: ArrayLike<number>,
  {bins}: {readonly bins: number},
): number {
  const forecasts = readForecasts("mce", probabilities, labels);
  requireBins("mce", bins);
  const curve = binForecasts(forecasts, {bins, binning: "width"});
  return curve.reduce(
    (most, {count, gap}) => (count > 0 ? Math.max(most, Math.abs(gap)) : most),
    0,
  );
}
