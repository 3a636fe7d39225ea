import {complement} from "./erfTail.ts";

/** Below this |x| the series is summed, above it the continued fraction. */
const TURN = 2.5;

/** Sums 2/√π · e^{−x²} Σ 2^k x^{2k+1} / (1·3·…·(2k+1)): all terms of one sign. */
function series(x: number): number {
  let term = x;
  let total = x;
  for (let k = 1; Math.abs(term) > Math.abs(total) * 1e-17; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

/**
 * Computes the error function: twice the area under a Gaussian of variance ½ from 0 to x.
 *
 * @formula $\operatorname{erf}(x) = \frac{2}{\sqrt\pi} \int_0^x e^{-t^2}\,dt$
 * @param x - any number
 * @returns −1 to 1, to about 1e-15
 * @ref dlmf
 * @example erf(0.5) // 0.5204998778130465
 * erf(-3) // -0.9999779095030014
 */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size <= TURN) return series(x);
  if (size > 6) return Math.sign(x);
  return Math.sign(x) * (1 - complement(size));
}
