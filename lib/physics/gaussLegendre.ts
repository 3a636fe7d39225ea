/** Nodes in (−1, 1) and weights of the 16-point rule of Gauss and Legendre. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Finds the zeros of a Legendre polynomial by Newton's method, and the weights that belong to them. */
function rule(n: number): Quadrature {
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

/** The 16-point rule: exact for polynomials up to degree 31. */
export const GAUSS_16: Quadrature = rule(16);
