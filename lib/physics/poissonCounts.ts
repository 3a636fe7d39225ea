import type {Rng} from "../core/index.ts";
import {elementwise} from "./elementwise.ts";

/** Computes ln k! by Stirling's series; exact to 1e-13 from k = 10 on, which is all it is used for. */
function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i++) product *= i;
    return Math.log(product);
  }
  const x = k + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Draws a small count by multiplying uniform numbers until they fall below exp(−λ). */
function drawSmall(lambda: number, rng: Rng): number {
  const limit = Math.exp(-lambda);
  let product = rng.next();
  let count = 0;
  while (product > limit) {
    product *= rng.next();
    count++;
  }
  return count;
}

/** Draws a large count by transformed rejection with squeeze (PTRS); its constants hold from λ = 10 on. */
function drawLarge(lambda: number, rng: Rng): number {
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = rng.next() - 0.5;
    const v = rng.next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + lambda + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const bound = k * Math.log(lambda) - lambda - logFactorial(k);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= bound) return k;
  }
}

/**
 * Draws detector counts that follow Poisson's law.
 *
 * @formula $P(k) = \lambda^k e^{-\lambda} / k!$
 * @param expected - mean count λ >= 0, one number or shape [n]
 * @param rng - source of randomness
 * @returns whole counts, one or shape [n]
 * @throws RangeError when an expected count is negative or not finite
 * @ref hormann1993
 * @example poissonCounts([0, 0], createRng("detector")) // [0, 0]
 */
export function poissonCounts(expected: number, rng: Rng): number;
export function poissonCounts(expected: ArrayLike<number>, rng: Rng): Float64Array;
export function poissonCounts(
  expected: number | ArrayLike<number>,
  rng: Rng,
): number | Float64Array {
  return elementwise("poissonCounts", "expected", expected, (lambda) => {
    if (lambda < 0) {
      throw new RangeError(`poissonCounts: expected must not be negative, got ${lambda}`);
    }
    if (lambda === 0) return 0;
    return lambda < 10 ? drawSmall(lambda, rng) : drawLarge(lambda, rng);
  });
}
