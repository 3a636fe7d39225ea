import type {CountMatrix} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {matrixOf, partsOf, spansOf, voxelsOf} from "./matrixOf.ts";
import {forwardSteps} from "./offsets.ts";
import type {Cells} from "./tally.ts";
import {cellsOfTable, tableFits, tally} from "./tally.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** How dependences are counted. */
export interface DependenceOptions {
  readonly dimensions: TextureDimensions;
  readonly distance: number;
  /** Only neighbours at the distance, not those within it. */
  readonly shell: boolean;
  readonly alpha: number;
}

/** Counts, for both of each two voxels a step apart, one more where their levels are the same. */
function addSame({ranks, spans}: LevelRegion, step: number, alike: Uint16Array): void {
  for (let s = 0; s < spans.length; s += 2) {
    const end = spans[s + 1];
    for (let at = spans[s]; at < end; at++) {
      // 1 where both ranks agree, without a branch; outside the rank is 0 and agrees with none.
      const same = ((ranks[at] ^ ranks[at + step]) - 1) >>> 31;
      alike[at] += same;
      alike[at + step] += same;
    }
  }
}

/** Counts, for both of each two voxels a step apart, one more where their levels differ by at most alpha. */
function addNear(
  levels: Int32Array,
  spans: Int32Array,
  {step, alpha}: {readonly step: number; readonly alpha: number},
  alike: Uint16Array,
): void {
  for (let s = 0; s < spans.length; s += 2) {
    const end = spans[s + 1];
    for (let at = spans[s]; at < end; at++) {
      // One of the two sums is negative, and so has its first bit set, unless |difference| ≤ alpha.
      const difference = levels[at] - levels[at + step];
      const near = (((alpha - difference) | (alpha + difference)) >>> 31) ^ 1;
      alike[at] += near;
      alike[at + step] += near;
    }
  }
}

/** Counts for each voxel itself and its neighbours whose level differs by at most alpha. */
function countAlike(region: LevelRegion, steps: Int32Array, alpha: number): Uint16Array {
  const {ranks, greys, spans} = region;
  const alike = new Uint16Array(ranks.length);
  for (let s = 0; s < spans.length; s += 2) alike.fill(1, spans[s], spans[s + 1]);
  if (alpha < 1) {
    for (const step of steps) addSame(region, step, alike);
    return alike;
  }

  // Outside lies so far below every level that no difference is small enough.
  const bound = Math.min(alpha, 0xffff) | 0;
  const levels = new Int32Array(ranks.length).fill(-0x20000);
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) levels[at] = greys[ranks[at]];
  }
  for (const step of steps) addNear(levels, spans, {step, alpha: bound}, alike);
  return alike;
}

/** Counts voxels by rank and by how many are alike around them. */
function tallyAlike(
  {ranks, greys}: LevelRegion,
  alike: Uint16Array,
  spans: Int32Array,
  {voxels, width}: {readonly voxels: number; readonly width: number},
): Cells {
  if (tableFits(greys.length * width, voxels)) {
    const table = new Uint32Array(greys.length * width);
    for (let s = 0; s < spans.length; s += 2) {
      for (let at = spans[s]; at < spans[s + 1]; at++) table[ranks[at] * width + alike[at]]++;
    }
    return cellsOfTable(table, width);
  }
  const listed = new Uint16Array(voxels);
  const counts = new Uint16Array(voxels);
  let n = 0;
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      listed[n] = ranks[at];
      counts[n++] = alike[at];
    }
  }
  return tally(listed, counts, n);
}

/** Counts voxels by level and by how many around them are alike: in the volume, or in each slice that holds a voxel. */
export function dependenceMatrices(
  region: LevelRegion,
  {dimensions, distance, shell, alpha}: DependenceOptions,
): CountMatrix[] {
  const steps = forwardSteps(region, dimensions, shell ? [distance, distance] : [1, distance]);
  const alike = countAlike(region, steps, alpha);
  const width = 2 * steps.length + 2;
  return partsOf(region, dimensions).map((part) => {
    const voxels = voxelsOf(region, part);
    const cells = tallyAlike(region, alike, spansOf(region, part), {voxels, width});
    return matrixOf(region, part, {family: "ngldm", cells});
  });
}
