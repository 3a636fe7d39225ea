import type {Levels, Mask} from "../../image/index.ts";
import {requireSameGrid} from "../../image/index.ts";
import {boxOf, type VoxelBox} from "../region.ts";

/** Levels that occur: beyond this a matrix says nothing, since nearly every voxel has its own level. */
export const MOST_PRESENT_LEVELS = 10_000;

/**
 * The region of discretised intensities, cut to its bounding box with a border of empty voxels: the
 * neighbour at a given step lies at a constant distance in the array, and none is ever missing.
 */
export interface LevelRegion {
  /** Rank of each voxel's level among those that occur, from 1 on; 0 outside; x fastest. */
  readonly ranks: Uint16Array;
  /** Grey level of each rank; greys[0] is 0. */
  readonly greys: Uint16Array;
  /**
   * Rows of voxels of the region without a gap along x, in their order: begin and end (not included) of
   * each in `ranks`, one after the other; shape [2·spans].
   */
  readonly spans: Int32Array;
  /** Where the spans of the box's slice z begin in `spans`; shape [slices + 1]. */
  readonly starts: Int32Array;
  /** Number of voxels in each slice of the box. */
  readonly voxels: Int32Array;
  /** Size of the box, without its border. */
  readonly box: readonly [number, number, number];
  /** Position of the box's first voxel in the image. */
  readonly corner: readonly [number, number, number];
  /** Width of the border on each side, by axis. */
  readonly border: readonly [number, number, number];
  /** Distance in the array of neighbours along x, y, z. */
  readonly strides: readonly [number, number, number];
  /** Voxel size, mm. */
  readonly spacing: readonly [number, number, number];
  /** Number of grey levels Ng of the discretisation. */
  readonly levels: number;
}

/** The box without its contents: what a copy needs to know. */
type Frame = Pick<LevelRegion, "box" | "corner" | "border" | "strides">;

/** Lays a border around a box, as wide as the steps that will be taken. */
function frameOf({start: corner, shape: box}: VoxelBox, reach: number): Frame {
  // No neighbour lies farther away than the box is wide, so a wider border would stay unused.
  const border = box.map((n) => Math.max(1, Math.min(reach, n - 1))) as [number, number, number];
  const [mx, my] = box.map((n, axis) => n + 2 * border[axis]);
  return {box, corner, border, strides: [1, mx, mx * my]};
}

/** Calls back for each row of the box: where it begins in the image, in the framed array, and its slice. */
export function eachRow(
  {box, corner, border, strides}: Frame,
  shape: readonly [number, number, number],
  visit: (from: number, to: number, z: number) => void,
): void {
  for (let z = 0; z < box[2]; z++) {
    for (let y = 0; y < box[1]; y++) {
      const from = corner[0] + shape[0] * (corner[1] + y + shape[1] * (corner[2] + z));
      const to = border[0] + strides[1] * (border[1] + y) + strides[2] * (border[2] + z);
      visit(from, to, z);
    }
  }
}

/** Copies the levels into their frame, lists their spans, and notes which levels occur. */
function copyLevels({data, shape}: Levels, frame: Frame) {
  const {box, border, strides} = frame;
  const copy = new Uint16Array(strides[2] * (box[2] + 2 * border[2]));
  const occurs = new Uint8Array(65536);
  const spans: number[] = [];
  const starts = new Int32Array(box[2] + 1);
  const voxels = new Int32Array(box[2]);
  eachRow(frame, shape, (from, to, z) => {
    const end = from + box[0];
    for (let at = from; at < end; at++) {
      if (data[at] === 0) continue;
      const begin = at;
      for (; at < end && data[at] !== 0; at++) {
        copy[to - from + at] = data[at];
        occurs[data[at]] = 1;
      }
      spans.push(to - from + begin, to - from + at);
      voxels[z] += at - begin;
    }
    starts[z + 1] = spans.length;
  });
  return {copy, occurs, spans: Int32Array.from(spans), starts, voxels};
}

/** Replaces levels by their ranks among those that occur, in place, and returns the level of each rank. */
function rankLevels(copy: Uint16Array, occurs: Uint8Array): Uint16Array {
  const rankOf = new Uint16Array(occurs.length);
  const greys = [0];
  for (let level = 1; level < occurs.length; level++) {
    if (occurs[level] === 0) continue;
    rankOf[level] = greys.length;
    greys.push(level);
  }

  // Mostly every level up to the highest occurs, and each is its own rank.
  if (greys[greys.length - 1] !== greys.length - 1) {
    for (let at = 0; at < copy.length; at++) copy[at] = rankOf[copy[at]];
  }
  return Uint16Array.from(greys);
}

/** Refuses levels beyond their count, and more of them than matrices can say something about. */
function requireFew(who: string, {count, edges}: Levels, greys: Uint16Array): void {
  const highest = greys[greys.length - 1];
  if (highest > count) {
    throw new RangeError(`${who}: levels must be at most count = ${count}, got ${highest}`);
  }
  if (greys.length - 1 > MOST_PRESENT_LEVELS) {
    throw new RangeError(
      `${who}: levels must take at most ${MOST_PRESENT_LEVELS} different values, got ${greys.length - 1} at a bin width of ${edges[1] - edges[0]}; use a wider bin`,
    );
  }
}

/** Refuses a morphological mask on another grid, or one that leaves out voxels of the region. */
function requireWithin(who: string, levels: Levels, morphological: Mask): void {
  requireSameGrid(who, levels, morphological);
  let outside = 0;
  for (let i = 0; i < levels.data.length; i++) {
    if (levels.data[i] !== 0 && morphological.data[i] === 0) outside++;
  }
  if (outside > 0) {
    throw new RangeError(
      `${who}: morphological must hold every voxel of levels, got ${outside} outside it`,
    );
  }
}

/**
 * Cuts the region out of its image.
 *
 * @param who - the public function that asks, for its messages
 * @param levels - the discretised intensities
 * @param options - reach: the farthest step that will be taken along an axis; morphological: a mask
 *   that the box has to hold too
 */
export function levelRegion(
  who: string,
  levels: Levels,
  {reach, morphological}: {readonly reach: number; readonly morphological?: Mask | undefined},
): LevelRegion {
  if (levels.kind !== "levels" || !(levels.data instanceof Uint16Array)) {
    throw new TypeError(`${who}: levels must come from discretise, got ${String(levels.kind)}`);
  }
  if (morphological !== undefined) requireWithin(who, levels, morphological);
  const box = boxOf(morphological ?? levels);
  if (box === undefined) throw new RangeError(emptyRegion(who));
  const frame = frameOf(box, reach);
  const {copy, occurs, ...parts} = copyLevels(levels, frame);
  const greys = rankLevels(copy, occurs);
  if (greys.length === 1) throw new RangeError(emptyRegion(who));
  requireFew(who, levels, greys);
  return {ranks: copy, greys, ...parts, ...frame, spacing: levels.spacing, levels: levels.count};
}

/** What is said of a region without voxels. */
function emptyRegion(who: string): string {
  return `${who}: levels must hold at least one voxel above 0, got none`;
}
