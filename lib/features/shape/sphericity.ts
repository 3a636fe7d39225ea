/** The volume and the surface area of a body. */
export interface Solid {
  /** mm³. */
  readonly volume: number;
  /** mm². */
  readonly area: number;
}

/**
 * Computes the sphericity: the area of the ball of the same volume over the body's own, 1 only for a
 * ball. An estimate may pass 1 when volume and area come from different surfaces.
 *
 * @formula eq:sphericity $\Psi = \frac{(36 \pi V^2)^{1/3}}{A}$
 * @param solid - volume in mm³ and area in mm²
 * @returns sphericity, no unit; NaN when volume and area are both 0
 * @ref wadell1935
 * @example sphericity({volume: 1, area: 6}) // ≈ 0.80599598
 */
export function sphericity({volume, area}: Solid): number {
  return Math.cbrt(36 * Math.PI * volume * volume) / area;
}
