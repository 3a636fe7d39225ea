import type {Mask} from "../image/index.ts";
import {createMask} from "../image/index.ts";
import type {ComponentOptions} from "./connectedComponents.ts";
import {connectedComponents} from "./connectedComponents.ts";

/** Options of `keepComponents`. */
export interface KeepComponentsOptions extends ComponentOptions {
  /** Smallest volume that a part may have, mm³, 0 when left out. */
  readonly minVolumeMm3?: number;
  /** How many parts stay at most, the largest ones; all when left out. */
  readonly most?: number;
}

/**
 * Keeps the connected parts that are large enough, and of those the largest ones. Unlike
 * `largestComponent` it takes an empty mask, and may return one.
 *
 * It removes specks far from the tumour; it also removes a second tumour, or the smaller half of one
 * that was found in two pieces.
 *
 * @formula $\bigcup_{k \in K} C_k$, where $K$ are the parts with $|C_k|\,\Delta_x \Delta_y \Delta_z \ge V$, at most $m$ of them
 * @param mask - the mask, which may be empty
 * @param options - connectivity 6, 18 or 26; minVolumeMm3, V; most, m: of equal parts the first in scan
 *   order stays
 * @returns the mask of the parts that stay
 * @throws RangeError when connectivity is not 6, 18 or 26, the volume not a number of at least 0, or most
 *   no whole number of at least 1
 * @ref rosenfeld1966
 * @example keepComponents(createMask(Uint8Array.of(1, 0, 1, 1), {shape: [4, 1, 1]}), {connectivity: 6, minVolumeMm3: 2}).data // [0, 0, 1, 1]
 */
export function keepComponents(mask: Mask, options: KeepComponentsOptions): Mask {
  const {minVolumeMm3 = 0, most = Number.POSITIVE_INFINITY, connectivity} = options;
  if (!(minVolumeMm3 >= 0 && Number.isFinite(minVolumeMm3))) {
    throw new RangeError(
      `keepComponents: minVolumeMm3 must be a finite volume of at least 0, got ${minVolumeMm3}`,
    );
  }
  if (!(most >= 1 && (Number.isSafeInteger(most) || most === Number.POSITIVE_INFINITY))) {
    throw new RangeError(`keepComponents: most must be a whole number of at least 1, got ${most}`);
  }
  const {labels, sizes, shape, spacing, origin, direction} = connectedComponents(mask, {
    connectivity,
  });
  const voxel = spacing[0] * spacing[1] * spacing[2];

  // A volume that equals the bound must not be lost to the last bit of a product.
  const least = minVolumeMm3 * (1 - 1e-12);
  const kept = Array.from(sizes, (size, k) => ({size, label: k + 1}))
    .filter(({size}) => size * voxel >= least)
    .sort((a, b) => b.size - a.size || a.label - b.label)
    .slice(0, most);
  const stays = new Uint8Array(sizes.length + 1);
  for (const {label} of kept) stays[label] = 1;
  return createMask(
    Uint8Array.from(labels, (label) => stays[label]),
    {shape, spacing, origin, direction},
  );
}
