import {erf} from "./erf.ts";
import {complement} from "./erfTail.ts";

/** Mean and standard deviation of a normal distribution. */
export interface NormalParameters {
  /** 0 when left out. */
  readonly mean?: number;
  /** Above 0; 1 when left out. */
  readonly sd?: number;
}

/** A distribution of one number. */
export interface NormalDistribution {
  /** Returns the density at x. */
  density(x: number): number;
  /** Returns the probability of a value of at most x. */
  cdf(x: number): number;
  /** Returns the probability of a value above x, with all its digits in the far tail. */
  survival(x: number): number;
  /** Returns the value below which the probability is p; −Infinity for 0, Infinity for 1. */
  quantile(p: number): number;
}

/** Above this argument of erf its complement is found by itself, so that it keeps its digits. */
const TURN = 1.5;

/** Computes the probability below z of the standard normal. */
function below(z: number): number {
  const x = -z / Math.SQRT2;
  return x > TURN ? complement(x) / 2 : (1 - erf(x)) / 2;
}

/** Finds the z ≤ 0 below which the probability is p ≤ ½. */
function lowerQuantile(p: number): number {
  // ln Φ is concave, so Newton's method comes from the left without passing the root; Φ(z) is at most
  // ½ exp(−z²/2), which gives a point on the left.
  const target = Math.log(p);
  let z = -Math.sqrt(Math.max(0, -2 * Math.log(2 * p)));
  for (let step = 0; step < 100; step++) {
    const tail = below(z);
    const slope = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const next = z - ((Math.log(tail) - target) * tail) / slope;
    if (!(Math.abs(next - z) > 4e-16 * Math.max(1, Math.abs(z)))) return next;
    z = next;
  }
  return z;
}

/**
 * Describes the normal distribution.
 *
 * @formula $\Phi(z) = \tfrac12 \bigl(1 + \operatorname{erf}(z / \sqrt 2)\bigr)$, $z = (x - \mu) / \sigma$
 * @param parameters - mean, 0 when left out, and sd, 1 when left out
 * @returns density, cdf, survival and quantile; quantile throws RangeError for a probability outside 0
 *   to 1
 * @throws RangeError when mean is not finite or sd is not above 0
 * @ref dlmf
 * @example normalDistribution().quantile(0.975) // 1.9599639845400563
 * normalDistribution({mean: 40, sd: 10}).cdf(40) // 0.5
 */
export function normalDistribution({mean = 0, sd = 1}: NormalParameters = {}): NormalDistribution {
  if (!(Number.isFinite(mean) && sd > 0 && Number.isFinite(sd))) {
    throw new RangeError(
      `normalDistribution: mean must be finite and sd above 0, got ${mean} and ${sd}`,
    );
  }
  return {
    density: (x) => Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI)),
    cdf: (x) => below((x - mean) / sd),
    survival: (x) => below((mean - x) / sd),
    quantile: (p) => {
      if (!(p >= 0 && p <= 1)) {
        throw new RangeError(`normalDistribution: p must lie in 0 to 1, got ${p}`);
      }
      if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      return mean + sd * (p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p));
    },
  };
}
