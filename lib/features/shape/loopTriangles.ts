import type {Triangle} from "./cubePoints.ts";
import {CENTRE, POINTS} from "./cubePoints.ts";
import {cutFlatSix, cutFour, isFlatSix, turned} from "./flatLoops.ts";

/** How a loop of seven points is cut: all triangles from its axis point, or its two end caps first. */
export type SevenCut = "fan" | "caps";

/** Measures between two points of a unit cube. */
function distance(a: number, b: number): number {
  const [p, q] = [POINTS[a], POINTS[b]];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** Computes the area of a triangle on a unit cube. */
function triangleArea([a, b, c]: Triangle): number {
  const [p, q, r] = [POINTS[a], POINTS[b], POINTS[c]];
  const u = q.map((value, axis) => value - p[axis]);
  const v = r.map((value, axis) => value - p[axis]);
  return (
    Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2
  );
}

/** Tells whether two points lie on one face of the cube, where a cut would meet the next cube's. */
function onOneFace(a: number, b: number): boolean {
  return [0, 1, 2].some((axis) => POINTS[a][axis] === POINTS[b][axis] && POINTS[a][axis] !== 0.5);
}

interface Cut {
  readonly area: number;
  /** Total length of the cuts. */
  readonly length: number;
  readonly triangles: readonly Triangle[];
}

/** Cuts the part of a loop from point i to j: largest area first, then the shortest cuts. */
function cutBetween(loop: readonly number[], i: number, j: number): Cut | null {
  if (j - i < 2) return {area: 0, length: 0, triangles: []};
  const isCut = i !== 0 || j !== loop.length - 1;
  if (isCut && onOneFace(loop[i], loop[j])) return null;
  let best: Cut | null = null;
  for (let k = i + 1; k < j; k++) {
    const [one, two] = [cutBetween(loop, i, k), cutBetween(loop, k, j)];
    if (one === null || two === null) continue;
    const triangle: Triangle = [loop[i], loop[k], loop[j]];
    const area = one.area + two.area + triangleArea(triangle);
    const length = one.length + two.length + (isCut ? distance(loop[i], loop[j]) : 0);
    const wins =
      best === null ||
      area > best.area + 1e-9 ||
      (area > best.area - 1e-9 && length < best.length - 1e-9);
    if (wins) best = {area, length, triangles: [...one.triangles, triangle, ...two.triangles]};
  }
  return best;
}

/** Finds the point of an odd loop that lies on its mirror plane, −1 when there is none. */
function axisPoint(loop: readonly number[]): number {
  const n = loop.length;
  const at = (i: number): number => loop[(i + 2 * n) % n];
  return loop.findIndex((_, a) =>
    loop.every((_, j) =>
      loop.every((_, k) => {
        const here = distance(at(a + j), at(a + k));
        return Math.abs(here - distance(at(a - j), at(a - k))) < 1e-9;
      }),
    ),
  );
}

/** Cuts a loop of seven that begins with its axis point, on both sides of its mirror plane alike. */
function cutSeven([a, b, c, d, e, f, g]: readonly number[], seven: SevenCut): Triangle[] {
  const ends: Triangle[] =
    seven === "fan"
      ? [
          [a, b, c],
          [a, c, d],
          [a, e, f],
          [a, f, g],
        ]
      : [
          [b, c, d],
          [a, b, d],
          [e, f, g],
          [a, e, g],
        ];
  return [[a, d, e], ...ends];
}

/**
 * Cuts a loop of a cube into triangles.
 *
 * Of all ways whose cuts run inside the cube, the one of the largest area on a unit cube is taken, of
 * equal ones that with the shortest cuts; loops that lie in a plane there have rules of their own. A loop
 * of seven points (a corner that hangs on an edge by the diagonal of a face) keeps its mirror plane, which
 * leaves two ways. A loop of eight or nine, which only grey images have, may not be cut inside the cube at
 * all; its points are joined with the centre.
 */
export function loopTriangles(loop: readonly number[], seven: SevenCut): readonly Triangle[] {
  if (loop.length === 4) return cutFour(loop);
  if (isFlatSix(loop)) return cutFlatSix(loop);
  const axis = loop.length === 7 ? axisPoint(loop) : -1;
  if (axis >= 0) return cutSeven(turned(loop, axis), seven);
  const cut = cutBetween(loop, 0, loop.length - 1);
  if (cut !== null) return cut.triangles;
  return loop.map((point, i) => [point, loop[(i + 1) % loop.length], CENTRE]);
}
