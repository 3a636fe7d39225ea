import type {LevelRegion} from "./levelRegion.ts";
import {partsOf, spansOf, voxelsOf} from "./matrixOf.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {ToneDifferenceMatrix} from "./toneDifferenceMatrix.ts";

/** What becomes of a voxel without neighbours: left out (IBSI), or counted with difference 0 (PyRadiomics). */
export type Isolated = "leave out" | "count";

/** How differences are measured. */
export interface ToneOptions {
  readonly dimensions: TextureDimensions;
  readonly distance: number;
  /** Only neighbours at the distance, not those within it. */
  readonly shell: boolean;
  readonly isolated: Isolated;
}

/**
 * One number carries two: a voxel's level, and 1 in units of this for the voxel itself. The levels of the
 * largest window, 39³ voxels, add up to less than one unit.
 */
const VOXEL = 2 ** 32;

/** Adds to each element its neighbours at −reach … reach times a stride. */
function addAlong(source: Float64Array, target: Float64Array, stride: number, reach: number): void {
  const margin = stride * reach;
  const end = source.length - margin;
  if (reach === 1) {
    for (let at = margin; at < end; at++) {
      target[at] = source[at - stride] + source[at] + source[at + stride];
    }
    return;
  }
  for (let at = margin; at < end; at++) {
    let sum = source[at];
    for (let step = stride; step <= margin; step += stride) {
      sum += source[at - step] + source[at + step];
    }
    target[at] = sum;
  }
}

/**
 * Adds up the levels of every voxel's window, with the number of voxels in it, axis by axis. The sum over
 * a cube is the sum along z of sums along y of sums along x.
 */
function windowSums(
  region: LevelRegion,
  dimensions: TextureDimensions,
  distance: number,
): Float64Array {
  const {ranks, greys, spans, box, strides} = region;
  const own = Float64Array.from(greys, (grey, rank) => (rank === 0 ? 0 : VOXEL + grey));
  let sums = new Float64Array(ranks.length);
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) sums[at] = own[ranks[at]];
  }
  let spare = new Float64Array(ranks.length);
  for (let axis = 0; axis < (dimensions === "3D" ? 3 : 2); axis++) {
    addAlong(sums, spare, strides[axis], Math.min(distance, box[axis] - 1));
    [sums, spare] = [spare, sums];
  }
  return sums;
}

/** The sums over each voxel and its neighbours: all within a distance, or only those at it. */
function neighbourSums(
  region: LevelRegion,
  {dimensions, distance, shell}: ToneOptions,
): Float64Array {
  const sums = windowSums(region, dimensions, distance);
  if (!shell || distance === 1) return sums;

  // The inner window goes, and the voxel itself stays.
  const inner = windowSums(region, dimensions, distance - 1);
  const own = windowSums(region, dimensions, 0);
  for (let at = 0; at < sums.length; at++) sums[at] -= inner[at] - own[at];
  return sums;
}

/** Sums, for every rank, how far its voxels lie from the mean of their neighbours, and counts them. */
function addDifferences(
  {ranks, greys}: LevelRegion,
  sums: Float64Array,
  spans: Int32Array,
  isolated: Isolated,
): {readonly difference: Float64Array; readonly count: Float64Array} {
  const difference = new Float64Array(greys.length);
  const count = new Float64Array(greys.length);
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const rank = ranks[at];
      const grey = greys[rank];
      const others = sums[at] - VOXEL - grey;
      const neighbours = Math.floor(others / VOXEL);
      if (neighbours > 0) {
        difference[rank] += Math.abs(grey - (others - neighbours * VOXEL) / neighbours);
      }
      if (neighbours > 0 || isolated === "count") count[rank]++;
    }
  }
  return {difference, count};
}

/** Measures how levels differ from the mean around them: in the volume, or in each slice that holds a voxel. */
export function toneDifferences(region: LevelRegion, options: ToneOptions): ToneDifferenceMatrix[] {
  const {greys, levels, corner} = region;
  const {dimensions, isolated} = options;
  const sums = neighbourSums(region, options);
  return partsOf(region, dimensions).map((part) => {
    const {difference, count} = addDifferences(region, sums, spansOf(region, part), isolated);
    const rows = [...greys.keys()].filter((rank) => count[rank] > 0);
    return {
      family: "ngtdm",
      i: Uint16Array.from(rows, (rank) => greys[rank]),
      difference: Float64Array.from(rows, (rank) => difference[rank]),
      count: Float64Array.from(rows, (rank) => count[rank]),
      levels,
      voxels: voxelsOf(region, part),
      slice: part === null ? null : corner[2] + part,
    };
  });
}
