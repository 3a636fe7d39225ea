import type {Mask} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";

/**
 * Measures the intersection of two masks over their union, the Jaccard index.
 *
 * @formula eq:iou $\mathrm{IoU} = |A \cap B| / |A \cup B| = \mathrm{DSC} / (2 - \mathrm{DSC})$
 * @param a - a mask
 * @param b - another one on the same grid
 * @returns the index, 0 … 1; NaN when both are empty, because nothing was there to find
 * @throws ShapeError when the grids differ
 * @ref jaccard1912
 * @example iou(createMask(Uint8Array.of(1, 1, 0), {shape: [3, 1, 1]}), createMask(Uint8Array.of(0, 1, 0), {shape: [3, 1, 1]})) // 0.5
 */
export function iou(a: Mask, b: Mask): number {
  requireSameGrid("iou", a, b);
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.data.length; i++) {
    both += a.data[i] & b.data[i];
    either += a.data[i] | b.data[i];
  }
  return both / either;
}
