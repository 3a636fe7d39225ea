import type {Mask} from "../image/index.ts";
import {dilated} from "./dilate.ts";
import {type ErosionOptions, eroded} from "./erode.ts";

/**
 * Opens a mask: erodes, then dilates by the same element. What the element does not fit into goes:
 * specks, thin bridges, spikes.
 *
 * @formula $M \circ B = (M \ominus B) \oplus B$
 * @param mask - the mask
 * @param options - as of `erode`: connectivity with times, or radiusMm; and beyond
 * @returns the mask without its thin parts, never larger than before
 * @throws RangeError when an option breaks its rule
 * @ref haralick1987
 * @example open(createMask(Uint8Array.of(0, 1, 0, 1, 1, 1, 0), {shape: [7, 1, 1]}), {connectivity: 6, beyond: "background"}).data // [0, 0, 0, 1, 1, 1, 0]
 */
export function open(mask: Mask, options: ErosionOptions): Mask {
  return dilated("open", eroded("open", mask, options), options);
}
