import {ShapeError} from "../core/index.ts";
import type {IccOptions} from "./icc.ts";
import {requireConfidence} from "./checks.ts";
import {iccEstimator} from "./iccEstimator.ts";
import {kindOf} from "./iccForm.ts";
import {meanSquares} from "./ratingAnova.ts";
import {requireSize} from "./ratings.ts";

/** The ratings of many quantities, such as features under perturbation. */
export interface RatingTables {
  /** Index = rater + raters · (subject + subjects · feature); shape [features · subjects · raters]. */
  readonly data: Float64Array;
  readonly features: number;
  readonly subjects: number;
  readonly raters: number;
}

/** The intraclass correlations of many quantities, one array a column, shape [features] each. */
export interface IccColumns {
  readonly icc: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly f: Float64Array;
  readonly p: Float64Array;
  readonly df1: number;
  readonly df2: number;
}

/** Checks the layout of the tables at the public boundary. */
function requireTables({data, features, subjects, raters}: RatingTables): void {
  requireSize("iccAll", subjects, raters);
  if (!Number.isInteger(features) || features < 0) {
    throw new RangeError(`iccAll: features must be a whole number of at least 0, got ${features}`);
  }
  const count = features * subjects * raters;
  if (data.length !== count) {
    throw new ShapeError(
      `iccAll: data must hold ${features} × ${subjects} × ${raters} = ${count} numbers, got ${data.length}`,
    );
  }
}

/**
 * Computes the intraclass correlation of each of many quantities that the same raters measured on the
 * same subjects, such as thousands of features under a set of perturbations.
 *
 * A quantity with a value that is not finite has NaN in every column, as one with equal values has: a
 * feature that is void somewhere has no ICC, and subjects are not dropped in silence.
 *
 * @formula $\mathrm{ICC}_q$ of the table $x_{qij}$, for each $q$, as in `icc`
 * @param tables - {data, features, subjects, raters}, index rater + raters · (subject + subjects · feature);
 *   at least 2 subjects and 2 raters
 * @param options - form and confidence, as in `icc`
 * @returns icc, lower, upper, f and p, shape [features] each, and the degrees of freedom df1 and df2
 * @throws RangeError when there are fewer than 2 subjects or raters, or an option breaks its rule
 * @throws ShapeError when data does not hold features · subjects · raters values
 * @ref shrout1979
 * @ref mcgraw1996
 * @example iccAll({data: Float64Array.of(1, 2, 3, 4, 5, 6, 1, 1, 2, 2, 3, NaN), features: 2, subjects: 3, raters: 2}, {form: "3,1"}).icc // [1, NaN]
 */
export function iccAll(tables: RatingTables, {form, confidence = 0.95}: IccOptions): IccColumns {
  requireTables(tables);
  const kind = kindOf("iccAll", form);
  requireConfidence("iccAll", confidence);
  const {features, subjects, raters} = tables;
  const estimate = iccEstimator(kind, {subjects, raters, confidence});
  const scratch = new Float64Array(raters);
  const squares = {msr: 0, msc: 0, mse: 0};
  const column = (): Float64Array => new Float64Array(features).fill(Number.NaN);
  const all = {icc: column(), lower: column(), upper: column(), f: column(), p: column()};
  let {df1, df2} = estimate(squares);
  for (let q = 0; q < features; q++) {
    meanSquares(tables, q * subjects * raters, scratch, squares);

    // One value that is not finite makes all squares NaN.
    if (Number.isNaN(squares.msr)) continue;
    const one = estimate(squares);
    all.icc[q] = one.icc;
    all.lower[q] = one.lower;
    all.upper[q] = one.upper;
    all.f[q] = one.f;
    all.p[q] = one.p;
    ({df1, df2} = one);
  }
  return {...all, df1, df2};
}
