import type {Mask, Volume} from "../../image/index.ts";
import {applyKernels, convolutionKernel} from "./axisKernel.ts";
import {regionBox} from "./box.ts";
import {requireDims} from "./filterDims.ts";
import {type Padding, requirePadding} from "./padding.ts";
import {requireImage} from "./requireImage.ts";
import {imageBlock, responseVolume} from "./responseVolume.ts";

/** How large the neighbourhood of a mean is. */
export interface BoxMeanOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** Voxels along each axis, odd. */
  readonly supportVoxels: number;
  /** What stands beyond the image. */
  readonly padding: Padding;
}

/** The widest neighbourhood, voxels. */
const MOST_SUPPORT = 2 ** 17;

/**
 * Computes the mean of the cube (in 2-D, the square) around each voxel, as the IBSI defines it.
 *
 * @formula $h(v) = \frac{1}{M^D} \sum_{\lVert u - v \rVert_\infty \le (M - 1)/2} f(u)$, $\hat h(\omega) = \prod_a \frac{\sin(M \omega_a / 2)}{M \sin(\omega_a / 2)}$
 * @param image - the image, finite
 * @param options - dims; supportVoxels, M, odd; padding
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, in the image's unit
 * @throws RangeError when an option breaks its rule or a value is not finite
 * @ref depeursinge2020
 * @example boxMeanFilter(createVolume(Float64Array.of(0, 3, 6, 0), {shape: [4, 1, 1], unit: "1"}), {dims: 2, supportVoxels: 3, padding: "nearest"}).data // ≈ [1, 3, 3, 2]
 */
export function boxMeanFilter(
  image: Volume,
  {dims, supportVoxels, padding}: BoxMeanOptions,
  region?: Mask,
): Volume {
  const who = "boxMeanFilter";
  requireDims(who, dims);
  const m = supportVoxels;
  if (!(Number.isInteger(m) && m >= 1 && m <= MOST_SUPPORT && m % 2 === 1)) {
    throw new RangeError(
      `${who}: supportVoxels must be an odd whole number up to ${MOST_SUPPORT}, got ${String(m)}`,
    );
  }
  requirePadding(who, padding);
  requireImage(who, image);
  const box = regionBox(who, image, region);
  const mean = convolutionKernel(new Float64Array(m).fill(1 / m));
  const kernels = [mean, mean, dims === 2 ? null : mean] as const;
  return responseVolume(image, applyKernels(imageBlock(image), kernels, box, padding), image.unit);
}
