/** Nodes in (−1, 1) and weights of a quadrature rule. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Computes the rule of Gauss and Legendre for integrals over −1 … 1: the zeros of the Legendre
 * polynomial, by Newton's method, and the weights that belong to them.
 *
 * @formula $\int_{-1}^{1} f(x)\,dx \approx \sum_{i=1}^{n} w_i f(x_i)$, exact for polynomials up to degree $2n - 1$
 * @param n - number of nodes, 1 or more
 * @returns nodes, the largest first, and weights, shape [n] each
 * @throws RangeError when n is not a whole number of at least 1
 * @ref dlmf
 * @example gaussLegendre(2).nodes // [0.5773502691896257, -0.5773502691896257]
 */
export function gaussLegendre(n: number): Quadrature {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`gaussLegendre: n must be a whole number of at least 1, got ${n}`);
  }
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      // The recurrence of the polynomials, then the derivative from the last two.
      let last = 1;
      let value = x;
      for (let k = 2; k <= n; k++)
        [last, value] = [value, ((2 * k - 1) * x * value - (k - 1) * last) / k];
      slope = (n * (x * value - last)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return {nodes, weights};
}
