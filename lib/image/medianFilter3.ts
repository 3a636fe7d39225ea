import type {Boundary} from "./boundary.ts";
import {boundaryIndex} from "./boundary.ts";
import {medianOf13, sortNine, sortThree, thirteenOf27} from "./medianOf27.ts";
import {orderedKeys} from "./orderedKeys.ts";
import type {VoxelArray} from "./volume.ts";

/** Makes some rows of whole numbers. */
function rowsOf(count: number, length: number): Int32Array[] {
  return Array.from({length: count}, () => new Int32Array(length));
}

/**
 * Computes the median of every 3 × 3 × 3 neighbourhood by sharing work between neighbours: three values
 * along z are sorted once for three rows, nine values in a column once for three voxels of a row.
 * Returns false, with nothing done, where the values cannot be ordered as whole numbers.
 */
export function medianFilter3(
  data: VoxelArray,
  target: VoxelArray,
  shape: readonly [number, number, number],
  boundary: Exclude<Boundary, object>,
): boolean {
  const keys = orderedKeys(data);
  if (keys === undefined) return false;
  const [nx, ny, nz] = shape;
  const plane = nx * ny;

  // Slices z − 1, z, z + 1 as keys; a slice is encoded once and moves down.
  const slabs = rowsOf(3, plane);
  const load = (z: number, slab: Int32Array): void => {
    keys.encode(boundaryIndex(z, nz, boundary) * plane, plane, slab, 0);
  };
  load(-1, slabs[1]);
  load(0, slabs[2]);

  // Sorted triples of rows y − 1, y, y + 1, each with one voxel more at either end.
  const triples = [rowsOf(3, nx + 2), rowsOf(3, nx + 2), rowsOf(3, nx + 2)];
  const before = boundaryIndex(-1, nx, boundary) + 1;
  const after = boundaryIndex(nx, nx, boundary) + 1;
  const sortRow = (y: number, out: readonly Int32Array[]): void => {
    const start = boundaryIndex(y, ny, boundary) * nx;
    const inner = out.map((row) => row.subarray(1, nx + 1));
    const rows = slabs.map((slab) => slab.subarray(start, start + nx));
    sortThree(rows, inner, nx);
    for (const row of out) {
      row[0] = row[before];
      row[nx + 1] = row[after];
    }
  };

  const nines = rowsOf(9, nx + 2);
  const thirteen = rowsOf(13, nx);
  const medians = new Int32Array(nx);
  for (let z = 0; z < nz; z++) {
    slabs.push(slabs.splice(0, 1)[0]);
    load(z + 1, slabs[2]);
    sortRow(-1, triples[1]);
    sortRow(0, triples[2]);
    for (let y = 0; y < ny; y++) {
      triples.push(triples.splice(0, 1)[0]);
      sortRow(y + 1, triples[2]);
      sortNine(triples, nines, nx + 2);
      thirteenOf27(nines, thirteen, nx);
      medianOf13(thirteen, medians, nx);
      keys.decode(medians, nx, target, z * plane + y * nx);
    }
  }
  return true;
}
