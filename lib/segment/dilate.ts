import type {Mask} from "../image/index.ts";
import {createMask} from "../image/index.ts";
import {neighbourSteps, requireConnectivity} from "./neighbourSteps.ts";
import {spread} from "./spread.ts";
import {squaredDistances} from "./squaredDistances.ts";
import {ballOf, type StructuringElement, timesOf} from "./structuringElement.ts";

/** Dilates the voxels of a mask; `who` is named in errors. */
export function dilated(who: string, mask: Mask, element: StructuringElement): Mask {
  const {shape, spacing, origin, direction} = mask;
  const grid = {shape, spacing, origin, direction};
  if ("radiusMm" in element) {
    const most = ballOf(who, element.radiusMm);
    const squared = squaredDistances(mask.data, 1, shape, spacing);
    const data = new Uint8Array(squared.length);
    for (let i = 0; i < data.length; i++) data[i] = squared[i] <= most ? 1 : 0;
    return createMask(data, grid);
  }
  requireConnectivity(who, element.connectivity);
  const steps = neighbourSteps(element.connectivity, shape);
  let {data} = mask;
  for (let left = timesOf(who, element.times, shape); left > 0; left--) {
    data = spread(data, 1, shape, steps, false);
  }
  return createMask(data, grid);
}

/**
 * Dilates a mask: adds every voxel that the structuring element reaches from inside.
 *
 * @formula eq:dilate $M \oplus B = \{v : (v + B) \cap M \ne \emptyset\}$ for a symmetric $B$
 * @param mask - the mask
 * @param element - connectivity 6, 18 or 26 with times, in voxels; or radiusMm, a ball in mm that heeds the spacing
 * @returns the larger mask; an empty one stays empty
 * @throws RangeError when the element breaks its rule
 * @ref haralick1987
 * @example dilate(createMask(Uint8Array.of(0, 0, 1, 0), {shape: [4, 1, 1]}), {connectivity: 6}).data // [0, 1, 1, 1]
 */
export function dilate(mask: Mask, element: StructuringElement): Mask {
  return dilated("dilate", mask, element);
}
