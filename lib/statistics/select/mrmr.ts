import type {MatrixLike} from "../../core/index.ts";
import {checkedMatrix, checkedVector} from "../checks.ts";
import type {StandardColumns} from "../model/standardColumns.ts";
import {standardColumns} from "../model/standardColumns.ts";

/** Options of `mrmr`. */
export interface MrmrOptions {
  /** How many features to choose, at least 1. */
  readonly count: number;
  /**
   * How relevance and redundancy are measured. "information": both by the mutual information of normal
   * variables. "f-statistic": relevance by the F statistic, redundancy by |r|. No default.
   */
  readonly measure: "information" | "f-statistic";
  /** Relevance less redundancy, or over it. No default. */
  readonly scheme: "difference" | "quotient";
}

/** Features in the order in which they were chosen. */
export interface Mrmr {
  /** Columns, the first choice first. */
  readonly selected: readonly number[];
  /** What each choice was worth when it was made; the first one's is its relevance. */
  readonly scores: readonly number[];
  /** Relevance of every column, shape [columns]. */
  readonly relevance: Float64Array;
}

/** Redundancy below which a quotient no longer grows. */
const LEAST_REDUNDANCY = 1e-3;

/** Computes the mutual information of two normal variables in nats; at most 18, for equal ones. */
function information(r: number): number {
  return -Math.log(Math.max(Number.EPSILON, 1 - r * r)) / 2;
}

/** Refuses options that break a rule. */
function requireOptions({count, measure, scheme}: MrmrOptions, columns: number): void {
  if (!Number.isInteger(count) || count < 1 || count > columns) {
    throw new RangeError(
      `mrmr: count must be a whole number from 1 to ${columns}, the number of columns, got ${count}`,
    );
  }
  if (measure !== "information" && measure !== "f-statistic") {
    throw new RangeError(
      `mrmr: measure must be information or f-statistic, got ${String(measure)}`,
    );
  }
  if (scheme !== "difference" && scheme !== "quotient") {
    throw new RangeError(`mrmr: scheme must be difference or quotient, got ${String(scheme)}`);
  }
}

/** Correlates every standardised column with one list of the same kind. */
function correlationsWith(
  list: Float64Array,
  from: number,
  {data, rows, columns}: StandardColumns,
): Float64Array {
  const found = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let total = 0;
    for (let i = 0; i < rows; i++) total += data[rows * j + i] * list[from + i];
    found[j] = Math.max(-1, Math.min(1, total / rows));
  }
  return found;
}

/** Turns correlations with the outcome into relevance: information, or the F statistic. */
function relevanceOf(r: Float64Array, rows: number, isInformation: boolean): Float64Array {
  if (isInformation) return r.map(information);
  return r.map((own) => {
    const left = Math.max(Number.EPSILON, (1 - own) * (1 + own));
    return ((rows - 2) * own * own) / left;
  });
}

/** Finds the best score among columns that are not yet chosen; the first one wins among equals. */
function bestOf(scores: Float64Array, isChosen: Uint8Array): number {
  let best = -1;
  for (let j = 0; j < scores.length; j++) {
    if (isChosen[j] === 0 && (best < 0 || scores[j] > scores[best])) best = j;
  }
  return best;
}

/**
 * Chooses features that tell much of an outcome and little of each other, one after the other.
 *
 * Each step takes the feature with the best relevance beside its mean redundancy with those chosen
 * before. An outcome of 0 and 1 is treated as a number, which gives the F statistic of two groups. A
 * column that does not vary has relevance 0 and redundancy 0. It looks at the outcome: fit it within
 * every fold.
 *
 * @formula $\arg\max_{j \notin S} \; I_j - \tfrac{1}{|S|} \sum_{k \in S} I_{jk}$ with $I = -\tfrac12 \ln(1 - r^2)$; or $F_j = \frac{(n - 2) r_j^2}{1 - r_j^2}$ and $|r_{jk}|$; or their quotient
 * @param x - shape [rows, columns], at least 3 rows, no missing value
 * @param y - outcome, numbers or 0 and 1, shape [rows]
 * @param options - count; measure, "information" or "f-statistic"; scheme, "difference" or "quotient"
 *   (a redundancy below 0.001 counts as 0.001); no defaults
 * @returns selected columns in the order of choice, their scores, the relevance of all
 * @throws RangeError when there are fewer than 3 rows, a value is not finite, y does not vary or an option
 *   breaks its rule
 * @throws ShapeError when y has not one value for each row
 * @ref ding2005
 * @example mrmr([[1, 1, 0], [2, 2, 1], [3, 4, 1], [4, 4, 0], [5, 5, 2]], [1, 2, 3, 4, 6], {count: 2, measure: "information", scheme: "difference"}).selected // [0, 2]
 */
export function mrmr(x: MatrixLike, y: ArrayLike<number>, options: MrmrOptions): Mrmr {
  const table = checkedMatrix("mrmr", x);
  const {rows, columns} = table;
  if (rows < 3) throw new RangeError(`mrmr: x must have at least 3 rows, got ${rows}`);
  const outcome = checkedVector("mrmr", y, {name: "y", length: rows});
  requireOptions(options, columns);
  const {count, measure, scheme} = options;
  const target = standardColumns({data: outcome, rows, columns: 1}, {scale: true});
  if (target.scales[0] === 0) {
    throw new RangeError(`mrmr: y must vary, got ${outcome[0]} in every row`);
  }

  const isInformation = measure === "information";
  const standard = standardColumns(table, {scale: true});
  const relevance = relevanceOf(correlationsWith(target.data, 0, standard), rows, isInformation);
  const isChosen = new Uint8Array(columns);
  const redundancy = new Float64Array(columns);
  const selected: number[] = [];
  const scores: number[] = [];
  let worth = relevance;
  while (selected.length < count) {
    const best = bestOf(worth, isChosen);
    selected.push(best);
    scores.push(worth[best]);
    isChosen[best] = 1;
    if (selected.length === count) break;

    // The newest choice adds its share to everybody's redundancy.
    correlationsWith(standard.data, rows * best, standard).forEach((r, j) => {
      redundancy[j] += isInformation ? information(r) : Math.abs(r);
    });
    worth = relevance.map((own, j) => {
      const shared = redundancy[j] / selected.length;
      return scheme === "difference" ? own - shared : own / Math.max(LEAST_REDUNDANCY, shared);
    });
  }
  return {selected, scores, relevance};
}
