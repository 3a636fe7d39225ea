/** Coefficients of Stirling's series in 1/z, 1/z³, 1/z⁵ …; from z = 10 on, seven reach 1e-17. */
const COEFFICIENTS = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/** Below this z the recurrence climbs until the series serves. */
const TURN = 10;

/** Sums Stirling's series for z of at least TURN. */
function series(z: number): number {
  const square = 1 / (z * z);
  let total = 0;
  for (let k = COEFFICIENTS.length - 1; k >= 0; k--) total = total * square + COEFFICIENTS[k];
  return total / z;
}

/**
 * Computes by how much ln Γ(z) exceeds Stirling's formula (z − ½) ln z − z + ½ ln 2π, for z > 0. What
 * is left is small, so that differences of large log-gammas can be taken without losing digits.
 */
export function stirlingError(z: number): number {
  // δ(z) = δ(z + 1) + (z + ½) ln(1 + 1/z) − 1
  let climbed = 0;
  let at = z;
  for (; at < TURN; at++) climbed += (at + 0.5) * Math.log1p(1 / at) - 1;
  return climbed + series(at);
}
