import {requireFinite, requirePositive} from "./elementwise.ts";

/** A grid of square pixels: column i and row j cover [i, i+1] × [j, j+1] times the pixel size. */
export interface RayGridOptions {
  /** Number of columns. */
  readonly nx: number;
  /** Number of rows. */
  readonly ny: number;
  /** Side of a pixel, in the unit of the ray's points. */
  readonly pixel: number;
}

/** The pixels that a ray crosses, from its start to its end. */
export interface RayGridResult {
  /** Row of each crossed pixel, shape [m]. */
  readonly rows: Int32Array;
  /** Column of each crossed pixel, shape [m]. */
  readonly columns: Int32Array;
  /** Length inside each pixel, in the unit of the points, shape [m]. */
  readonly lengths: Float64Array;
  /** Length inside the grid. */
  readonly total: number;
}

/** Pieces shorter than this share of the ray are rounding at a corner, not a crossing. */
const SLIVER = 1e-12;

/** Checks the points and the grid at the boundary. */
function requireRay(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  {nx, ny, pixel}: RayGridOptions,
): void {
  for (const [name, point] of [
    ["start", start],
    ["end", end],
  ] as const) {
    if (point.length !== 2) {
      throw new RangeError(`rayGrid: ${name} must be [x, y], got ${point.length} numbers`);
    }
    requireFinite("rayGrid", `${name}[0]`, point[0]);
    requireFinite("rayGrid", `${name}[1]`, point[1]);
  }
  requirePositive("rayGrid", "pixel", pixel);
  for (const [name, n] of [
    ["nx", nx],
    ["ny", ny],
  ] as const) {
    if (!Number.isInteger(n) || n < 1) {
      throw new RangeError(`rayGrid: ${name} must be a whole number of at least 1, got ${n}`);
    }
  }
}

/** Lists where along the ray (0 start, 1 end) it meets the lines of one axis, ends included. */
function crossings(from: number, to: number, n: number, pixel: number): number[] {
  const found: number[] = [];
  if (from === to) return found;
  for (let line = 0; line <= n; line++) {
    const t = (line * pixel - from) / (to - from);
    if (t > 0 && t < 1) found.push(t);
  }
  return found;
}

/**
 * Computes how long a ray runs in each pixel of a grid: one row of a CT system matrix.
 *
 * Cuts the ray at every grid line, as Siddon does, and gives each piece to the pixel of its middle. A ray
 * that runs along a line between two pixels belongs to the upper one, so that no length counts twice.
 *
 * @formula $p = \sum_k l_k \mu_k$ with $l_k$ the length in pixel $k$
 * @param start - first point [x, y], shape [2]; may lie outside or inside the grid
 * @param end - last point [x, y], shape [2]
 * @param {nx, ny, pixel} - columns, rows, side of a pixel in the unit of the points
 * @returns rows, columns and lengths of the crossed pixels in the order of travel, and the total length
 * @throws RangeError when a point is not two finite numbers, or nx, ny or pixel is not above 0
 * @ref siddon1985
 * @example rayGrid([-1, 0.5], [3, 0.5], {nx: 2, ny: 1, pixel: 1}) // {rows: [0, 0], columns: [0, 1], lengths: [1, 1], total: 2}
 */
export function rayGrid(
  start: ArrayLike<number>,
  end: ArrayLike<number>,
  {nx, ny, pixel}: RayGridOptions,
): RayGridResult {
  requireRay(start, end, {nx, ny, pixel});
  const dx = end[0] - start[0];
  const dy = end[1] - start[1];
  const length = Math.hypot(dx, dy);

  // Every cut, in the order of travel.
  const cuts = [
    0,
    ...crossings(start[0], end[0], nx, pixel),
    ...crossings(start[1], end[1], ny, pixel),
    1,
  ].sort((a, b) => a - b);

  // Each piece between two cuts lies in one pixel, or outside the grid.
  const rows: number[] = [];
  const columns: number[] = [];
  const lengths: number[] = [];
  let total = 0;
  for (let k = 1; k < cuts.length; k++) {
    const piece = cuts[k] - cuts[k - 1];
    if (piece <= SLIVER || length === 0) continue;
    const middle = (cuts[k] + cuts[k - 1]) / 2;
    const i = Math.floor((start[0] + middle * dx) / pixel);
    const j = Math.floor((start[1] + middle * dy) / pixel);
    if (i < 0 || i >= nx || j < 0 || j >= ny) continue;
    rows.push(j);
    columns.push(i);
    lengths.push(piece * length);
    total += piece * length;
  }
  return {
    rows: Int32Array.from(rows),
    columns: Int32Array.from(columns),
    lengths: Float64Array.from(lengths),
    total,
  };
}
