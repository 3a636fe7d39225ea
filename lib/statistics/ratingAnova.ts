import type {RatingTable, Ratings} from "./ratings.ts";
import {checkedRatings} from "./ratings.ts";

/** One row of a table of the analysis of variance. */
export interface AnovaRow {
  /** Sum of squares. */
  readonly ss: number;
  /** Degrees of freedom. */
  readonly df: number;
  /** Mean square, ss / df. */
  readonly ms: number;
}

/** How the squares of a table of ratings split. */
export interface RatingAnova {
  /** Between the subjects' means: MSR, the rows'. */
  readonly subjects: AnovaRow;
  /** Between the raters' means: MSC, the columns'. */
  readonly raters: AnovaRow;
  /** What neither explains: MSE. */
  readonly residual: AnovaRow;
  /** Within the subjects: MSW, raters and residual together. */
  readonly within: AnovaRow;
  readonly total: AnovaRow;
}

/** The mean squares that every form of the ICC is made of. */
export interface MeanSquares {
  msr: number;
  msc: number;
  mse: number;
}

/**
 * Computes the mean squares of a table that starts at `start` of an array, and writes them to `out`;
 * `columns` is scratch, shape [raters]. Values are taken relative to the first one, so that a constant
 * table has squares of exactly 0 and a large common offset costs no digits. Means of equal numbers that
 * were added in another order differ in their last digits: squares of no more than that are 0.
 */
export function meanSquares(
  {data, subjects, raters}: RatingTable,
  start: number,
  columns: Float64Array,
  out: MeanSquares,
): void {
  const origin = data[start];
  columns.fill(0);
  let grand = 0;
  let reach = 0;
  for (let i = 0, at = start; i < subjects; i++) {
    for (let j = 0; j < raters; j++) {
      const gap = data[at++] - origin;
      columns[j] += gap;
      if (Math.abs(gap) > reach) reach = Math.abs(gap);
    }
  }
  for (let j = 0; j < raters; j++) {
    grand += columns[j];
    columns[j] /= subjects;
  }
  grand /= subjects * raters;

  // Columns are complete; rows and residuals are found in one more pass.
  let rowSquares = 0;
  let columnSquares = 0;
  let residualSquares = 0;
  for (let j = 0; j < raters; j++) columnSquares += (columns[j] - grand) ** 2;
  for (let i = 0, at = start; i < subjects; i++, at += raters) {
    let row = 0;
    for (let j = 0; j < raters; j++) row += data[at + j] - origin;
    row /= raters;
    rowSquares += (row - grand) ** 2;
    for (let j = 0; j < raters; j++) {
      residualSquares += (data[at + j] - origin - row - columns[j] + grand) ** 2;
    }
  }

  // What rounding leaves of a mean grows with the numbers in it: every row has that of the grand mean.
  const least = subjects * raters * (4 * Number.EPSILON * reach) ** 2;
  out.msr = rowSquares > subjects * least ? (raters * rowSquares) / (subjects - 1) : 0;
  out.msc = columnSquares > least ? (subjects * columnSquares) / (raters - 1) : 0;
  const isLeft = residualSquares > subjects * least;
  out.mse = isLeft ? residualSquares / ((subjects - 1) * (raters - 1)) : 0;
}

/** Fills in a row from two of its numbers. */
function rowOf(ms: number, df: number): AnovaRow {
  return {ss: ms * df, df, ms};
}

/** Makes the whole table from the three mean squares. */
export function anovaOf(
  {msr, msc, mse}: MeanSquares,
  subjects: number,
  raters: number,
): RatingAnova {
  const n = subjects - 1;
  const k = raters - 1;
  const within = msc * k + mse * n * k;
  const total = within + msr * n;
  return {
    subjects: rowOf(msr, n),
    raters: rowOf(msc, k),
    residual: rowOf(mse, n * k),
    within: {ss: within, df: subjects * k, ms: within / (subjects * k)},
    total: {ss: total, df: subjects * raters - 1, ms: total / (subjects * raters - 1)},
  };
}

/**
 * Splits the squares of a table of ratings into those between subjects, between raters and left over:
 * the two-way analysis of variance without replication.
 *
 * @formula eq:mean-squares $\sum_{ij} (x_{ij} - \bar x)^2 = k \sum_i (\bar x_{i\cdot} - \bar x)^2 + n \sum_j (\bar x_{\cdot j} - \bar x)^2 + \sum_{ij} (x_{ij} - \bar x_{i\cdot} - \bar x_{\cdot j} + \bar x)^2$
 * @param ratings - {data, subjects, raters} with index rater + raters · subject, or a row of ratings
 *   for each subject; at least 2 subjects and 2 raters
 * @returns sum of squares, degrees of freedom and mean square for subjects (MSR), raters (MSC),
 *   residual (MSE), within subjects (MSW) and in total
 * @throws RangeError when there are too few subjects or raters, or a rating is not finite
 * @throws ShapeError when the table is not full
 * @ref shrout1979
 * @example ratingAnova([[1, 2], [3, 4], [5, 6]]).subjects // {ss: 16, df: 2, ms: 8}
 */
export function ratingAnova(ratings: Ratings): RatingAnova {
  const table = checkedRatings("ratingAnova", ratings);
  const squares = {msr: 0, msc: 0, mse: 0};
  meanSquares(table, 0, new Float64Array(table.raters), squares);
  return anovaOf(squares, table.subjects, table.raters);
}
