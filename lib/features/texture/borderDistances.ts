import type {Mask} from "../../image/index.ts";
import type {LevelRegion} from "./levelRegion.ts";
import {eachRow} from "./levelRegion.ts";
import type {TextureDimensions} from "./textureFamily.ts";

/** Farther than any voxel lies from the border. */
const FAR = 65534;

/**
 * Counts the steps from each voxel across faces to the outside of a mask: 1 at its border, which the
 * edge of the image is too. In 2D the steps stay in the slice.
 *
 * @param region - the region, whose box holds the mask
 * @param mask - the mask, null for the region's own voxels
 * @param dimensions - "2D" for steps within slices
 * @returns the distance of each voxel of the box, 0 outside; shape of `region.ranks`
 */
export function borderDistances(
  region: LevelRegion,
  mask: Mask | null,
  dimensions: TextureDimensions,
): Uint16Array {
  const {ranks, box, strides} = region;
  const distances = new Uint16Array(ranks.length);
  if (mask === null) {
    for (let at = 0; at < ranks.length; at++) if (ranks[at] !== 0) distances[at] = FAR;
  } else {
    eachRow(region, mask.shape, (from, to) => {
      for (let x = 0; x < box[0]; x++) if (mask.data[from + x] !== 0) distances[to + x] = FAR;
    });
  }

  // Two sweeps, one from each end, are exact for steps across faces.
  const [, row, slice] = strides;
  const first = slice + row + 1;
  const last = distances.length - 1 - first;
  const deep = dimensions === "3D";
  for (let at = first; at <= last; at++) {
    if (distances[at] === 0) continue;
    let least = Math.min(distances[at - 1], distances[at - row]);
    if (deep) least = Math.min(least, distances[at - slice]);
    distances[at] = least + 1;
  }
  for (let at = last; at >= first; at--) {
    if (distances[at] === 0) continue;
    let least = Math.min(distances[at + 1], distances[at + row]);
    if (deep) least = Math.min(least, distances[at + slice]);
    if (least + 1 < distances[at]) distances[at] = least + 1;
  }
  return distances;
}
