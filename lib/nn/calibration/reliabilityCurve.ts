import type {Tensor} from "../tensor.ts";
import {type Forecasts, readForecasts} from "./forecasts.ts";

/** The claims of one bin of confidence. */
export interface ReliabilityBin {
  /** The bin holds confidences above this one, and in the first bin this one too. */
  readonly lower: number;
  /** Up to this one. */
  readonly upper: number;
  readonly count: number;
  /** Mean confidence; NaN in an empty bin. */
  readonly confidence: number;
  /** Share of claims that were true; NaN in an empty bin. */
  readonly accuracy: number;
  /** Confidence minus accuracy: above 0 is over-confident; NaN in an empty bin. */
  readonly gap: number;
}

/** Options of `reliabilityCurve`. */
export interface ReliabilityOptions {
  /** How many bins, at least 1; calibration errors depend on it. No default. */
  readonly bins: number;
  /** Bins of one width in 0 to 1, or of as many claims each. No default. */
  readonly binning: "width" | "count";
}

/** Throws unless the number of bins is one. */
export function requireBins(who: string, bins: number): void {
  if (!(Number.isSafeInteger(bins) && bins >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${bins}`);
  }
}

/** Finds the bin (b/n, (b + 1)/n] of a confidence; the edges decide as they are computed. */
function binAbove(value: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(value * bins) - 1));
  if (bin > 0 && value <= bin / bins) bin--;
  else if (bin < bins - 1 && value > (bin + 1) / bins) bin++;
  return bin;
}

/** Summarises one bin. */
function binOf(
  {confidence, outcome}: Forecasts,
  members: readonly number[],
  {lower, upper}: {lower: number; upper: number},
): ReliabilityBin {
  const count = members.length;
  let claimed = 0;
  let came = 0;
  for (const i of members) {
    claimed += confidence[i];
    came += outcome[i];
  }
  const [mean, share] = [claimed / count, came / count];
  return {lower, upper, count, confidence: mean, accuracy: share, gap: mean - share};
}

/** Bins claims whose forecasts have been read. */
export function binForecasts(
  forecasts: Forecasts,
  {bins, binning}: ReliabilityOptions,
): ReliabilityBin[] {
  const {confidence} = forecasts;
  const members: number[][] = Array.from({length: bins}, () => []);
  if (binning === "width") {
    confidence.forEach((value, i) => void members[binAbove(value, bins)].push(i));
    return members.map((list, b) =>
      binOf(forecasts, list, {lower: b / bins, upper: (b + 1) / bins}),
    );
  }

  // Sorted claims in bins of equal count; where that does not divide, the first bins take one more.
  const order = Array.from(confidence.keys()).sort((a, b) => confidence[a] - confidence[b]);
  const [least, more] = [Math.floor(order.length / bins), order.length % bins];
  let start = 0;
  return members.map((_, b) => {
    const list = order.slice(start, start + least + (b < more ? 1 : 0));
    start += list.length;
    const [lower, upper] = [confidence[list[0]] ?? Number.NaN, confidence[list.at(-1) ?? -1]];
    return binOf(forecasts, list, {lower, upper: upper ?? Number.NaN});
  });
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
