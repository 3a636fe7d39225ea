import {floatCopy, floatLike} from "./floatData.ts";
import type {GaussianOptions} from "./gaussianFilter.ts";
import {gaussianInPlace, gaussianSigmas} from "./gaussianFilter.ts";
import {requireWidth} from "./laplacianOfGaussian.ts";
import type {Volume} from "./volume.ts";

/**
 * Computes how steep the smoothed image is: the length of its gradient, from the sampled derivatives of
 * a Gaussian. An axis of one voxel is left out.
 *
 * @formula $\lVert \nabla (G_\sigma * f) \rVert = \sqrt{\sum_a (\partial_a G_\sigma * f)^2 / s_a^2}$
 * @param volume - the image
 * @param options - sigmaMm, standard deviation in mm, one or three, above 0; boundary, what lies beyond
 *   the image; truncate, where the weights end in standard deviations, 4 when left out
 * @returns the magnitude, in units per mm, unit "1"
 * @throws RangeError when sigma is not above 0, or the boundary is not one of the names
 * @ref marr1980
 * @example gradientMagnitude(createVolume(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8), {shape: [9, 1, 1], unit: "1"}), {sigmaMm: 1, boundary: "mirror"}).data[4] // ≈ 1
 */
export function gradientMagnitude(volume: Volume, options: GaussianOptions): Volume {
  const sigmas = gaussianSigmas("gradientMagnitude", volume, options);
  requireWidth("gradientMagnitude", sigmas);
  const {shape, spacing} = volume;
  const total = floatLike(volume.data, volume.data.length);
  for (let axis = 0; axis < 3; axis++) {
    if (shape[axis] === 1) continue;
    const orders = [0, 1, 2].map((a): 0 | 1 => (a === axis ? 1 : 0));
    const one = floatCopy(volume.data);
    gaussianInPlace(one, volume, sigmas, options, orders);
    const scale = 1 / spacing[axis] ** 2;
    for (let i = 0; i < total.length; i++) total[i] += scale * one[i] * one[i];
  }
  for (let i = 0; i < total.length; i++) total[i] = Math.sqrt(total[i]);
  return {...volume, data: total, unit: "1"};
}
