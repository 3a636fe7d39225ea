import {normalDistribution, ShapeError} from "../../core/index.ts";
import {checkedVector, requireConfidence, requireLabels} from "../checks.ts";

/** Options of `mantelHaenszel`. */
export interface MantelHaenszelOptions {
  /** Which stratum each patient is in: numbers or names. */
  readonly strata: ArrayLike<number | string>;
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** A common odds ratio over strata. */
export interface MantelHaenszel {
  readonly oddsRatio: number;
  readonly lower: number;
  readonly upper: number;
  /** Standard error of the logarithm of the odds ratio. */
  readonly logStandardError: number;
  /** For each stratum, in the order in which they first occur: its counts a, b, c, d. */
  readonly tables: readonly StratumTable[];
}

/** A table of two by two. */
export interface StratumTable {
  readonly stratum: number | string;
  /** Exposed with the outcome, exposed without, unexposed with, unexposed without. */
  readonly counts: readonly [a: number, b: number, c: number, d: number];
}

/** Checks values of 0 and 1. */
function zeroOne(name: string, values: ArrayLike<number>, length: number): Float64Array {
  const checked = checkedVector("mantelHaenszel", values, {name, length});
  const wrong = checked.find((value) => value !== 0 && value !== 1);
  if (wrong !== undefined) {
    throw new RangeError(`mantelHaenszel: ${name} must be 0 or 1, got ${wrong}`);
  }
  return checked;
}

/** Counts the table of each stratum. */
function countTables(
  exposed: Float64Array,
  outcome: Float64Array,
  strata: ArrayLike<number | string>,
): StratumTable[] {
  const tables = new Map<number | string, [number, number, number, number]>();
  exposed.forEach((e, i) => {
    const counts = tables.get(strata[i]) ?? [0, 0, 0, 0];
    counts[2 * (1 - e) + (1 - outcome[i])]++;
    tables.set(strata[i], counts);
  });
  return [...tables].map(([stratum, counts]) => ({stratum, counts}));
}

/**
 * Computes the odds ratio that strata have in common, after Mantel and Haenszel.
 *
 * Exposed and unexposed are compared within strata only, so that what the strata differ in cannot
 * confound. It supposes that the odds ratio is the same in all of them. A stratum in which all are
 * exposed, or none, or all have the outcome, or none, adds nothing. When no stratum adds to the
 * denominator, the odds ratio is Infinity, or NaN when none adds at all, and the interval is NaN. The
 * variance is that of Robins, Breslow and Greenland, which holds for few large and many small strata.
 *
 * @formula eq:mantel-haenszel $\mathrm{OR} = \frac{\sum_s a_s d_s / n_s}{\sum_s b_s c_s / n_s}$
 * @param exposed - 0 or 1 for each patient, shape [n]
 * @param outcome - 0 or 1 for each patient, shape [n]
 * @param options - strata, a number or name for each patient; confidence, 0.95 when left out
 * @returns oddsRatio with lower and upper bound, the standard error of its logarithm, and the tables
 * @throws RangeError when there is no patient, a value is not 0 or 1, a stratum is missing, or confidence
 *   lies outside 0 to 1
 * @throws ShapeError when the lengths differ
 * @ref mantel1959
 * @ref robins1986
 * @example mantelHaenszel([1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0], {strata: [1, 1, 1, 1, 1, 1]}).oddsRatio // 4
 */
export function mantelHaenszel(
  exposed: ArrayLike<number>,
  outcome: ArrayLike<number>,
  {strata, confidence = 0.95}: MantelHaenszelOptions,
): MantelHaenszel {
  const n = exposed.length;
  if (n === 0) throw new RangeError("mantelHaenszel: exposed must hold a patient, got none");
  if (strata.length !== n) {
    throw new ShapeError(`mantelHaenszel: strata must hold ${n} values, got ${strata.length}`);
  }
  requireLabels("mantelHaenszel", "strata", strata);
  requireConfidence("mantelHaenszel", confidence);
  const rows = zeroOne("exposed", exposed, n);
  const tables = countTables(rows, zeroOne("outcome", outcome, n), strata);

  // The sums of Robins, Breslow and Greenland: p + q = 1 weigh the two diagonals r and s.
  let [r, s, pr, mixed, qs] = [0, 0, 0, 0, 0];
  for (const {
    counts: [a, b, c, d],
  } of tables) {
    const size = a + b + c + d;
    const [ownR, ownS] = [(a * d) / size, (b * c) / size];
    const p = (a + d) / size;
    r += ownR;
    s += ownS;
    pr += p * ownR;
    mixed += p * ownS + (1 - p) * ownR;
    qs += (1 - p) * ownS;
  }
  const variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
  const logStandardError = r > 0 && s > 0 ? Math.sqrt(variance) : Number.NaN;
  const reach = Math.exp(normalDistribution().quantile(0.5 + confidence / 2) * logStandardError);
  const oddsRatio = r / s;
  return {oddsRatio, lower: oddsRatio / reach, upper: oddsRatio * reach, logStandardError, tables};
}
