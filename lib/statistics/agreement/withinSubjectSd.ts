import type {RatingTable, Ratings} from "../ratings.ts";
import {checkedRatings} from "../ratings.ts";

/** Computes the variance of one subject's ratings, divisor raters − 1; 0 exactly where all are equal. */
export function subjectVariance({data, raters}: RatingTable, subject: number): number {
  const start = subject * raters;
  const origin = data[start];
  let first = 0;
  let second = 0;
  for (let j = 1; j < raters; j++) {
    const gap = data[start + j] - origin;
    first += gap;
    second += gap * gap;
  }
  return Math.max(0, (second - (first * first) / raters) / (raters - 1));
}

/** Computes the mean of the subjects' variances: the mean square within subjects, MSW. */
export function meanWithin(table: RatingTable): number {
  let total = 0;
  for (let i = 0; i < table.subjects; i++) total += subjectVariance(table, i);
  return total / table.subjects;
}

/**
 * Computes the within-subject standard deviation: how far repeated measurements of one subject scatter.
 *
 * A constant shift between raters counts as scatter here: it is the root of MSW, not of MSE. The number
 * has the unit of the ratings and, unlike an ICC, does not depend on how much the subjects differ.
 *
 * @formula eq:within-sd $s_w = \sqrt{MS_W} = \sqrt{\frac1n \sum_i s_i^2}$
 * @param ratings - {data, subjects, raters} with index rater + raters · subject, or a row of ratings
 *   for each subject; at least 2 subjects and 2 raters, none missing
 * @returns s_w, in the unit of the ratings
 * @throws RangeError when there are fewer than 2 subjects or raters, or a rating is not finite
 * @throws ShapeError when the table is not full
 * @ref bland1996error
 * @example withinSubjectSd([[1, 3], [5, 5]]) // 1
 */
export function withinSubjectSd(ratings: Ratings): number {
  return Math.sqrt(meanWithin(checkedRatings("withinSubjectSd", ratings)));
}
