import type {Mask} from "../image/index.ts";
import type {Components, Connectivity} from "./components.ts";
import {requireConnectivity} from "./neighbourSteps.ts";
import {type Runs, runsOf} from "./runsOf.ts";

/** Options of `connectedComponents`. */
export interface ComponentOptions {
  /** Which neighbours touch: 6 share a face, 18 also an edge, 26 also a corner; no default. */
  readonly connectivity: Connectivity;
}

/** Rows that the scan meets before a row and that touch it: dy, dz, and how far along x they reach. */
const EARLIER_ROWS: Readonly<Record<Connectivity, readonly (readonly number[])[]>> = {
  6: [
    [-1, 0, 0],
    [0, -1, 0],
  ],
  18: [
    [-1, 0, 1],
    [-1, -1, 0],
    [0, -1, 1],
    [1, -1, 0],
  ],
  26: [
    [-1, 0, 1],
    [-1, -1, 1],
    [0, -1, 1],
    [1, -1, 1],
  ],
};

/** Finds the root of a run, halving the path on the way. */
function rootOf(parent: Int32Array, run: number): number {
  let root = run;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]];
    root = parent[root];
  }
  return root;
}

/** Joins the runs of one row with those of an earlier row that they touch. */
function joinRows(
  parent: Int32Array,
  {first, end, rowStart}: Runs,
  row: number,
  earlier: number,
  reach: number,
): void {
  let a = rowStart[row];
  let b = rowStart[earlier];
  const lastA = rowStart[row + 1];
  const lastB = rowStart[earlier + 1];
  while (a < lastA && b < lastB) {
    if (end[b] + reach <= first[a]) b++;
    else if (end[a] + reach <= first[b]) a++;
    else {
      // The smaller root stays, so that the order of the parts is the order of the scan.
      const rootA = rootOf(parent, a);
      const rootB = rootOf(parent, b);
      if (rootA < rootB) parent[rootB] = rootA;
      else if (rootB < rootA) parent[rootA] = rootB;

      // The run that ends first can touch no further one.
      if (end[a] < end[b]) a++;
      else b++;
    }
  }
}

/** Joins all runs that touch; returns for each run the root of its part or a step towards it. */
function joinRuns(
  runs: Runs,
  ny: number,
  nz: number,
  earlierRows: readonly (readonly number[])[],
): Int32Array {
  const parent = new Int32Array(runs.count);
  for (let run = 0; run < runs.count; run++) parent[run] = run;
  for (let z = 0, row = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++, row++) {
      if (runs.rowStart[row] === runs.rowStart[row + 1]) continue;
      for (const [dy, dz, reach] of earlierRows) {
        if (y + dy < 0 || y + dy >= ny || z + dz < 0) continue;
        joinRows(parent, runs, row, row + dy + ny * dz, reach);
      }
    }
  }
  return parent;
}

/** Writes the part of each run into its voxels. */
function labelRuns(
  {first, end, rowStart}: Runs,
  part: Int32Array,
  [nx, ny, nz]: readonly [number, number, number],
): Int32Array {
  const labels = new Int32Array(nx * ny * nz);
  for (let row = 0, start = 0; row < ny * nz; row++, start += nx) {
    const next = rowStart[row + 1];
    for (let run = rowStart[row]; run < next; run++) {
      const label = part[run];
      const stop = start + end[run];
      for (let i = start + first[run]; i < stop; i++) labels[i] = label;
    }
  }
  return labels;
}

/**
 * Finds the connected parts of a mask: runs of ones along x are found first, then those of
 * neighbouring rows that touch are joined.
 *
 * @formula parts are the classes of the smallest equivalence in which inside neighbours are equal
 * @param mask - the mask
 * @param options - connectivity 6, 18 or 26, which has no default because counts depend on it
 * @returns labels 1 … count in scan order, shape [nx·ny·nz], with the voxels of each part
 * @throws RangeError when connectivity is not 6, 18 or 26
 * @ref rosenfeld1966
 * @example connectedComponents(createMask(Uint8Array.of(1, 0, 1, 1), {shape: [4, 1, 1]}), {connectivity: 6}).labels // [1, 0, 2, 2]
 */
export function connectedComponents(mask: Mask, {connectivity}: ComponentOptions): Components {
  requireConnectivity("connectedComponents", connectivity);
  const {data, shape, spacing, origin, direction} = mask;
  const [nx, ny, nz] = shape;
  const runs = runsOf(data, nx);
  const parent = joinRuns(runs, ny, nz, EARLIER_ROWS[connectivity]);

  // A root comes before the runs that hang from it, so one pass numbers the parts and counts voxels.
  const part = new Int32Array(runs.count);
  const found: number[] = [];
  for (let run = 0; run < runs.count; run++) {
    const root = rootOf(parent, run);
    if (root === run) found.push(0);
    part[run] = root === run ? found.length : part[root];
    found[part[run] - 1] += runs.end[run] - runs.first[run];
  }

  const labels = labelRuns(runs, part, shape);
  const sizes = Float64Array.from(found);
  return {shape, spacing, origin, direction, labels, count: sizes.length, sizes};
}
