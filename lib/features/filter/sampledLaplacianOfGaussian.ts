import type {Mask, Volume} from "../../image/index.ts";
import {type AxisKernel, type AxisKernels, applyKernels} from "./axisKernel.ts";
import {regionBox} from "./box.ts";
import {requireDims, requireIsotropic} from "./filterDims.ts";
import {type Padding, requirePadding} from "./padding.ts";
import {requireImage} from "./requireImage.ts";
import {imageBlock, responseVolume} from "./responseVolume.ts";

/** How wide the sampled Laplacian of a Gaussian is, and where it ends. */
export interface SampledLogOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** Standard deviation, mm, above 0. */
  readonly sigmaMm: number;
  /** Where the kernel ends, in standard deviations. */
  readonly cutoffSigma: number;
  /** What stands beyond the image. */
  readonly padding: Padding;
}

/** The longest half of a kernel, voxels. */
const MOST_RADIUS = 2 ** 16;

/** Checks the options and gives the standard deviation and the half length of the kernel, both in voxels. */
function checked(
  who: string,
  image: Volume,
  {dims, sigmaMm, cutoffSigma, padding}: SampledLogOptions,
): {readonly sigma: number; readonly radius: number} {
  requireDims(who, dims);
  if (!(Number.isFinite(sigmaMm) && sigmaMm > 0)) {
    throw new RangeError(`${who}: sigmaMm must be finite and above 0 mm, got ${sigmaMm}`);
  }
  if (!(Number.isFinite(cutoffSigma) && cutoffSigma > 0)) {
    throw new RangeError(`${who}: cutoffSigma must be finite and above 0, got ${cutoffSigma}`);
  }
  requirePadding(who, padding);
  const side = requireIsotropic(who, image, dims === 2 ? [0, 1] : [0, 1, 2]);
  const sigma = sigmaMm / side;
  const radius = Math.floor(cutoffSigma * sigma + 0.5);
  if (!(radius <= MOST_RADIUS)) {
    throw new RangeError(
      `${who}: sigmaMm times cutoffSigma must reach at most ${MOST_RADIUS} voxels, got ${cutoffSigma * sigma}`,
    );
  }
  return {sigma, radius};
}

/** Samples a Gaussian, or its second derivative; the samples are not scaled to add to 1. */
function sampled(sigma: number, radius: number, order: 0 | 2): AxisKernel {
  const s2 = sigma * sigma;
  const weights = Float64Array.from({length: 2 * radius + 1}, (_, i) => {
    const k2 = (i - radius) ** 2;
    const value = Math.exp(-k2 / (2 * s2)) / Math.sqrt(2 * Math.PI * s2);
    return order === 0 ? value : value * (k2 / s2 - 1) * (1 / s2);
  });
  return {weights, first: -radius, step: 1};
}

/**
 * Computes the Laplacian of the Gaussian-smoothed image with the kernel that the IBSI defines: samples
 * of the continuous function at the voxels, in units of voxels, in a cube of ⌊cutoff·σ + ½⌋ voxels to
 * each side. It is the sum of separable kernels. Voxels must have equal sides on the filtered axes. See
 * `recursiveLaplacianOfGaussian` for that of ITK and PyRadiomics.
 *
 * @formula $h(k) = -\frac{1}{\sigma^2} \Big(\frac{1}{\sqrt{2\pi}\,\sigma}\Big)^D \Big(D - \frac{\lVert k \rVert^2}{\sigma^2}\Big) e^{-\lVert k \rVert^2 / 2\sigma^2}$, $\hat h(\omega) \approx -\lVert \omega \rVert^2 e^{-\sigma^2 \lVert \omega \rVert^2 / 2}$
 * @param image - the image, finite, with equal spacing on the filtered axes
 * @param options - dims; sigmaMm, standard deviation in mm; cutoffSigma, where the kernel ends in
 *   standard deviations; padding
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, per voxel², unit "1"
 * @throws RangeError when an option breaks its rule, the spacing is unequal, or a value is not finite
 * @ref marr1980
 * @ref depeursinge2020
 * @example sampledLaplacianOfGaussian(createVolume(Float64Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0), {shape: [3, 3, 1], unit: "1"}), {dims: 2, sigmaMm: 1, cutoffSigma: 4, padding: "zero"}).data[4] // ≈ -0.3183099
 */
export function sampledLaplacianOfGaussian(
  image: Volume,
  options: SampledLogOptions,
  region?: Mask,
): Volume {
  const who = "sampledLaplacianOfGaussian";
  requireImage(who, image);
  const {sigma, radius} = checked(who, image, options);
  const box = regionBox(who, image, region);
  const source = imageBlock(image);
  const smooth = sampled(sigma, radius, 0);
  const curved = sampled(sigma, radius, 2);
  const total = new Float64Array(box.shape[0] * box.shape[1] * box.shape[2]);
  for (let along = 0; along < options.dims; along++) {
    const at = (axis: number): AxisKernel => (axis === along ? curved : smooth);
    const kernels: AxisKernels = [at(0), at(1), options.dims === 2 ? null : at(2)];
    const {data} = applyKernels(source, kernels, box, options.padding);
    for (let i = 0; i < total.length; i++) total[i] += data[i];
  }
  return responseVolume(image, {data: total, box, whole: image.shape}, "1");
}
