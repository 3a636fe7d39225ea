import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedBinary, checkedMatrix, checkedVector} from "../checks.ts";
import {benjaminiHochberg} from "../hypothesis/benjaminiHochberg.ts";
import {benjaminiYekutieli} from "../hypothesis/benjaminiYekutieli.ts";
import {bonferroni} from "../hypothesis/bonferroni.ts";
import {holm} from "../hypothesis/holm.ts";
import {mannWhitney} from "../hypothesis/mannWhitney.ts";
import {pearson} from "../hypothesis/pearson.ts";
import {spearman} from "../hypothesis/spearman.ts";

const ADJUSTMENTS = {
  "benjamini-hochberg": benjaminiHochberg,
  "benjamini-yekutieli": benjaminiYekutieli,
  holm,
  bonferroni,
} as const;

/** How p-values of many tests are adjusted. */
export type Adjustment = keyof typeof ADJUSTMENTS;

/** Options of `univariateRanking`. */
export interface UnivariateRankingOptions {
  /** The test of each feature; "mann-whitney" takes an outcome of 0 and 1. No default. */
  readonly test: "mann-whitney" | "pearson" | "spearman";
  /** What is done about their number. No default. */
  readonly adjust: Adjustment;
}

/** A feature and its test. */
export interface RankedFeature {
  readonly column: number;
  /** The area under the ROC curve, or the correlation. */
  readonly effect: number;
  readonly p: number;
  /** The p-value adjusted for the number of features. */
  readonly adjusted: number;
}

/** One test of one column: how strong, and how likely by chance. */
interface Test {
  readonly effect: number;
  readonly p: number;
}

/** Makes the test of a column; one that does not vary tells nothing: p is 1. */
function testOf(
  {test}: UnivariateRankingOptions,
  y: ArrayLike<number>,
  rows: number,
): (column: Float64Array) => Test {
  const who = "univariateRanking";
  if (test === "mann-whitney") {
    const outcome = checkedBinary(who, y, {name: "y", length: rows});
    return (column) => {
      const of = (label: number) => column.filter((_, i) => outcome[i] === label);
      const {auc, p} = mannWhitney(of(1), of(0), {method: "asymptotic"});
      return {effect: auc, p};
    };
  }
  if (test !== "pearson" && test !== "spearman") {
    throw new RangeError(
      `${who}: test must be mann-whitney, pearson or spearman, got ${String(test)}`,
    );
  }
  const outcome = checkedVector(who, y, {name: "y", length: rows});
  if (outcome.every((value) => value === outcome[0])) {
    throw new RangeError(`${who}: y must vary, got ${outcome[0]} in every row`);
  }
  return (column) => {
    const found = test === "pearson" ? pearson(column, outcome) : spearman(column, outcome);
    const effect = "r" in found ? found.r : found.rho;
    return Number.isNaN(effect) ? {effect: 0, p: 1} : {effect, p: found.p};
  };
}

/** Copies one column. */
function columnOf({data, rows, columns}: Matrix, column: number): Float64Array {
  return Float64Array.from({length: rows}, (_, i) => data[column + columns * i]);
}

/**
 * Tests every feature alone against an outcome and ranks them by their p-values.
 *
 * It misses features that tell something only together, and ranks copies of one feature beside each
 * other. It looks at the outcome: fit it within every fold, or the model is judged on what chose it.
 * A column that does not vary has p = 1 and counts as a test.
 *
 * @formula $\tilde p_{(j)} = \min_{k \ge j} \tfrac{m}{k}\, p_{(k)}$ for Benjamini and Hochberg, and as in `holm` and `bonferroni`
 * @param x - shape [rows, columns], no missing value
 * @param y - outcome, shape [rows]; 0 and 1 for "mann-whitney" (its normal approximation)
 * @param options - test, "mann-whitney", "pearson" or "spearman"; adjust, "benjamini-hochberg",
 *   "benjamini-yekutieli", "holm" or "bonferroni"; no defaults
 * @returns a row for each column, the smallest p first: column, effect (area under the ROC curve or
 *   correlation), p and adjusted
 * @throws RangeError when a value is not finite, y has one class or does not vary, there are fewer than 3
 *   rows for a correlation, or an option is none of those
 * @throws ShapeError when y has not one value for each row
 * @ref benjamini1995
 * @ref mann1947
 * @example univariateRanking([[1, 5], [2, 1], [3, 9], [4, 2]], [1, 2, 3, 5], {test: "pearson", adjust: "holm"})[0].column // 0
 */
export function univariateRanking(
  x: MatrixLike,
  y: ArrayLike<number>,
  options: UnivariateRankingOptions,
): RankedFeature[] {
  const table = checkedMatrix("univariateRanking", x);
  if (!Object.hasOwn(ADJUSTMENTS, options.adjust)) {
    throw new RangeError(
      `univariateRanking: adjust must be one of ${Object.keys(ADJUSTMENTS).join(", ")}, got ${String(options.adjust)}`,
    );
  }
  const test = testOf(options, y, table.rows);
  const tests = Array.from({length: table.columns}, (_, j) => test(columnOf(table, j)));
  const adjusted = ADJUSTMENTS[options.adjust](tests.map(({p}) => p));
  return tests
    .map((own, column) => ({column, ...own, adjusted: adjusted[column]}))
    .sort((a, b) => a.p - b.p || a.column - b.column);
}
