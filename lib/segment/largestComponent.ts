import type {Mask} from "../image/index.ts";
import type {ComponentOptions} from "./connectedComponents.ts";
import {connectedComponents} from "./connectedComponents.ts";
import {maskOfComponent} from "./maskOfComponent.ts";

/**
 * Keeps the connected part with the most voxels; of equal ones the first in scan order.
 *
 * @formula $\arg\max_k |C_k|$
 * @param mask - the mask, not empty
 * @param options - connectivity 6, 18 or 26
 * @returns the mask of that part
 * @throws RangeError when the mask is empty or connectivity is not 6, 18 or 26
 * @ref rosenfeld1966
 * @example largestComponent(createMask(Uint8Array.of(1, 0, 1, 1), {shape: [4, 1, 1]}), {connectivity: 6}).data // [0, 0, 1, 1]
 */
export function largestComponent(mask: Mask, options: ComponentOptions): Mask {
  const components = connectedComponents(mask, options);
  if (components.count === 0) {
    throw new RangeError(
      `largestComponent: the mask must hold at least one voxel, got 0 of ${mask.data.length}`,
    );
  }
  let best = 0;
  for (let k = 1; k < components.count; k++) {
    if (components.sizes[k] > components.sizes[best]) best = k;
  }
  return maskOfComponent(components, best + 1);
}
