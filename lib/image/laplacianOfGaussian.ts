import {floatCopy, floatLike} from "./floatData.ts";
import type {GaussianOptions} from "./gaussianFilter.ts";
import {gaussianInPlace, gaussianSigmas} from "./gaussianFilter.ts";
import type {Volume} from "./volume.ts";

/**
 * Computes the Laplacian of the smoothed image, from the sampled second derivatives of a Gaussian:
 * it answers blobs and edges of one size. An axis of one voxel is left out. The samples are
 * those of SciPy, which add to 0 only nearly: below one voxel a width is not resolved, and a constant
 * image no longer gives 0.
 *
 * @formula $\nabla^2 (G_\sigma * f) = \sum_a \frac{1}{s_a^2}\, \partial_a^2 G_\sigma * f$
 * @param volume - the image
 * @param options - sigmaMm, standard deviation in mm, one or three, above 0; boundary, what lies beyond
 *   the image; truncate, where the weights end in standard deviations, 4 when left out
 * @returns the Laplacian, in units per mm², unit "1"
 * @throws RangeError when sigma is not above 0, or the boundary is not one of the names
 * @ref marr1980
 * @example laplacianOfGaussian(createVolume(Float64Array.of(0, 0, 1, 0, 0), {shape: [5, 1, 1], unit: "1"}), {sigmaMm: 1, truncate: 1, boundary: "nearest"}).data // ≈ [0, 0, -0.45186276, 0, 0]
 */
export function laplacianOfGaussian(volume: Volume, options: GaussianOptions): Volume {
  const sigmas = gaussianSigmas("laplacianOfGaussian", volume, options);
  requireWidth("laplacianOfGaussian", sigmas);
  const {shape, spacing} = volume;
  const total = floatLike(volume.data, volume.data.length);
  for (let axis = 0; axis < 3; axis++) {
    if (shape[axis] === 1) continue;
    const orders = [0, 1, 2].map((a): 0 | 2 => (a === axis ? 2 : 0));
    const one = floatCopy(volume.data);
    gaussianInPlace(one, volume, sigmas, options, orders);
    const scale = 1 / spacing[axis] ** 2;
    for (let i = 0; i < total.length; i++) total[i] += scale * one[i];
  }
  return {...volume, data: total, unit: "1"};
}

/** Refuses a Gaussian without width, whose derivative does not exist. */
export function requireWidth(who: string, sigmas: readonly number[]): void {
  if (!sigmas.every((sigma) => sigma > 0)) {
    throw new RangeError(
      `${who}: sigmaMm must be above 0 on each axis, got ${sigmas.join(", ")} voxels`,
    );
  }
}
