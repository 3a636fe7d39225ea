import type {CountMatrix} from "./countMatrix.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {matrixOf, partsOf} from "./matrixOf.ts";
import {tally} from "./tally.ts";
import type {TextureDimensions} from "./textureFamily.ts";
import type {Zones} from "./zones.ts";

/** Counts zones by level and by a number that each has, in every part of the region. */
export function zoneMatrices(
  region: LevelRegion,
  zones: Zones,
  values: Int32Array,
  {
    family,
    dimensions,
  }: {readonly family: "glszm" | "gldzm"; readonly dimensions: TextureDimensions},
): CountMatrix[] {
  // Zones are numbered by their first voxels, so that those of a slice follow each other.
  let first = 0;
  return partsOf(region, dimensions).map((part) => {
    const end = part === null ? region.ranks.length : sliceEnd(region, part);
    const start = first;
    while (first < zones.count && zones.first[first] < end) first++;
    const cells = tally(
      zones.ranks.subarray(start, first),
      values.subarray(start, first),
      first - start,
    );
    return matrixOf(region, part, {family, cells});
  });
}

/** The position after the last voxel of a slice of the box. */
function sliceEnd({border, strides}: LevelRegion, slice: number): number {
  return strides[2] * (border[2] + slice + 1);
}

/** Finds the least number that any voxel of each zone has. */
export function leastOfZones(
  {spans}: LevelRegion,
  {marks, count}: Zones,
  distances: Uint16Array,
): Int32Array {
  const least = new Int32Array(count).fill(0x7fffffff);
  for (let s = 0; s < spans.length; s += 2) {
    for (let at = spans[s]; at < spans[s + 1]; at++) {
      const zone = -1 - marks[at];
      if (distances[at] < least[zone]) least[zone] = distances[at];
    }
  }
  return least;
}
