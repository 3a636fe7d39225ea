/** Sums (x/2)^{order+2k} / (k! (k+order)!): all terms are positive, so nothing cancels. */
function series(order: 0 | 1, x: number): number {
  const quarter = (x * x) / 4;
  let term = order === 0 ? 1 : x / 2;
  let total = term;
  for (let k = 1; term > total * 1e-17; k++) {
    term *= quarter / (k * (k + order));
    total += term;
  }
  return total * Math.exp(-x);
}

/** Sums the expansion for large x, whose terms fall below 1e-17 before they rise again when x > 20. */
function asymptotic(order: 0 | 1, x: number): number {
  const mu = 4 * order * order;
  let term = 1;
  let total = 1;
  for (let k = 1; k <= 40; k++) {
    const factor = -(mu - (2 * k - 1) ** 2) / (8 * k * x);
    if (Math.abs(factor) >= 1) break;
    term *= factor;
    total += term;
    if (Math.abs(term) < 1e-17) break;
  }
  return total / Math.sqrt(2 * Math.PI * x);
}

/**
 * Computes a modified Bessel function of the first kind times exp(−x), which stays finite for any x.
 *
 * @formula $e^{-x} I_\nu(x) = e^{-x} \sum_{k \ge 0} \frac{(x/2)^{2k+\nu}}{k!\,(k+\nu)!}$
 * @param order - ν, 0 or 1
 * @param x - argument, >= 0
 * @returns e^{−x} I_ν(x), to about 1e-15 of itself
 * @throws RangeError when order is neither 0 nor 1, or x is negative or not a number
 * @ref dlmf
 * @example scaledBesselI(0, 1) // 0.46575960759364043
 * scaledBesselI(1, 0) // 0
 */
export function scaledBesselI(order: 0 | 1, x: number): number {
  if (order !== 0 && order !== 1) {
    throw new RangeError(`scaledBesselI: order must be 0 or 1, got ${String(order)}`);
  }
  if (!(x >= 0)) throw new RangeError(`scaledBesselI: x must be at least 0, got ${x}`);
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x <= 20 ? series(order, x) : asymptotic(order, x);
}
