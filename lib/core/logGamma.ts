import {stirlingError} from "./stirlingError.ts";

/** Half the logarithm of 2π. */
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Below this x the argument is raised by the recurrence, whose product stays exact enough. */
const TURN = 10;

/**
 * Computes the natural logarithm of the gamma function, which for whole numbers is that of (x − 1)!.
 *
 * @formula $\ln \Gamma(x) = \ln \int_0^\infty t^{x-1} e^{-t}\,dt$
 * @param x - argument, > 0
 * @returns ln Γ(x), with an error of at most 3e-15 of itself, or of 1 where that is more
 * @throws RangeError when x is not above 0
 * @ref dlmf
 * @example logGamma(5) // 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: x must be above 0, got ${x}`);
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x === 1 || x === 2) return 0;

  // Γ(x) = Γ(x + n) / (x (x + 1) … (x + n − 1))
  let product = 1;
  let at = x;
  for (; at < TURN; at++) product *= at;
  const raised = (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + stirlingError(at);
  return product === 1 ? raised : raised - Math.log(product);
}
