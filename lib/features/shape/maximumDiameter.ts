import type {Outline} from "./outline.ts";
import {outlineOf} from "./outline.ts";
import type {SurfaceLines} from "./surfaceLines.ts";

/** Largest distances between points of a region's mesh that share a plane, mm. */
export interface PlaneDiameters {
  /** In planes of one x. */
  readonly x: number;
  /** In planes of one y. */
  readonly y: number;
  /** In planes of one z. */
  readonly z: number;
}

/** Largest squared distance between the corners of an outline. */
function widest({lines, places}: Outline, lineStep: number, placeStep: number): number {
  let most = 0;
  for (let i = 0; i < lines.length; i++) {
    for (let k = 0; k < i; k++) {
      const a = (lines[i] - lines[k]) * lineStep;
      const b = (places[i] - places[k]) * placeStep;
      const squared = a * a + b * b;
      if (squared > most) most = squared;
    }
  }
  return most;
}

/** Outlines of the mesh in each plane of one z. */
export function outlinesAcrossZ({size, leastX, mostX}: SurfaceLines): Outline[] {
  return Array.from({length: size[2]}, (_, z) => {
    return outlineOf(leastX, mostX, size[1] * z, 1, size[1]);
  });
}

/** Finds the largest distance within each family of planes along the grid. */
export function planeDiameters(
  lines: SurfaceLines,
  acrossZ: readonly Outline[],
  spacing: readonly [number, number, number],
): PlaneDiameters {
  const {size, leastX, mostX, leastY, mostY} = lines;
  const [hx, hy, hz] = spacing.map((d) => d / 2);
  let [x, y, z] = [0, 0, 0];
  for (const outline of acrossZ) z = Math.max(z, widest(outline, hy, hx));
  for (let plane = 0; plane < size[1]; plane++) {
    y = Math.max(y, widest(outlineOf(leastX, mostX, plane, size[1], size[2]), hz, hx));
  }
  for (let plane = 0; plane < size[0]; plane++) {
    x = Math.max(x, widest(outlineOf(leastY, mostY, plane, size[0], size[2]), hz, hy));
  }
  return {x: Math.sqrt(x), y: Math.sqrt(y), z: Math.sqrt(z)};
}

/** Finds the largest distance within the plane of one z, mm. */
export function diameterInPlane(
  {size, leastX, mostX}: SurfaceLines,
  z: number,
  spacing: readonly number[],
): number {
  const outline = outlineOf(leastX, mostX, size[1] * z, 1, size[1]);
  return Math.sqrt(widest(outline, spacing[1] / 2, spacing[0] / 2));
}

/** Gathers the corners of outlines across z as points x, y, z of the half-step lattice. */
export function outlinePoints(acrossZ: readonly Outline[]): Int32Array {
  const points: number[] = [];
  acrossZ.forEach(({lines, places}, z) => {
    lines.forEach((line, i) => {
      // A corner of both sides is listed once.
      if (i > 0 && lines[i - 1] === line && places[i - 1] === places[i]) return;
      points.push(places[i], line, z);
    });
  });
  return Int32Array.from(points);
}

/** Finds the largest distance between any two of some points, mm. */
export function largestDistance(points: Float64Array): number {
  let most = 0;
  for (let i = 0; i < points.length; i += 3) {
    const [x, y, z] = [points[i], points[i + 1], points[i + 2]];
    for (let k = 0; k < i; k += 3) {
      const [dx, dy, dz] = [points[k] - x, points[k + 1] - y, points[k + 2] - z];
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > most) most = squared;
    }
  }
  return Math.sqrt(most);
}
