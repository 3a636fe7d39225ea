import type {Mask} from "../image/index.ts";
import {voxelIndex} from "../image/index.ts";
import type {ComponentOptions} from "./connectedComponents.ts";
import {connectedComponents} from "./connectedComponents.ts";
import {maskOfComponent} from "./maskOfComponent.ts";

/** Options of `componentAt`. */
export interface ComponentAtOptions extends ComponentOptions {
  /** A voxel of the wanted part, index along x, y, z. */
  readonly voxel: readonly [number, number, number];
}

/**
 * Keeps the connected part that holds a given voxel.
 *
 * @formula $C_k$ with $v \in C_k$
 * @param mask - the mask
 * @param options - voxel [x, y, z] inside the mask; connectivity 6, 18 or 26
 * @returns the mask of that part
 * @throws RangeError when the voxel lies outside the image or the mask, or connectivity is wrong
 * @ref rosenfeld1966
 * @example componentAt(createMask(Uint8Array.of(1, 0, 1, 1), {shape: [4, 1, 1]}), {voxel: [0, 0, 0], connectivity: 6}).data // [1, 0, 0, 0]
 */
export function componentAt(mask: Mask, {voxel, connectivity}: ComponentAtOptions): Mask {
  const index = voxelIndex(voxel[0], voxel[1], voxel[2], mask.shape);
  if (mask.data[index] === 0) {
    throw new RangeError(
      `componentAt: the voxel must lie inside the mask, got (${voxel.join(", ")}) outside`,
    );
  }
  const components = connectedComponents(mask, {connectivity});
  return maskOfComponent(components, components.labels[index]);
}
