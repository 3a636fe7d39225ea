import {chiSquaredDistribution, normalDistribution} from "../../core/index.ts";
import {requireConfidence} from "../checks.ts";
import type {Ratings} from "../ratings.ts";
import {checkedRatings} from "../ratings.ts";
import {meanWithin} from "./withinSubjectSd.ts";

/** Options of `repeatabilityCoefficient`. */
export interface RepeatabilityOptions {
  /** Share of differences that the coefficient is to hold; 0.95 when left out. */
  readonly coverage?: number;
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** How far two measurements of one subject may differ by chance. */
export interface Repeatability {
  /** In the unit of the ratings. */
  readonly coefficient: number;
  readonly lower: number;
  readonly upper: number;
  readonly coverage: number;
  readonly confidence: number;
  /** Within-subject standard deviation and its degrees of freedom. */
  readonly withinSd: number;
  readonly df: number;
}

/**
 * Computes the repeatability coefficient: how far two measurements of one unchanged subject differ at
 * most, with the probability `coverage`.
 *
 * A change in a patient that is smaller cannot be told from chance. The coefficient rests on normal
 * errors of one size for all subjects; where they grow with the value, take logarithms first.
 *
 * @formula eq:repeatability $\mathrm{RC} = z \sqrt2\, s_w \approx 2.77\, s_w$, $\mathrm{RC} \sqrt{\nu / \chi^2_{\nu}}$, $\nu = n(k - 1)$
 * @param ratings - {data, subjects, raters} with index rater + raters · subject, or a row of ratings
 *   for each subject; at least 2 subjects and 2 raters, none missing
 * @param options - coverage and confidence, 0.95 each when left out
 * @returns coefficient with its interval lower to upper, in the unit of the ratings; withinSd and its
 *   degrees of freedom df
 * @throws RangeError when there are fewer than 2 subjects or raters, a rating is not finite, or an
 *   option lies outside 0 to 1
 * @throws ShapeError when the table is not full
 * @ref bland1986
 * @ref raunig2015
 * @example repeatabilityCoefficient([[1, 3], [5, 5]]).coefficient // 2.771807648699343
 */
export function repeatabilityCoefficient(
  ratings: Ratings,
  {coverage = 0.95, confidence = 0.95}: RepeatabilityOptions = {},
): Repeatability {
  const table = checkedRatings("repeatabilityCoefficient", ratings);
  requireConfidence("repeatabilityCoefficient", confidence);
  if (!(coverage > 0 && coverage < 1)) {
    throw new RangeError(
      `repeatabilityCoefficient: coverage must lie between 0 and 1, got ${coverage}`,
    );
  }
  const withinSd = Math.sqrt(meanWithin(table));
  const coefficient = normalDistribution().quantile((1 + coverage) / 2) * Math.SQRT2 * withinSd;
  const df = table.subjects * (table.raters - 1);
  const {quantile} = chiSquaredDistribution({df});
  return {
    coefficient,
    lower: coefficient * Math.sqrt(df / quantile((1 + confidence) / 2)),
    upper: coefficient * Math.sqrt(df / quantile((1 - confidence) / 2)),
    coverage,
    confidence,
    withinSd,
    df,
  };
}
