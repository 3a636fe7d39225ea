import type {UnivariateRankingOptions} from "../select/univariateRanking.ts";
import {univariateRanking} from "../select/univariateRanking.ts";
import type {Transformer} from "./learner.ts";
import {selectStep} from "./selectStep.ts";

/** Options of `rankingStep`. */
export interface RankingStepOptions extends UnivariateRankingOptions {
  /** Features to keep, the smallest p first. Give this or `level`. */
  readonly count?: number;
  /** Keep the features whose adjusted p is at most this; none at all is refused. */
  readonly level?: number;
}

/**
 * Makes the step that keeps the features which, each by itself, tell most of the outcome.
 *
 * @param options - test and adjust, as in `univariateRanking`; count, how many, or level of the adjusted p
 * @returns a step for `chain`
 * @throws RangeError when not exactly one of count and level is given, or it is out of range
 * @ref ambroise2002
 * @example rankingStep({test: "pearson", adjust: "holm", count: 1}).fit(samplesOf([[1, 5], [2, 1], [3, 9], [4, 2]], {y: [1, 2, 3, 5]}))(samplesOf([[7, 8]], {y: [1]})).x.data // [7]
 */
export function rankingStep({count, level, ...options}: RankingStepOptions): Transformer {
  if ((count === undefined) === (level === undefined)) {
    throw new RangeError(
      `rankingStep: one of count and level must be given, got ${count === undefined ? "neither" : "both"}`,
    );
  }
  if (count !== undefined && (!Number.isInteger(count) || count < 1)) {
    throw new RangeError(`rankingStep: count must be a whole number of at least 1, got ${count}`);
  }
  if (level !== undefined && !(level > 0 && level <= 1)) {
    throw new RangeError(`rankingStep: level must lie in 0 to 1, got ${level}`);
  }
  return selectStep({
    name: "univariate ranking",
    settings: {...options, ...(count === undefined ? {level} : {count})},
    choose({x, y}) {
      const ranked = univariateRanking(x, y, options);
      const kept =
        level === undefined
          ? ranked.slice(0, count)
          : ranked.filter(({adjusted}) => adjusted <= level);
      return kept.map(({column}) => column);
    },
  });
}
