import type {ReliabilityBin, ReliabilityOptions} from "../../statistics/index.ts";
import {reliabilityBins} from "../../statistics/index.ts";
import type {Tensor} from "../tensor.ts";
import {type Forecasts, readForecasts} from "./forecasts.ts";

export type {ReliabilityBin, ReliabilityOptions} from "../../statistics/index.ts";

/** Throws unless the number of bins is one. */
export function requireBins(who: string, bins: number): void {
  if (!(Number.isSafeInteger(bins) && bins >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${bins}`);
  }
}

/** Bins claims whose forecasts have been read. */
export function binForecasts(
  {outcome, confidence}: Forecasts,
  options: ReliabilityOptions,
): ReliabilityBin[] {
  return reliabilityBins(outcome, confidence, options);
}

/**
 * Computes a reliability curve: in bins of confidence, how often the claim came true.
 *
 * Of [n, classes] the claim is the most probable class (its confidence starts at 1/classes); of [n] it
 * is that the sample is positive. Bins of one width hold (b/n, (b + 1)/n], the first one 0 as well. In
 * bins of equal count equal confidences may fall on two sides of an edge, in the order given.
 *
 * @formula eq:reliability $\operatorname{conf}(B) = \frac{1}{|B|} \sum_{i \in B} \hat p_i$, $\operatorname{acc}(B) = \frac{1}{|B|} \sum_{i \in B} [\hat y_i = y_i]$
 * @param probabilities - [n] of the positive class, or [n, classes]
 * @param labels - true class indices, shape [n]
 * @param options - bins and binning ("width" or "count"); no defaults
 * @returns the bins from low to high confidence, the empty ones too
 * @throws RangeError when a probability or label is out of range, a row does not add up to 1, or an
 *   option breaks its rule
 * @throws ShapeError when labels do not match the samples
 * @ref degroot1983
 * @ref guo2017
 * @example reliabilityCurve(tensor([4], [0.1, 0.3, 0.8, 0.9]), [0, 1, 1, 1], {bins: 2, binning: "width"}).map(({gap}) => gap) // [-0.3, -0.15]
 */
export function reliabilityCurve(
  probabilities: Tensor,
  labels: ArrayLike<number>,
  {bins, binning}: ReliabilityOptions,
): ReliabilityBin[] {
  const forecasts = readForecasts("reliabilityCurve", probabilities, labels);
  requireBins("reliabilityCurve", bins);
  if (binning !== "width" && binning !== "count") {
    throw new RangeError(`reliabilityCurve: binning must be width or count, got ${binning}`);
  }
  return binForecasts(forecasts, {bins, binning});
}
