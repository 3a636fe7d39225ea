import type {UnivariateRankingOptions} from "../select/univariateRanking.ts";
import {univariateRanking} from "../select/univariateRanking.ts";
import type {Transformer} from "./learner.ts";
import {selectStep} from "./selectStep.ts";

/** Options of `rankingStep`. */
export interface RankingStepOptions extends UnivariateRankingOptions {
  /** Features to keep, the smallest p first. Give this or `alpha`. */
  readonly count?: number;
  /** Keep the features whose adjusted p is at most this; none at all is refused. */
  readonly alpha?: number;
}

/**
 * Makes the step that keeps the features which, each by itself, tell most of the outcome.
 *
 * @param options - test and adjust, as in `univariateRanking`; count, how many, or alpha, the largest adjusted p
 * @returns a step for `chain`
 * @throws RangeError when not exactly one of count and alpha is given, or it is out of range
 * @ref ambroise2002
 * @example rankingStep({test: "pearson", adjust: "holm", count: 1}).fit(samplesOf([[1, 5], [2, 1], [3, 9], [4, 2]], {y: [1, 2, 3, 5]}))(samplesOf([[7, 8]], {y: [1]})).x.data // [7]
 */
export function rankingStep({count, alpha, ...options}: RankingStepOptions): Transformer {
  if ((count === undefined) === (alpha === undefined)) {
    throw new RangeError(
      `rankingStep: one of count and alpha must be given, got ${count === undefined ? "neither" : "both"}`,
    );
  }
  if (count !== undefined && (!Number.isInteger(count) || count < 1)) {
    throw new RangeError(`rankingStep: count must be a whole number of at least 1, got ${count}`);
  }
  if (alpha !== undefined && !(alpha > 0 && alpha <= 1)) {
    throw new RangeError(`rankingStep: alpha must lie in 0 to 1, got ${alpha}`);
  }
  return selectStep({
    name: "univariate ranking",
    settings: {...options, ...(count === undefined ? {alpha} : {count})},
    choose({x, y}) {
      const ranked = univariateRanking(x, y, options);
      const kept =
        alpha === undefined
          ? ranked.slice(0, count)
          : ranked.filter(({adjusted}) => adjusted <= alpha);
      return kept.map(({column}) => column);
    },
  });
}
