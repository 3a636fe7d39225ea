import type {RatingTable, Ratings} from "../ratings.ts";
import {checkedRatings} from "../ratings.ts";
import {meanWithin, subjectVariance} from "./withinSubjectSd.ts";

/** Options of `withinSubjectCv`. */
export interface WithinSubjectCvOptions {
  /**
   * "root-mean-square": of the subjects' own coefficients; "log": from the standard deviation of the
   * logarithms. They agree where both are small. No default.
   */
  readonly method: "root-mean-square" | "log";
}

/** Averages the subjects' squared coefficients of variation. */
function meanSquare(table: RatingTable): number {
  const {data, subjects, raters} = table;
  let total = 0;
  for (let i = 0; i < subjects; i++) {
    let sum = 0;
    for (let j = 0; j < raters; j++) sum += data[j + raters * i];
    if (!(sum > 0)) {
      throw new RangeError(
        `withinSubjectCv: every subject's mean must be above 0, got ${sum / raters} for subject ${i}; a share needs a scale with a zero of its own, take withinSubjectSd`,
      );
    }
    total += subjectVariance(table, i) / (sum / raters) ** 2;
  }
  return total / subjects;
}

/** Returns the table of logarithms. */
function logarithms(table: RatingTable): RatingTable {
  const at = table.data.findIndex((value) => !(value > 0));
  if (at >= 0) {
    const [subject, rater] = [Math.floor(at / table.raters), at % table.raters];
    throw new RangeError(
      `withinSubjectCv: logarithms need ratings above 0, got ${table.data[at]} for subject ${subject}, rater ${rater}`,
    );
  }
  return {...table, data: table.data.map(Math.log)};
}

/**
 * Computes the within-subject coefficient of variation: the scatter of repeated measurements of one
 * subject as a share of its mean.
 *
 * It means something only where the unit has a true zero, as volumes and SUV have and HU have not.
 *
 * @formula eq:within-cv $\mathrm{wCV} = \sqrt{\frac1n \sum_i (s_i / \bar x_i)^2}$ or $e^{s_w(\ln x)} - 1$
 * @param ratings - {data, subjects, raters} with index rater + raters · subject, or a row of ratings
 *   for each subject; at least 2 subjects and 2 raters, none missing
 * @param options - method: "root-mean-square" or "log"; no default
 * @returns the coefficient, a share: 0.1 for 10 %
 * @throws RangeError when there are fewer than 2 subjects or raters, a rating is not finite, a mean
 *   (for "log" a rating) is not above 0, or the method is neither
 * @throws ShapeError when the table is not full
 * @ref bland1996
 * @example withinSubjectCv([[9, 11], [18, 22]], {method: "root-mean-square"}) // 0.14142135623730953
 */
export function withinSubjectCv(ratings: Ratings, {method}: WithinSubjectCvOptions): number {
  const table = checkedRatings("withinSubjectCv", ratings);
  if (method === "root-mean-square") return Math.sqrt(meanSquare(table));
  if (method === "log") return Math.expm1(Math.sqrt(meanWithin(logarithms(table))));
  throw new RangeError(
    `withinSubjectCv: method must be "root-mean-square" or "log", got ${String(method)}`,
  );
}
