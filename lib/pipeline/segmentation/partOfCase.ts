import type {Rng} from "../../core/index.ts";
import {type Box, copyBox, copyVolumeBox, regionBox} from "../regionBox.ts";
import type {SegmentationCase} from "./segmentationCase.ts";

/**
 * Draws a box that holds a region: each of its six sides lies anywhere between the region and the
 * image's border, all places equally likely.
 */
function drawBoxAround(rng: Rng, region: Box, shape: readonly number[]): Box {
  const sides = shape.map((n, axis) => {
    const first = rng.int(region.start[axis] + 1);
    const end = region.start[axis] + region.shape[axis];
    return [first, end + rng.int(n - end + 1) - first];
  });
  const [[x, nx], [y, ny], [z, nz]] = sides;
  return {start: [x, y, z], shape: [nx, ny, nz]};
}

/**
 * Cuts a case to a part drawn at random that still holds its whole outline: the same patient, cropped
 * elsewhere. What a rule or network loses by it, it owed to where the border was.
 */
export function partOfCase(rng: Rng, {id, image, mask}: SegmentationCase): SegmentationCase {
  const box = drawBoxAround(rng, regionBox(mask, [0, 0, 0]), mask.shape);
  return {id, image: copyVolumeBox(image, box), mask: copyBox(mask, box)};
}
