import {mean, normalDistribution, ShapeError} from "../../core/index.ts";
import {checkedVector, requireConfidence} from "../checks.ts";
import {isConstant} from "../isConstant.ts";

/** Options of `concordance`. */
export interface ConcordanceOptions {
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
}

/** How near pairs lie to the line of equality, and what keeps them off it. */
export interface Concordance {
  /** Lin's coefficient: precision · accuracy. */
  readonly concordance: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Pearson's correlation: how near the pairs lie to some line. */
  readonly precision: number;
  /** Lin's C_b, 0 to 1: how near that line lies to the line of equality. */
  readonly accuracy: number;
  /** Ratio of the standard deviations, a's over b's. */
  readonly scaleShift: number;
  /** Difference of the means, a's less b's, over the geometric mean of the standard deviations. */
  readonly locationShift: number;
}

/** Checks the two lists at the public boundary. */
function checkedPairs(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): readonly [Float64Array, Float64Array] {
  const first = checkedVector("concordance", a, {name: "a"});
  const second = checkedVector("concordance", b, {name: "b"});
  if (first.length !== second.length) {
    throw new ShapeError(
      `concordance: a and b must hold one value for each subject, got ${first.length} and ${second.length}`,
    );
  }
  if (first.length < 3) {
    throw new RangeError(`concordance: a and b must hold at least 3 pairs, got ${first.length}`);
  }
  return [first, second];
}

/** Takes a list from its mean; exactly 0 everywhere in a constant list, whose mean may be rounded. */
function centred(values: Float64Array): {readonly centre: number; readonly off: Float64Array} {
  const centre = isConstant(values) ? values[0] : mean(values);
  return {centre, off: values.map((value) => value - centre)};
}

/** Computes the mean product of two lists that are taken from their means. */
function covariance(x: Float64Array, y: Float64Array): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] * y[i];
  return total / x.length;
}

/** Computes Lin's variance of artanh ρ, times n − 2, with C_b for ρ / r so that r may be 0. */
function fisherVariance(value: number, r: number, accuracy: number, u: number): number {
  const gap = 1 - value ** 2;
  return (
    (accuracy ** 2 * (1 - r ** 2)) / gap +
    (2 * value ** 2 * accuracy * (1 - value) * u ** 2) / gap ** 2 -
    (value ** 2 * accuracy ** 2 * u ** 4) / (2 * gap ** 2)
  );
}

/**
 * Computes Lin's concordance correlation: how near pairs of measurements lie to the line of equality.
 *
 * Variances and covariance have divisor n, as Lin wrote them (the interval of Fisher's z, with his
 * correction of 2000). Like an ICC the value depends on how much the subjects differ. With no variance in
 * a list the concordance is 0, or NaN where both lists are one and the same constant; precision, accuracy
 * and the interval are NaN then. At 1 and −1 the interval is the value itself.
 *
 * @formula eq:concordance $\rho_c = \frac{2 s_{ab}}{s_a^2 + s_b^2 + (\bar a - \bar b)^2} = r \cdot C_b$, $C_b = \frac{2}{v + 1/v + u^2}$
 * @param a - measurements by the first way, in any unit, shape [n], at least 3
 * @param b - the same subjects by the second way, shape [n]
 * @param options - confidence, 0.95 when left out
 * @returns concordance, −1 to 1, with its interval lower to upper; precision r, accuracy C_b, scaleShift
 *   v and locationShift u
 * @throws RangeError when there are fewer than 3 pairs, a value is not finite, or confidence lies outside
 *   0 to 1
 * @throws ShapeError when a and b are not equally long
 * @ref lin1989
 * @ref lin2000
 * @example concordance([1, 2, 3], [2, 3, 4]).concordance // 0.5714285714285714
 * concordance([1, 2, 3], [2, 3, 4]).precision // 1
 */
export function concordance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {confidence = 0.95}: ConcordanceOptions = {},
): Concordance {
  requireConfidence("concordance", confidence);
  const [first, second] = checkedPairs(a, b);
  const n = first.length;
  const [{centre: meanA, off: offA}, {centre: meanB, off: offB}] = [
    centred(first),
    centred(second),
  ];
  const [varianceA, varianceB] = [covariance(offA, offA), covariance(offB, offB)];
  const together = covariance(offA, offB);
  const value = (2 * together) / (varianceA + varianceB + (meanA - meanB) ** 2);

  // Its two factors: how near some line, and how near that line to equality.
  const scale = Math.sqrt(varianceA) * Math.sqrt(varianceB);
  const r = Math.max(-1, Math.min(1, together / scale));
  const v = Math.sqrt(varianceA) / Math.sqrt(varianceB);
  const u = (meanA - meanB) / Math.sqrt(scale);
  const accuracy = scale === 0 ? Number.NaN : 2 / (v + 1 / v + u * u);

  const isEnd = Math.abs(value) >= 1;
  const z = normalDistribution().quantile((1 + confidence) / 2);
  const reach = z * Math.sqrt(Math.max(0, fisherVariance(value, r, accuracy, u)) / (n - 2));
  return {
    concordance: value,
    lower: isEnd ? value : Math.tanh(Math.atanh(value) - reach),
    upper: isEnd ? value : Math.tanh(Math.atanh(value) + reach),
    confidence,
    precision: r,
    accuracy,
    scaleShift: v,
    locationShift: u,
  };
}
