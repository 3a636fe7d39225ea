import type {Mask, Volume} from "../../image/index.ts";
import {bandFilter, type NonSeparableOptions} from "./bandFilter.ts";

/**
 * Computes a band of Shannon's isotropic wavelet, an octave with sharp edges, by Fourier's transform of
 * the whole periodic image.
 *
 * @formula $\hat g_j(\omega) = 1$ for $\tfrac\pi2 \le 2^{j-1} \lVert\omega\rVert \le \pi$, else 0
 * @param image - the image, finite
 * @param options - dims; level, j, from 1; padding, "periodic"; frequencies, "symmetric" when left out,
 *   or "fourier"
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"
 * @throws RangeError when an option breaks its rule, the level is too deep, or a value is not finite
 * @ref depeursinge2020
 * @example shannonFilter(createVolume(Float64Array.of(3, 1, 3, 1), {shape: [4, 1, 1], unit: "1"}), {dims: 3, level: 1, padding: "periodic", frequencies: "fourier"}).data // [1, -1, 1, -1]
 */
export function shannonFilter(image: Volume, options: NonSeparableOptions, region?: Mask): Volume {
  return bandFilter("shannonFilter", "shannon", image, options, region);
}
