import type {IccEstimate} from "./iccEstimator.ts";
import {requireConfidence} from "./checks.ts";
import {iccEstimator} from "./iccEstimator.ts";
import type {IccForm} from "./iccForm.ts";
import {kindOf} from "./iccForm.ts";
import type {RatingAnova} from "./ratingAnova.ts";
import {anovaOf, meanSquares} from "./ratingAnova.ts";
import type {Ratings} from "./ratings.ts";
import {checkedRatings} from "./ratings.ts";

/** Options of `icc` and `iccAll`. */
export interface IccOptions {
  /** Which intraclass correlation; values of different forms cannot be compared. No default. */
  readonly form: IccForm;
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** An intraclass correlation and all that it rests on. */
export interface Icc extends IccEstimate {
  readonly form: IccForm;
  readonly confidence: number;
  readonly anova: RatingAnova;
}

/**
 * Computes an intraclass correlation: which share of the variance of ratings is due to the subjects.
 *
 * The share depends on how much the subjects differ, so one and the same error of measurement gives a
 * low value in a homogeneous group. Estimates may be negative. Means of k ratings ("2,k") suppose that
 * raters and subjects do not interact. With no variance between subjects but some within, single forms
 * give at most 0 and means −Infinity; the interval of "2,1" and "2,k" is NaN where Satterthwaite's
 * degrees of freedom are void. When all ratings are equal nothing is defined: icc, f, p and the
 * interval are NaN.
 *
 * @formula eq:icc $\mathrm{ICC}(1,1) = \frac{MS_R - MS_W}{MS_R + (k-1) MS_W}$, $\mathrm{ICC}(2,1) = \frac{MS_R - MS_E}{MS_R + (k-1) MS_E + \frac{k}{n} (MS_C - MS_E)}$, $\mathrm{ICC}(3,1) = \frac{MS_R - MS_E}{MS_R + (k-1) MS_E}$
 * @formula eq:icc-mean $\mathrm{ICC}(m,k) = \frac{k\,\mathrm{ICC}(m,1)}{1 + (k - 1)\,\mathrm{ICC}(m,1)}$
 * @formula eq:icc-interval $\mathrm{ICC}_{\mathrm{low}} = \frac{F/F_{1-\alpha/2} - 1}{F/F_{1-\alpha/2} + k - 1}$ for models 1 and 3, Satterthwaite's mixture for 2
 * @param ratings - {data, subjects, raters} with index rater + raters · subject, or a row of ratings
 *   for each subject; at least 2 subjects and 2 raters, none missing
 * @param options - form: "1,1", "2,1", "3,1", "1,k", "2,k" or "3,k", or "1", "A,1", "C,1", "k", "A,k"
 *   and "C,k", McGraw and Wong's names of the same six; confidence, 0.95 when left out
 * @returns icc with its interval lower to upper; f, df1, df2 and p, the test that it is 0; the anova
 * @throws RangeError when there are fewer than 2 subjects or raters, a rating is not finite, the form
 *   is none of those, or confidence lies outside 0 to 1
 * @throws ShapeError when the table is not full
 * @ref shrout1979
 * @ref mcgraw1996
 * @example icc([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], {form: "2,1"}).icc // 0.2897637795275591
 * icc([[1, 2], [3, 4], [5, 6]], {form: "3,1"}).icc // 1
 */
export function icc(ratings: Ratings, {form, confidence = 0.95}: IccOptions): Icc {
  const table = checkedRatings("icc", ratings);
  const kind = kindOf("icc", form);
  requireConfidence("icc", confidence);
  const {subjects, raters} = table;
  const squares = {msr: 0, msc: 0, mse: 0};
  meanSquares(table, 0, new Float64Array(raters), squares);
  const estimate = iccEstimator(kind, {subjects, raters, confidence})(squares);
  return {form, confidence, ...estimate, anova: anovaOf(squares, subjects, raters)};
}
