import type {Mesh} from "./mesh.ts";
import {quickhull} from "./quickhull.ts";
import {requirePoints} from "./requirePoints.ts";

/**
 * Builds the convex hull of points in space as triangles, by quickhull. With whole coordinates up to
 * 2¹⁵, such as those of a lattice, it is exact however many points share a plane or a line; otherwise
 * points within 1e-11 of the extent from a facet count as lying on it.
 *
 * @formula $\\operatorname{conv} P = \\bigl\\{\\sum_i \\lambda_i p_i : \\lambda_i \\ge 0, \\sum_i \\lambda_i = 1\\bigr\\}$
 * @param points - x, y, z one after the other, mm, shape [3·n]
 * @returns a closed mesh over those points that are its corners
 * @throws RangeError when the numbers do not come in threes or are not finite, or when all points lie in
 *   one plane, where there is no body
 * @ref barber1996
 * @example meshVolume(convexHull([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 1])) // 1
 */
export function convexHull(points: ArrayLike<number>): Mesh {
  requirePoints("convexHull", points);
  const faces = quickhull(points);
  if (faces === null) {
    throw new RangeError(
      `convexHull: points must not all lie in one plane, got ${points.length / 3} that do`,
    );
  }
  return hullMesh(points, faces, [1, 1, 1]);
}

/** Keeps the points that a hull uses and stretches them from a lattice to mm. */
export function hullMesh(
  points: ArrayLike<number>,
  faces: readonly number[],
  steps: readonly number[],
): Mesh {
  const numbers = new Map<number, number>();
  const vertices: number[] = [];
  const renumbered = faces.map((point) => {
    const known = numbers.get(point);
    if (known !== undefined) return known;
    for (let axis = 0; axis < 3; axis++) vertices.push(points[3 * point + axis] * steps[axis]);
    numbers.set(point, numbers.size);
    return numbers.size - 1;
  });
  return {vertices: Float64Array.from(vertices), faces: Uint32Array.from(renumbered)};
}
