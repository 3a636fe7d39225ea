import type {LevelRegion} from "./levelRegion.ts";
import {isForward, stepOf} from "./offsets.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** Which neighbours of one level make a zone: in a slice across an edge (4) or a corner too (8); in the volume across a face (6), an edge too (18), or a corner too (26). */
export type ZoneConnectivity = 4 | 8 | 6 | 18 | 26;

/** Zones of connected voxels of one level. */
export interface Zones {
  /**
   * The zone of each voxel as −1 − its number, 0 outside; zones are numbered from 0 on in the order of
   * their first voxels; shape of the region's `ranks`.
   */
  readonly marks: Int32Array;
  /** Number of zones. */
  readonly count: number;
  /** Rank of each zone's level, shape [zones]. */
  readonly ranks: Uint16Array;
  /** Number of voxels in each zone, shape [zones]. */
  readonly sizes: Int32Array;
  /** Position of each zone's first voxel in `ranks`, shape [zones]. */
  readonly first: Int32Array;
}

/** Throws unless a connectivity exists. */
export function requireZoneConnectivity(who: string, connectivity: ZoneConnectivity): void {
  if (![4, 8, 6, 18, 26].includes(connectivity)) {
    throw new RangeError(
      `${who}: connectivity must be 4 or 8 within slices, or 6, 18 or 26 in the volume, got ${String(connectivity)}`,
    );
  }
}

/** Tells whether zones of a connectivity stay within slices. */
export function dimensionsOf(connectivity: ZoneConnectivity): TextureDimensions {
  return connectivity === 4 || connectivity === 8 ? "2D" : "3D";
}

/** A neighbour that the array holds before its voxel. */
interface Earlier {
  /** Its distance in the array, below 0. */
  readonly steps: Int32Array;
  /** Bit k of implied[n] says: if neighbour n has the voxel's level, neighbour k is joined to it already. */
  readonly implied: Int32Array;
}

/** Lists the earlier neighbours of a connectivity, those with most neighbours among the others first. */
function earlierNeighbours(region: LevelRegion, connectivity: ZoneConnectivity): Earlier {
  const deep = dimensionsOf(connectivity) === "2D" ? 0 : 1;
  const reach = {4: 1, 6: 1, 8: 2, 18: 2, 26: 3}[connectivity];
  const touches = ([x, y, z]: readonly number[]): boolean =>
    Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) <= 1 &&
    Math.abs(x) + Math.abs(y) + Math.abs(z) <= reach;
  const all: (readonly [number, number, number])[] = [];
  for (let z = -deep; z <= 0; z++) {
    for (let y = -1; y <= 1; y++) {
      for (let x = -1; x <= 1; x++) {
        if (isForward([-x, -y, -z]) && touches([x, y, z])) all.push([x, y, z]);
      }
    }
  }
  const joined = (a: readonly number[], b: readonly number[]): boolean =>
    touches(a.map((at, axis) => at - b[axis]));
  const friends = (a: readonly number[]): number => all.filter((b) => joined(a, b)).length;
  all.sort((a, b) => friends(b) - friends(a));
  return {
    steps: Int32Array.from(all, (offset) => stepOf(region, offset)),
    implied: Int32Array.from(all, (a) =>
      all.reduce((bits, b, k) => (joined(a, b) ? bits | (1 << k) : bits), 0),
    ),
  };
}

/** Follows links to the first voxel of a tree, and halves the way for the next who comes. */
function rootOf(parent: Int32Array, start: number): number {
  let at = start;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]];
    at = parent[at];
  }
  return at;
}

/** Links each voxel to one that lies before it in its zone; the first voxel of a zone links to itself. */
function linkVoxels({ranks, spans}: LevelRegion, {steps, implied}: Earlier): Int32Array {
  const parent = new Int32Array(ranks.length);
  const all = (1 << steps.length) - 1;
  for (let s = 0; s < spans.length; s += 2) {
    const end = spans[s + 1];
    for (let at = spans[s]; at < end; at++) {
      const rank = ranks[at];
      let root = at;
      parent[at] = at;
      let done = 0;
      for (let n = 0; n < steps.length && done !== all; n++) {
        if (((done >> n) & 1) === 1 || ranks[at + steps[n]] !== rank) continue;
        done |= implied[n];

        // The tree whose root comes later in the array hangs itself below the other one.
        const other = rootOf(parent, at + steps[n]);
        if (other < root) {
          parent[root] = other;
          root = other;
        } else {
          parent[other] = root;
        }
      }
    }
  }
  return parent;
}

/** Joins neighbours of one level to zones, by union and find. */
export function findZones(region: LevelRegion, connectivity: ZoneConnectivity): Zones {
  const {ranks, spans} = region;
  const marks = linkVoxels(region, earlierNeighbours(region, connectivity));

  // Every link leads backward, so one walk forward settles all: a zone's mark replaces the link.
  const zoneRanks: number[] = [];
  const sizes: number[] = [];
  const first: number[] = [];
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const link = marks[at];
      if (link === at) {
        marks[at] = -1 - sizes.length;
        zoneRanks.push(ranks[at]);
        first.push(at);
        sizes.push(1);
      } else {
        const mark = marks[link];
        marks[at] = mark;
        sizes[-1 - mark]++;
      }
    }
  }
  return {
    marks,
    count: sizes.length,
    ranks: Uint16Array.from(zoneRanks),
    sizes: Int32Array.from(sizes),
    first: Int32Array.from(first),
  };
}
