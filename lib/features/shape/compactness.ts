import type {Solid} from "./sphericity.ts";
import {sphericity} from "./sphericity.ts";

/**
 * Computes the first compactness of the IBSI: volume over area to the power 3/2, 1/(6π) for a ball.
 *
 * @formula $\frac{V}{\pi^{1/2} A^{3/2}}$
 * @param solid - volume in mm³ and area in mm²
 * @returns compactness 1, no unit; NaN when volume and area are both 0
 * @ref zwanenburg2020
 * @example compactness1({volume: 1, area: 6}) // ≈ 0.03838804
 */
export function compactness1({volume, area}: Solid): number {
  return volume / (Math.sqrt(Math.PI) * area ** 1.5);
}

/**
 * Computes the second compactness of the IBSI, the third power of sphericity, 1 for a ball.
 *
 * @formula $36 \pi \frac{V^2}{A^3}$
 * @param solid - volume in mm³ and area in mm²
 * @returns compactness 2, no unit; NaN when volume and area are both 0
 * @ref zwanenburg2020
 * @example compactness2({volume: 1, area: 6}) // ≈ 0.52359878
 */
export function compactness2({volume, area}: Solid): number {
  return (36 * Math.PI * volume * volume) / area ** 3;
}

/**
 * Computes the spherical disproportion: the area over that of the ball of the same volume, the inverse
 * of sphericity.
 *
 * @formula $\frac{A}{(36 \pi V^2)^{1/3}}$
 * @param solid - volume in mm³ and area in mm²
 * @returns spherical disproportion, no unit, 1 for a ball; NaN when volume and area are both 0
 * @ref zwanenburg2020
 * @example sphericalDisproportion({volume: 1, area: 6}) // ≈ 1.2407010
 */
export function sphericalDisproportion(solid: Solid): number {
  return 1 / sphericity(solid);
}

/**
 * Computes the asphericity: by which part the area exceeds that of the ball of the same volume.
 *
 * @formula $\left(\frac{A^3}{36 \pi V^2}\right)^{1/3} - 1$
 * @param solid - volume in mm³ and area in mm²
 * @returns asphericity, no unit, 0 for a ball; NaN when volume and area are both 0
 * @ref zwanenburg2020
 * @example asphericity({volume: 1, area: 6}) // ≈ 0.2407010
 */
export function asphericity(solid: Solid): number {
  return 1 / sphericity(solid) - 1;
}

/**
 * Computes the area over the volume; unlike the others it shrinks as a body of one shape grows.
 *
 * @formula $\frac{A}{V}$
 * @param solid - volume in mm³ and area in mm²
 * @returns surface to volume ratio, 1/mm; NaN when volume and area are both 0
 * @ref zwanenburg2020
 * @example surfaceToVolumeRatio({volume: 1, area: 6}) // 6
 */
export function surfaceToVolumeRatio({volume, area}: Solid): number {
  return area / volume;
}
