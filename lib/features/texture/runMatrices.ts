import type {CountMatrix, Offset} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {matrixOf, partsOf, spansOf, voxelsOf} from "./matrixOf.ts";
import {halfOffsets, stepOf} from "./offsets.ts";
import type {Cells} from "./tally.ts";
import {cellsOfTable, tableFits, tally} from "./tally.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {Weighting} from "./weighting.ts";
import {lengthOf, weighted} from "./weighting.ts";

/**
 * Counts runs in a table, in one walk over the voxels. Each voxel's run counts so far one more voxel
 * than that of the voxel a step before, if both have one level. So a run of length n is met at 1 … n,
 * and the runs of length r are those met at r but not at r + 1.
 */
function runTable(
  {ranks, greys}: LevelRegion,
  step: number,
  spans: Int32Array,
  {soFar, width}: {readonly soFar: Uint16Array; readonly width: number},
): Cells {
  const table = new Uint32Array(greys.length * width);
  for (let s = 0; s < spans.length; s += 2) {
    const end = spans[s + 1];
    for (let at = spans[s]; at < end; at++) {
      const rank = ranks[at];

      // `agree` is all ones where both levels are the same, else 0: a branch would be a coin toss here.
      const agree = ((rank ^ ranks[at - step]) - 1) >> 31;
      const length = 1 + (soFar[at - step] & agree);
      soFar[at] = length;
      table[rank * width + length]++;
    }
  }

  // Column 0 and the last one stay empty, so that no row reaches into the next.
  for (let cell = 0; cell + 1 < table.length; cell++) table[cell] -= table[cell + 1];
  return cellsOfTable(table, width);
}

/** Lists the runs where they end and counts equal ones: for so many levels that a table would be mostly empty. */
function runList(
  {ranks}: LevelRegion,
  step: number,
  spans: Int32Array,
  {soFar, voxels}: {readonly soFar: Uint16Array; readonly voxels: number},
): Cells {
  const levels = new Uint16Array(voxels);
  const lengths = new Uint16Array(voxels);
  let runs = 0;
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const length = ranks[at] === ranks[at - step] ? soFar[at - step] + 1 : 1;
      soFar[at] = length;
      if (ranks[at] === ranks[at + step]) continue;
      levels[runs] = ranks[at];
      lengths[runs++] = length;
    }
  }
  return tally(levels, lengths, runs);
}

/** Counts the runs along one direction, in one part of the region. */
export function runMatrix(
  region: LevelRegion,
  direction: Offset,
  part: number | null,
  soFar: Uint16Array,
): CountMatrix {
  // Runs are the same both ways, and forward the voxel before has been met already.
  const step = Math.abs(stepOf(region, direction));
  const spans = spansOf(region, part);
  const voxels = voxelsOf(region, part);
  const width = Math.max(...region.box) + 2;
  const cells = tableFits(region.greys.length * width, voxels)
    ? runTable(region, step, spans, {soFar, width})
    : runList(region, step, spans, {soFar, voxels});
  return matrixOf(region, part, {family: "glrlm", cells, direction});
}

/** Counts the runs of every direction: in the volume, or in each slice that holds a voxel. */
export function runMatrices(
  region: LevelRegion,
  {dimensions, weighting}: {readonly dimensions: TextureDimensions; readonly weighting: Weighting},
): CountMatrix[] {
  const offsets = halfOffsets(dimensions, 1);
  const soFar = new Uint16Array(region.ranks.length);
  return partsOf(region, dimensions).flatMap((part) =>
    offsets.map((direction) => {
      const matrix = runMatrix(region, direction, part, soFar);
      if (weighting === "none") return matrix;
      return weighted(matrix, lengthOf(direction, region.spacing, weighting));
    }),
  );
}
