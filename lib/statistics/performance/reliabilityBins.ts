import {ShapeError} from "../../core/index.ts";

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

/** Options of `reliabilityBins`. */
export interface ReliabilityOptions {
  /** How many bins, at least 1; calibration errors depend on it. No default. */
  readonly bins: number;
  /** Bins of one width in 0 to 1, or of as many claims each. No default. */
  readonly binning: "width" | "count";
}

/** Claims and whether they came true, as numbers. */
interface Claims {
  readonly outcome: ArrayLike<number>;
  readonly confidence: ArrayLike<number>;
}

/** Throws unless the options keep their rules. */
export function requireBinning(who: string, {bins, binning}: ReliabilityOptions): void {
  if (!(Number.isSafeInteger(bins) && bins >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${bins}`);
  }
  if (binning !== "width" && binning !== "count") {
    throw new RangeError(`${who}: binning must be width or count, got ${binning}`);
  }
}

/** Refuses claims that name no confidence, since no bin holds them. */
function requireConfidences(confidence: ArrayLike<number>): void {
  for (let i = 0; i < confidence.length; i++) {
    if (!Number.isNaN(confidence[i])) continue;
    throw new RangeError(`reliabilityBins: confidence must be a number, got NaN at index ${i}`);
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
  {confidence, outcome}: Claims,
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

/**
 * Sorts claims into bins of confidence, and counts in each how many came true.
 *
 * Bins of one width hold (b/n, (b + 1)/n], the first one 0 as well. In bins of equal count, where that
 * does not divide, the first ones hold one more, and equal confidences may fall on two sides of an edge,
 * in the order given. Confidences must be numbers; beside them nothing is checked but the options and
 * the lengths.
 *
 * @formula $\operatorname{conf}(B) = \frac{1}{|B|} \sum_{i \in B} \hat p_i$, $\operatorname{acc}(B) = \frac{1}{|B|} \sum_{i \in B} y_i$
 * @param outcome - 1 where the claim was true, else 0, shape [n]
 * @param confidence - the probability given to the claim, 0 to 1, shape [n]
 * @param options - bins and binning ("width" or "count"); no defaults
 * @returns the bins from low to high confidence, the empty ones too
 * @throws RangeError when an option breaks its rule, or a confidence is NaN
 * @throws ShapeError when outcome and confidence differ in length
 * @ref degroot1983
 * @example reliabilityBins([0, 1, 1, 1], [0.1, 0.3, 0.8, 0.9], {bins: 2, binning: "width"}).map(({gap}) => gap) // [-0.3, -0.15]
 */
export function reliabilityBins(
  outcome: ArrayLike<number>,
  confidence: ArrayLike<number>,
  {bins, binning}: ReliabilityOptions,
): ReliabilityBin[] {
  requireBinning("reliabilityBins", {bins, binning});
  if (outcome.length !== confidence.length) {
    throw new ShapeError(
      `reliabilityBins: outcome must hold ${confidence.length} values, got ${outcome.length}`,
    );
  }
  requireConfidences(confidence);
  const claims = {outcome, confidence};
  const members: number[][] = Array.from({length: bins}, () => []);
  if (binning === "width") {
    for (let i = 0; i < confidence.length; i++) members[binAbove(confidence[i], bins)].push(i);
    return members.map((list, b) => binOf(claims, list, {lower: b / bins, upper: (b + 1) / bins}));
  }

  // Sorted claims are cut into bins whose counts differ by one at most.
  const order = Array.from({length: confidence.length}, (_, i) => i);
  order.sort((a, b) => confidence[a] - confidence[b]);
  const [least, more] = [Math.floor(order.length / bins), order.length % bins];
  let start = 0;
  return members.map((_, b) => {
    const list = order.slice(start, start + least + (b < more ? 1 : 0));
    start += list.length;
    const [lower, upper] = [confidence[list[0]] ?? Number.NaN, confidence[list.at(-1) ?? -1]];
    return binOf(claims, list, {lower, upper: upper ?? Number.NaN});
  });
}
