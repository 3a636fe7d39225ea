import {deviance} from "./deviance.ts";
import {stirlingError} from "./stirlingError.ts";

/** Both tails of a beta distribution, and its density over the logit of x. */
export interface BetaTails {
  /** Probability below x. */
  readonly lower: number;
  /** Probability above x. */
  readonly upper: number;
  /** x^a (1 − x)^b / B(a, b), by which `lower` grows with ln(x / (1 − x)). */
  readonly slope: number;
}

/** The largest parameter: beyond it the continued fraction needs too many terms. */
export const MOST_PARAMETER = 1e9;

/** Computes x^a y^b / B(a, b) for y = 1 − x, as a binomial probability in Loader's form. */
function slopeOf(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return 0;
  const n = a + b;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt(a / n) * Math.sqrt(b / (2 * Math.PI));
}

/**
 * Evaluates the continued fraction of the incomplete beta function by Lentz's method, in the form of
 * Didonato and Morris: it holds x and y = 1 − x, so that nothing cancels where x is near 1.
 */
function fraction(x: number, y: number, a: number, b: number): number {
  const tiny = 1e-300;
  const drift = a * y - b * x + 1;
  let value = (a * drift) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; ; m++) {
    const share = (m * (b - m) * x) / (a + 2 * m - 1);
    const numerator = ((a + m - 1) * (a + b + m - 1) * x * share) / (a + 2 * m - 1);
    const term = m + share + ((a + m) * (drift + m * (1 + y))) / (a + 2 * m + 1);
    d = term + numerator * d;
    c = term + numerator / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) return value;
  }
}

/**
 * Computes both tails of a beta distribution at x, which is given with y = 1 − x so that neither loses
 * digits near 0 or 1. The tail that is not the smaller one is found as 1 minus the other.
 */
export function betaTails(x: number, y: number, a: number, b: number): BetaTails {
  if (x <= 0) return {lower: 0, upper: 1, slope: 0};
  if (y <= 0) return {lower: 1, upper: 0, slope: 0};
  const slope = slopeOf(x, y, a, b);
  if ((b + 1) * x < (a + 1) * y) {
    const lower = slope === 0 ? 0 : slope / fraction(x, y, a, b);
    return {lower, upper: 1 - lower, slope};
  }
  const upper = slope === 0 ? 0 : slope / fraction(y, x, b, a);
  return {lower: 1 - upper, upper, slope};
}
