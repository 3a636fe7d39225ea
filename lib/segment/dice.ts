import type {Mask} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";

/**
 * Measures the overlap of two masks: 1 when they are equal, 0 when they share no voxel.
 *
 * @formula $\mathrm{DSC} = 2\,|A \cap B| / (|A| + |B|)$
 * @param a - a mask
 * @param b - another one on the same grid
 * @returns the Dice coefficient, 0 … 1; NaN when both are empty, because nothing was there to find
 * @throws ShapeError when the grids differ
 * @ref dice1945
 * @example dice(createMask(Uint8Array.of(1, 1, 0), {shape: [3, 1, 1]}), createMask(Uint8Array.of(0, 1, 0), {shape: [3, 1, 1]})) // 0.6666666666666666
 */
export function dice(a: Mask, b: Mask): number {
  requireSameGrid("dice", a, b);
  let both = 0;
  let total = 0;
  for (let i = 0; i < a.data.length; i++) {
    both += a.data[i] & b.data[i];
    total += a.data[i] + b.data[i];
  }
  return (2 * both) / total;
}
