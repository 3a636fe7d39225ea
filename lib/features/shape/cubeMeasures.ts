import type {MeshRule} from "./cubeTriangles.ts";
import {binaryCubes} from "./cubeTriangles.ts";
import {POINTS} from "./cubePoints.ts";
import type {Solid} from "./sphericity.ts";

/** How often each of the 256 cubes occurs in a region, and the sums of their places. */
export interface CubeSums {
  readonly counts: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Counts the cubes between voxel centres by which of their corners are inside. */
export function cubeSums(
  inside: Uint8Array,
  [px, py, pz]: readonly [number, number, number],
): CubeSums {
  const make = (): Float64Array => new Float64Array(256);
  const sums = {counts: make(), x: make(), y: make(), z: make()};
  const counts = new Int32Array(256);
  const xs = new Float64Array(256);
  const layer = px * py;
  for (let z = 0; z < pz - 1; z++) {
    for (let y = 0; y < py - 1; y++) {
      counts.fill(0);
      xs.fill(0);

      // The four corners at the low end of a cube are those at the high end of the one before it.
      let at = px * (y + py * z);
      let code = 0;
      for (let x = 0; x < px - 1; x++, at++) {
        const next = at + 1;
        code =
          ((code & 0xaa) >> 1) |
          (inside[next] << 1) |
          (inside[next + px] << 3) |
          (inside[next + layer] << 5) |
          (inside[next + layer + px] << 7);
        if (code === 0 || code === 255) continue;
        counts[code]++;
        xs[code] += x;
      }
      for (let c = 1; c < 255; c++) {
        const n = counts[c];
        if (n === 0) continue;
        sums.counts[c] += n;
        sums.x[c] += xs[c];
        sums.y[c] += n * y;
        sums.z[c] += n * z;
      }
    }
  }
  return sums;
}

/**
 * Measures the surface that marching cubes would build of a region, from the counts of its cubes alone.
 * A cube moved by r adds to a tetrahedron's volume r · n / 6, n the normal of the triangle.
 */
export function cubeMeasures(
  sums: CubeSums,
  spacing: readonly [number, number, number],
  rule: MeshRule,
): Solid {
  let [area, volume] = [0, 0];
  binaryCubes(rule).forEach((triangles, code) => {
    const count = sums.counts[code];
    if (count === 0) return;
    const place = [sums.x, sums.y, sums.z].map((sum, axis) => sum[code] * spacing[axis]);
    for (const points of triangles) {
      const [p, q, r] = points.map((point) => POINTS[point].map((v, axis) => v * spacing[axis]));
      const [u, w] = [q, r].map((end) => end.map((value, axis) => value - p[axis]));
      const normal = [
        u[1] * w[2] - u[2] * w[1],
        u[2] * w[0] - u[0] * w[2],
        u[0] * w[1] - u[1] * w[0],
      ];
      area += (count * Math.hypot(normal[0], normal[1], normal[2])) / 2;

      // The corner p of each moved triangle lies at its cube's place plus p.
      for (let axis = 0; axis < 3; axis++) {
        volume += ((place[axis] + count * p[axis]) * normal[axis]) / 6;
      }
    }
  });
  return {area, volume};
}
