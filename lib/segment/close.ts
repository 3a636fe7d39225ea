import type {Mask} from "../image/index.ts";
import {dilated} from "./dilate.ts";
import {type ErosionOptions, eroded} from "./erode.ts";

/**
 * Closes a mask: dilates, then erodes by the same element. Gaps that the element does not fit into
 * are filled: cracks, small holes, narrow bays.
 *
 * @formula $M \bullet B = (M \oplus B) \ominus B$
 * @param mask - the mask
 * @param options - as of `erode`; with beyond "background", as in SciPy, a mask that touches the
 *   border of the image is eaten there, and with "foreground" nothing is ever lost
 * @returns the mask with its narrow gaps filled
 * @throws RangeError when an option breaks its rule
 * @ref haralick1987
 * @example close(createMask(Uint8Array.of(0, 1, 0, 1, 0, 0, 0), {shape: [7, 1, 1]}), {connectivity: 6, beyond: "foreground"}).data // [1, 1, 1, 1, 0, 0, 0]
 */
export function close(mask: Mask, options: ErosionOptions): Mask {
  return eroded("close", dilated("close", mask, options), options);
}
