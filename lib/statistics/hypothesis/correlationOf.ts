import {mean, ShapeError, studentDistribution} from "../../core/index.ts";
import {checkedVector} from "../checks.ts";
import {isConstant} from "../isConstant.ts";
import type {Alternative} from "./alternative.ts";
import {requireAlternative, tailProbability} from "./alternative.ts";

/** Options of `pearson` and `spearman`. */
export interface CorrelationOptions {
  /** What speaks against a correlation of 0. "two-sided" when left out. */
  readonly alternative?: Alternative;
}

/** Checks two lists of pairs at a public boundary. */
export function checkedPairs(
  who: string,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): readonly [Float64Array, Float64Array] {
  const first = checkedVector(who, a, {name: "a"});
  const second = checkedVector(who, b, {name: "b"});
  if (first.length !== second.length) {
    throw new ShapeError(
      `${who}: a and b must be equally long, got ${first.length} and ${second.length}`,
    );
  }
  if (first.length < 3) {
    throw new RangeError(`${who}: a and b must hold at least 3 pairs, got ${first.length}`);
  }
  return [first, second];
}

/** Computes the correlation of two lists, NaN where one of them does not vary. */
export function correlationOf(a: Float64Array, b: Float64Array): number {
  if (isConstant(a) || isConstant(b)) return Number.NaN;
  const [centreA, centreB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] - centreA, b[i] - centreB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }

  // One root is exact where two are not; two stay within the range of numbers.
  const both = aa * bb;
  const isInside = both > 1e-290 && both < 1e290;
  const scale = isInside ? Math.sqrt(both) : Math.sqrt(aa) * Math.sqrt(bb);
  return Math.max(-1, Math.min(1, ab / scale));
}

/** Tests a correlation of n pairs against 0 by Student's distribution. */
export function testCorrelation(
  who: string,
  r: number,
  n: number,
  alternative: Alternative,
): {readonly t: number; readonly df: number; readonly p: number} {
  requireAlternative(who, alternative);
  const df = n - 2;
  const t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
  if (Number.isNaN(t)) return {t, df, p: Number.NaN};
  const {cdf, survival} = studentDistribution({df});
  return {t, df, p: tailProbability(cdf(t), survival(t), alternative)};
}
