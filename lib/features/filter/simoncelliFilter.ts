import type {Mask, Volume} from "../../image/index.ts";
import {bandFilter, type NonSeparableOptions} from "./bandFilter.ts";

/**
 * Computes a band of Simoncelli's isotropic wavelet, by Fourier's transform of the whole periodic image.
 * The formula leaves open which frequencies the terms of an even axis are given, and programs differ:
 * the IBSI's reference map is 5/7 that of "symmetric" and 2/7 that of "fourier", which shows how many
 * teams took which.
 *
 * @formula $\hat g_j(\omega) = \cos\!\big(\tfrac\pi2 \log_2 \tfrac{2^j \lVert\omega\rVert}{\pi}\big)$ for $\tfrac\pi4 < 2^{j-1} \lVert\omega\rVert \le \pi$, else 0
 * @param image - the image, finite
 * @param options - dims; level, j, from 1; padding, "periodic"; frequencies, "symmetric" when left out,
 *   or "fourier"
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"
 * @throws RangeError when an option breaks its rule, the level is too deep, or a value is not finite
 * @ref simoncelli1995
 * @ref depeursinge2020
 * @example simoncelliFilter(createVolume(Float64Array.of(1, 0, -1, 0), {shape: [4, 1, 1], unit: "1"}), {dims: 3, level: 1, padding: "periodic", frequencies: "fourier"}).data // ≈ [1, 0, -1, 0]
 */
export function simoncelliFilter(
  image: Volume,
  options: NonSeparableOptions,
  region?: Mask,
): Volume {
  return bandFilter("simoncelliFilter", "simoncelli", image, options, region);
}
