import type {Mesh} from "./mesh.ts";
import {leastRectangle} from "./leastRectangle.ts";
import {requireMesh} from "./requireMesh.ts";

/** A box along three directions at right angles. */
export interface OrientedBox {
  /** Edge lengths along the directions, from the longest down, mm. */
  readonly sizes: readonly [number, number, number];
  /** Unit vectors of the edges, one a row, shape [9]. */
  readonly directions: Float64Array;
}

type Vector = readonly [number, number, number];

/** How many facets of the hull, the largest first, a box is laid against to begin with. */
const STARTS = 24;

/** Computes the vector product. */
function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Scales a vector to length 1. */
function unit(v: Vector): Vector {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
}

/** Lists the directions of the largest flat parts of a hull; triangles in one plane count together. */
function largestFacets({vertices: v, faces}: Mesh): Vector[] {
  const areas = new Map<string, {normal: Vector; area: number}>();
  for (let i = 0; i < faces.length; i += 3) {
    const [a, b, c] = [3 * faces[i], 3 * faces[i + 1], 3 * faces[i + 2]];
    const normal = cross(
      [v[b] - v[a], v[b + 1] - v[a + 1], v[b + 2] - v[a + 2]],
      [v[c] - v[a], v[c + 1] - v[a + 1], v[c + 2] - v[a + 2]],
    );
    const area = Math.hypot(...normal);
    if (area === 0) continue;
    const key = unit(normal)
      .map((part) => Math.round(part * 1e8) + 0)
      .join(" ");
    const known = areas.get(key);
    if (known === undefined) areas.set(key, {normal: unit(normal), area});
    else known.area += area;
  }
  const sorted = [...areas.values()].sort((a, b) => b.area - a.area);
  return sorted.slice(0, STARTS).map(({normal}) => normal);
}

/** Finds how far points reach along a direction. */
function extentAlong(points: Float64Array, [x, y, z]: Vector): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < points.length; i += 3) {
    const along = x * points[i] + y * points[i + 1] + z * points[i + 2];
    if (along < low) low = along;
    if (along > high) high = along;
  }
  return high - low;
}

/** The box of least volume among those with one edge along a direction. */
function boxAlong(points: Float64Array, axis: Vector): {axes: Vector[]; sizes: number[]} {
  // Two more directions span the plane across the axis.
  const least = axis.reduce((k, part, i) => (Math.abs(part) < Math.abs(axis[k]) ? i : k), 0);
  const u = unit(cross(axis, [least === 0 ? 1 : 0, least === 1 ? 1 : 0, least === 2 ? 1 : 0]));
  const w = cross(axis, u);
  const count = points.length / 3;
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [points[3 * i], points[3 * i + 1], points[3 * i + 2]];
    x[i] = u[0] * a + u[1] * b + u[2] * c;
    y[i] = w[0] * a + w[1] * b + w[2] * c;
  }
  const {direction, sizes} = leastRectangle(x, y);
  const [p, q] = direction;
  const first: Vector = [p * u[0] + q * w[0], p * u[1] + q * w[1], p * u[2] + q * w[2]];
  return {axes: [axis, first, cross(axis, first)], sizes: [extentAlong(points, axis), ...sizes]};
}

/** Computes the volume of a box. */
function volumeOf({sizes}: {sizes: readonly number[]}): number {
  return sizes[0] * sizes[1] * sizes[2];
}

/**
 * Finds a small box around a convex body, turned any way. The box of least volume around a body with one
 * edge given is found exactly, from the outline across that edge; starting from the largest facets, each
 * edge in turn is kept and the other two turned, as long as the volume falls. The least of all ends is
 * taken: a box that no turn about one of its edges makes smaller, and an upper bound of the least one.
 *
 * @formula $\min_{R \in SO(3)} \prod_{k=1}^{3} \bigl(\max_i\,(R p_i)_k - \min_i\,(R p_i)_k\bigr)$
 * @param hull - the body, a convex mesh in mm
 * @returns edge lengths and directions
 * @throws RangeError when the mesh has no triangles, or one names a point that is not there
 * @ref orourke1985
 * @ref chan2001box
 * @example orientedBox(convexHull([0, 0, 0, 2, 2, 0, 1, 3, 0, -1, 1, 0, 0, 0, 1, 2, 2, 1])).sizes // ≈ [2.828427, 1.414214, 1]
 */
export function orientedBox(hull: Mesh): OrientedBox {
  requireMesh("orientedBox", hull);
  if (hull.faces.length === 0) {
    throw new RangeError("orientedBox: hull must have triangles, got 0");
  }
  const points = hull.vertices;
  const starts: Vector[] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], ...largestFacets(hull)];
  let best = boxAlong(points, starts[0]);
  for (const start of starts) {
    let box = boxAlong(points, start);
    for (let stale = 0, edge = 1; stale < 3; edge = (edge + 1) % 3) {
      const next = boxAlong(points, box.axes[edge]);

      // Edges keep their places, so that three turns in vain have tried all.
      const isBetter = volumeOf(next) < volumeOf(box) * (1 - 1e-9);
      if (isBetter) box = next;
      stale = isBetter ? 0 : stale + 1;
    }
    if (volumeOf(box) < volumeOf(best)) best = box;
  }
  const order = [0, 1, 2].sort((a, b) => best.sizes[b] - best.sizes[a]);
  const [a, b, c] = order.map((k) => best.sizes[k]);
  return {sizes: [a, b, c], directions: Float64Array.from(order.flatMap((k) => [...best.axes[k]]))};
}
