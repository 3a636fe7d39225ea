import type {CountMatrix, Offset} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {matrixOf, partsOf, spansOf, voxelsOf} from "./matrixOf.ts";
import {fitsBox, halfOffsets, stepOf} from "./offsets.ts";
import type {Cells} from "./tally.ts";
import {cellsOfTable, tableFits, tally} from "./tally.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {Weighting} from "./weighting.ts";
import {lengthOf, weighted} from "./weighting.ts";

/** Counts pairs in a square table: row the voxel's rank, column its neighbour's, 0 outside. */
function pairTable({ranks, greys}: LevelRegion, step: number, spans: Int32Array): Uint32Array {
  const width = greys.length;
  const table = new Uint32Array(width * width);
  for (let s = 0; s < spans.length; s += 2) {
    const end = spans[s + 1];
    for (let at = spans[s]; at < end; at++) table[ranks[at] * width + ranks[at + step]]++;
  }
  return table;
}

/** Adds the transposed table. */
function addTransposed(table: Uint32Array, width: number): void {
  for (let a = 1; a < width; a++) {
    table[a * width + a] *= 2;
    for (let b = 1; b < a; b++) {
      const both = table[a * width + b] + table[b * width + a];
      table[a * width + b] = both;
      table[b * width + a] = both;
    }
  }
}

/** Lists all pairs and counts equal ones: for so many levels that a table would be mostly empty. */
function pairList(
  {ranks}: LevelRegion,
  step: number,
  spans: Int32Array,
  {voxels, symmetric}: {readonly voxels: number; readonly symmetric: boolean},
): Cells {
  const a = new Uint16Array(voxels * (symmetric ? 2 : 1));
  const b = new Uint16Array(a.length);
  let pairs = 0;
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const neighbour = ranks[at + step];
      if (neighbour === 0) continue;
      a[pairs] = ranks[at];
      b[pairs++] = neighbour;
      if (!symmetric) continue;
      a[pairs] = neighbour;
      b[pairs++] = ranks[at];
    }
  }
  return tally(a, b, pairs);
}

/** Counts the pairs of one offset, in one part of the region. */
export function pairMatrix(
  region: LevelRegion,
  offset: Offset,
  part: number | null,
  symmetric: boolean,
): CountMatrix {
  const spans = spansOf(region, part);
  const voxels = voxelsOf(region, part);
  const step = stepOf(region, offset);
  const width = region.greys.length;
  let cells: Cells;
  if (!fitsBox(region, offset)) {
    cells = tally(new Uint16Array(0), new Uint16Array(0), 0);
  } else if (tableFits(width * width, voxels)) {
    const table = pairTable(region, step, spans);
    if (symmetric) addTransposed(table, width);
    cells = cellsOfTable(table, width);
  } else {
    cells = pairList(region, step, spans, {voxels, symmetric});
  }
  return matrixOf(region, part, {family: "glcm", cells, direction: offset});
}

/** How the matrices of a region are counted. */
export interface PairOptions {
  readonly dimensions: TextureDimensions;
  readonly distance: number;
  readonly symmetric: boolean;
  readonly weighting: Weighting;
}

/** Counts the pairs of every direction: in the volume, or in each slice that holds a voxel. */
export function pairMatrices(
  region: LevelRegion,
  {dimensions, distance, symmetric, weighting}: PairOptions,
): CountMatrix[] {
  const offsets = halfOffsets(dimensions, distance);
  return partsOf(region, dimensions).flatMap((part) =>
    offsets.map((offset) => {
      const matrix = pairMatrix(region, offset, part, symmetric);
      if (weighting === "none") return matrix;
      return weighted(matrix, Math.exp(-(lengthOf(offset, region.spacing, weighting) ** 2)));
    }),
  );
}
