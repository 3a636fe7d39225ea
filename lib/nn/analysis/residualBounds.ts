import {requireDepth, requireNorm} from "./requireDepth.ts";

/** Between which factors a gradient changes on its way through a chain of layers. */
export interface ResidualBounds {
  /** At least this share is left behind residual blocks; 0 where the bound says nothing. */
  readonly lower: number;
  /** At most this many times it has grown behind residual blocks. */
  readonly upper: number;
  /** At most this share is left behind plain layers of the same Jacobians. */
  readonly plain: number;
}

/**
 * Bounds the change of a gradient's length through m residual blocks whose branches have Jacobians of
 * spectral norm at most alpha.
 *
 * The lower side needs alpha below 1 in every block and is itself exponential in m: it keeps e⁻ᶜ where
 * alpha is c/m, and for alpha of 1/2 or more it is no better than the plain net's αᵐ. From alpha 1 on it
 * is 0, since J = −I erases the gradient.
 *
 * @formula eq:residual-bounds $(1 - \alpha)^m\, \lVert \nabla_{x_{l+m}} L \rVert \le \lVert \nabla_{x_l} L \rVert \le (1 + \alpha)^m\, \lVert \nabla_{x_{l+m}} L \rVert$
 * @param alpha - bound on the spectral norm of every branch's Jacobian, at least 0
 * @param m - number of blocks
 * @returns lower and upper factor with shortcuts, and the upper factor without
 * @throws RangeError when alpha is negative or not finite, or m is not a whole number of at least 0
 * @ref he2016identity
 * @example residualBounds(0.5, 50).lower // 8.881784197001252e-16
 * residualBounds(0.5, 2) // {lower: 0.25, upper: 2.25, plain: 0.25}
 */
export function residualBounds(alpha: number, m: number): ResidualBounds {
  requireNorm("residualBounds", alpha);
  requireDepth("residualBounds", "m", m);
  return {
    lower: Math.max(0, 1 - alpha) ** m,
    upper: (1 + alpha) ** m,
    plain: alpha ** m,
  };
}

/**
 * Computes how deep a chain of residual blocks may be until the lower bound falls below a share.
 *
 * @formula eq:useful-depth $m = \left\lfloor \frac{\ln s}{\ln (1 - \alpha)} \right\rfloor$
 * @param alpha - bound on the spectral norm of every branch's Jacobian, 0 to 1
 * @param share - s: the least share of the gradient that is to be guaranteed, above 0 and below 1
 * @returns the largest number of blocks for which the bound still guarantees the share; Infinity for
 *   alpha 0, 0 for alpha 1
 * @throws RangeError when alpha lies outside 0 to 1 or share is not between 0 and 1
 * @ref he2016identity
 * @example usefulDepth(0.5, 0.25) // 2
 */
export function usefulDepth(alpha: number, share: number): number {
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`usefulDepth: alpha must lie in 0 to 1, got ${alpha}`);
  }
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`usefulDepth: share must lie between 0 and 1, got ${share}`);
  }
  if (alpha === 0) return Number.POSITIVE_INFINITY;
  if (alpha === 1) return 0;

  // The quotient of logarithms may miss a whole number by a rounding; the power decides.
  const depth = Math.round(Math.log(share) / Math.log1p(-alpha)) + 1;
  const holds = (m: number) => (1 - alpha) ** m >= share;
  return holds(depth) ? depth : holds(depth - 1) ? depth - 1 : depth - 2;
}
