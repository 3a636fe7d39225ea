import {normalDistribution, ranks} from "../../core/index.ts";
import {checkedVector} from "../checks.ts";
import type {Alternative} from "./alternative.ts";
import {requireAlternative, tailProbability} from "./alternative.ts";
import {rankSumTails} from "./rankSumTails.ts";

/** Options of `mannWhitney`. */
export interface MannWhitneyOptions {
  /** All orders counted, without equal values, or the normal approximation. No default. */
  readonly method: "exact" | "asymptotic";
  /** What speaks against the null hypothesis; "greater": a lies above b. "two-sided" when left out. */
  readonly alternative?: Alternative;
  /** Whether the normal approximation is moved by ½ towards the mean; true when left out. */
  readonly continuity?: boolean;
}

/** The comparison of two samples by their order. */
export interface MannWhitney {
  /** Wins of a over b; a tie counts ½. */
  readonly u: number;
  /** Share of the pairs that a wins: the area under the ROC curve. */
  readonly auc: number;
  /** Distance of u from its mean in standard deviations; NaN where the method is exact. */
  readonly z: number;
  readonly p: number;
}

/** Pairs of values above which the exact distribution takes too long. */
const MOST_PAIRS = 20000;

/** Checks two samples at the public boundary. */
function checkedSamples(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): readonly [Float64Array, Float64Array] {
  const first = checkedVector("mannWhitney", a, {name: "a"});
  const second = checkedVector("mannWhitney", b, {name: "b"});
  if (first.length === 0 || second.length === 0) {
    throw new RangeError(
      `mannWhitney: a and b must hold at least one value, got ${first.length} and ${second.length}`,
    );
  }
  return [first, second];
}

/** Refuses samples for which the exact distribution does not hold, or takes too long. */
function requireExact(m: number, n: number, tieSum: number): void {
  if (tieSum > 0) {
    throw new RangeError(
      "mannWhitney: values must all differ for the exact method, got ties: use asymptotic, or permutationTest",
    );
  }
  if (m * n > MOST_PAIRS) {
    throw new RangeError(
      `mannWhitney: pairs must be at most ${MOST_PAIRS} for the exact method, got ${m * n}: use asymptotic`,
    );
  }
}

/** Computes the standard deviation of u where all orders are equally likely. */
function spreadOfWins(m: number, n: number, tieSum: number): number {
  const total = m + n;
  return Math.sqrt(((m * n) / 12) * (total + 1 - tieSum / (total * (total - 1))));
}

/**
 * Tests whether values of one sample tend to lie above those of another, by their order alone.
 *
 * It does not compare means or medians: the null hypothesis is that a value of a wins over one of b as
 * often as it loses, with equal distributions. Where all values are equal nothing speaks against it: z is
 * 0 and p is 1. Two-sided p-values are twice the smaller tail, at most 1.
 *
 * @formula $U = \sum_{i,j} \bigl([a_i > b_j] + \tfrac12 [a_i = b_j]\bigr) = R_a - \tfrac{m(m+1)}{2}$, $\sigma_U^2 = \tfrac{mn}{12} \Bigl(N + 1 - \tfrac{\sum_t t^3 - t}{N (N-1)}\Bigr)$
 * @param a - first sample, finite, shape [m], at least one
 * @param b - second sample, finite, shape [n], at least one
 * @param options - method, "exact" or "asymptotic", no default; alternative, "two-sided"; continuity, true
 * @returns u, the wins of a; auc = u / (m n); z; p
 * @throws RangeError when a sample is empty or not finite, an option breaks its rule, or the method is
 *   exact and values are equal or there are more than 20,000 pairs
 * @ref mann1947
 * @ref lehmann2006
 * @example mannWhitney([4, 5, 6], [1, 2, 3], {method: "exact"}) // {u: 9, auc: 1, z: NaN, p: 0.1}
 */
export function mannWhitney(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {method, alternative = "two-sided", continuity = true}: MannWhitneyOptions,
): MannWhitney {
  const [first, second] = checkedSamples(a, b);
  const [m, n] = [first.length, second.length];
  requireAlternative("mannWhitney", alternative);
  if (method !== "exact" && method !== "asymptotic") {
    throw new RangeError(`mannWhitney: method must be exact or asymptotic, got ${String(method)}`);
  }

  // The ranks of a, less those it would have alone.
  const both = new Float64Array(m + n);
  both.set(first);
  both.set(second, m);
  const {ranks: places, tieSum} = ranks(both);
  let u = (-m * (m + 1)) / 2;
  for (let i = 0; i < m; i++) u += places[i];
  const auc = u / (m * n);

  if (method === "exact") {
    requireExact(m, n, tieSum);
    const {low, high} = rankSumTails(u, m, n);
    return {u, auc, z: Number.NaN, p: tailProbability(low, high, alternative)};
  }
  const sd = spreadOfWins(m, n, tieSum);
  if (!(sd > 0)) return {u, auc, z: 0, p: 1};
  const step = continuity ? 0.5 : 0;
  const off = u - (m * n) / 2;
  const {survival} = normalDistribution();
  const [low, high] = [survival((-off - step) / sd), survival((off - step) / sd)];
  return {
    u,
    auc,
    z: (off - Math.sign(off) * Math.min(step, Math.abs(off))) / sd,
    p: tailProbability(low, high, alternative),
  };
}
