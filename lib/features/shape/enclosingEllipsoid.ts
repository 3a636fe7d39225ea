import {inverse3} from "../../core/index.ts";
import {requirePoints} from "./requirePoints.ts";
import {symmetricEigen3} from "./symmetricEigen3.ts";

/** An ellipsoid in space. */
export interface Ellipsoid {
  /** mm. */
  readonly centre: readonly [number, number, number];
  /** From the longest down, mm. */
  readonly semiAxes: readonly [number, number, number];
  /** Unit vectors of the semi-axes, one a row, shape [9]. */
  readonly directions: Float64Array;
}

/** Options of `enclosingEllipsoid`. */
export interface EnclosingEllipsoidOptions {
  /** Largest relative error of the squared size; 1e-6 when left out. */
  readonly tolerance?: number;
}

/** Weighted mean and covariance of points. */
interface Spread {
  readonly centre: Float64Array;
  readonly covariance: Float64Array;
}

/** Computes the mean and covariance of points under weights that add to 1. */
function spreadOf(points: ArrayLike<number>, weights: Float64Array): Spread {
  const centre = new Float64Array(3);
  const covariance = new Float64Array(9);
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i];
    if (w === 0) continue;
    for (let a = 0; a < 3; a++) centre[a] += w * points[3 * i + a];
  }
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i];
    if (w === 0) continue;
    const x = points[3 * i] - centre[0];
    const y = points[3 * i + 1] - centre[1];
    const z = points[3 * i + 2] - centre[2];
    covariance[0] += w * x * x;
    covariance[1] += w * x * y;
    covariance[2] += w * x * z;
    covariance[4] += w * y * y;
    covariance[5] += w * y * z;
    covariance[8] += w * z * z;
  }
  covariance[3] = covariance[1];
  covariance[6] = covariance[2];
  covariance[7] = covariance[5];
  return {centre, covariance};
}

/** Measures the squared distance of each point from the centre, in units of the covariance. */
function distances(
  points: ArrayLike<number>,
  {centre, covariance}: Spread,
  out: Float64Array,
): void {
  const m = inverse3(covariance);
  for (let i = 0; i < out.length; i++) {
    const x = points[3 * i] - centre[0];
    const y = points[3 * i + 1] - centre[1];
    const z = points[3 * i + 2] - centre[2];
    out[i] =
      m[0] * x * x + m[4] * y * y + m[8] * z * z + 2 * (m[1] * x * y + m[2] * x * z + m[5] * y * z);
  }
}

/**
 * Finds the ellipsoid of least volume that holds all points, by Khachiyan's ascent with steps away from
 * points that turn out to lie inside. Points on the ellipsoid have a squared distance of 3 under the
 * weights' own covariance; weight moves towards those beyond and away from those within.
 *
 * @formula $\min \det E^{1/2}$ such that $(p_i - c)^\top E^{-1} (p_i - c) \le 1$, $E = 3 \sum_i u_i (p_i - c)(p_i - c)^\top$
 * @param points - x, y, z one after the other, mm, shape [3·n]; the corners of their convex hull suffice
 * @param options - tolerance, largest relative error of the squared size, 1e-6 when left out
 * @returns centre, semi-axes and directions; all points lie inside
 * @throws RangeError when the numbers do not come in threes or are not finite, the tolerance is not above
 *   0, or all points lie in one plane
 * @ref khachiyan1996
 * @ref todd2007
 * @example enclosingEllipsoid([3, 0, 0, -3, 0, 0, 0, 2, 0, 0, -2, 0, 0, 0, 1, 0, 0, -1]).semiAxes // ≈ [3, 2, 1]
 */
export function enclosingEllipsoid(
  points: ArrayLike<number>,
  {tolerance = 1e-6}: EnclosingEllipsoidOptions = {},
): Ellipsoid {
  requirePoints("enclosingEllipsoid", points);
  if (!(tolerance > 0)) {
    throw new RangeError(`enclosingEllipsoid: tolerance must be above 0, got ${tolerance}`);
  }
  const count = points.length / 3;
  const weights = new Float64Array(count).fill(1 / count);
  const squared = new Float64Array(count);
  for (;;) {
    const spread = spreadOf(points, weights);
    requireBody(spread.covariance, count);
    distances(points, spread, squared);
    let [far, near] = [0, -1];
    for (let i = 0; i < count; i++) {
      if (squared[i] > squared[far]) far = i;
      if (weights[i] > 0 && (near < 0 || squared[i] < squared[near])) near = i;
    }
    const [above, below] = [squared[far] - 3, 3 - squared[near]];
    if (above <= 3 * tolerance) return ellipsoidOf(spread, squared[far]);
    shiftWeight(weights, above > below ? far : near, above > below ? above : -below);
  }
}

/** Moves the weight of one point so that the determinant of the covariance grows most. */
function shiftWeight(weights: Float64Array, point: number, excess: number): void {
  // A step away ends at the latest where the point has no weight left.
  const best = excess / (4 * (excess + 3));
  const least = -weights[point] / (1 - weights[point]);
  const isLast = best <= least;
  const step = isLast ? least : best;
  for (let i = 0; i < weights.length; i++) weights[i] *= 1 - step;
  weights[point] = isLast ? 0 : weights[point] + step;
}

/** Refuses points without extent in some direction. */
function requireBody(covariance: Float64Array, count: number): void {
  const {values} = symmetricEigen3(covariance);
  if (!(values[2] > 1e-14 * values[0])) {
    throw new RangeError(
      `enclosingEllipsoid: points must not all lie in one plane, got ${count} that do`,
    );
  }
}

/** The ellipsoid about the centre that just reaches a squared distance. */
function ellipsoidOf({centre, covariance}: Spread, reach: number): Ellipsoid {
  const {values, vectors} = symmetricEigen3(covariance);
  const [a, b, c] = values.map((value) => Math.sqrt(value * reach));
  return {centre: [centre[0], centre[1], centre[2]], semiAxes: [a, b, c], directions: vectors};
}
