/** Decimals that every export keeps; gradebooks show and compare two (Canvas compares at two). */
const DECIMALS = 2;

/**
 * Rounds points for an export, half up. Records keep the exact sums; nowhere else is anything rounded.
 *
 * @example roundPoints(10 / 3) // 3.33
 */
export function roundPoints(points: number): number {
  const step = 10 ** DECIMALS;
  return Math.round(points * step + 1e-9) / step;
}
