import type {Mask, Volume} from "../../image/index.ts";
import {type AxisKernels, convolutionKernel} from "./axisKernel.ts";
import {regionBox} from "./box.ts";
import {requireDims} from "./filterDims.ts";
import {type Padding, requirePadding} from "./padding.ts";
import {requireImage} from "./requireImage.ts";
import {imageBlock, responseVolume} from "./responseVolume.ts";
import {type Pooling, requirePooling} from "./rotations.ts";
import {separableResponse} from "./separableResponse.ts";
import {requireFamily, type WaveletFamily, waveletFilters} from "./waveletFilters.ts";

/** Which band of which wavelet. */
export interface WaveletOptions {
  /** 2: slice by slice; 3: in the volume. */
  readonly dims: 2 | 3;
  /** The wavelet, such as "coif1". */
  readonly family: WaveletFamily;
  /** L (smooth) or H (detail) along x, y and, in 3-D, z, such as "LHL". */
  readonly band: string;
  /** The level of the decomposition, from 1. */
  readonly level: number;
  /** What stands beyond the image, and beyond the smooth image of each level. */
  readonly padding: Padding;
  /** How the responses in all directions become one; "none" for the given direction only. */
  readonly pooling: Pooling;
}

/** Checks the options. */
function requireOptions(who: string, options: WaveletOptions, {shape}: Volume): void {
  const {dims, family, band, level, padding, pooling} = options;
  requireDims(who, dims);
  requireFamily(who, family);
  if (typeof band !== "string" || band.length !== dims || !/^[LH]+$/.test(band)) {
    throw new RangeError(
      `${who}: band must be ${dims} letters L or H for dims ${dims}, got ${JSON.stringify(band)}`,
    );
  }
  const least = Math.min(...shape.slice(0, dims));
  if (!(Number.isInteger(level) && level >= 1 && (level === 1 || 2 ** (level - 1) < least))) {
    throw new RangeError(
      `${who}: level must be a whole number of at least 1 whose spread 2^(level − 1) is below the ${least} voxels of the shortest filtered axis, got ${level}`,
    );
  }
  requirePadding(who, padding);
  requirePooling(who, pooling);
}

/** Makes the passes: the smooth filter along every axis for each level but the last, then the band's own. */
function stagesOf({dims, family, band, level}: WaveletOptions): AxisKernels[] {
  const {low, high} = waveletFilters(family);
  return Array.from({length: level}, (_, j): AxisKernels => {
    const step = 2 ** j;
    const at = (axis: number) =>
      convolutionKernel(j === level - 1 && band[axis] === "H" ? high : low, step);
    return [at(0), at(1), dims === 2 ? null : at(2)];
  });
}

/**
 * Computes one band of an undecimated wavelet transform (à trous: level j leaves 2^(j−1) − 1 holes
 * between the filter's weights), pooled over all right-angled rotations if asked for. Each level is
 * padded anew.
 *
 * @formula $h_j = g_{j,1} \otimes g_{j,2} \otimes g_{j,3} * l_{j-1} * \dots * l_1 * f$, $\hat l_j(\omega) = \hat l(2^{j-1}\omega)$
 * @param image - the image, finite
 * @param options - dims; family, such as "db3"; band, letters along x, y (and z); level, from 1;
 *   padding; pooling, over 24 rotations (4 in 2-D) or "none"
 * @param region - where the response is wanted; left out, everywhere
 * @returns the response on the region's bounding box, unit "1"; filters keep their energy, so each L
 *   multiplies a constant by √2
 * @throws RangeError when an option breaks its rule, the level is too deep, or a value is not finite
 * @ref daubechies1992
 * @ref shensa1992
 * @ref depeursinge2020
 * @example waveletFilter(createVolume(Float64Array.of(1, 3, 8), {shape: [3, 1, 1], unit: "1"}), {dims: 2, family: "haar", band: "HL", level: 1, padding: "nearest", pooling: "none"}).data // ≈ [-2, -5, 0]
 */
export function waveletFilter(image: Volume, options: WaveletOptions, region?: Mask): Volume {
  const who = "waveletFilter";
  requireImage(who, image);
  requireOptions(who, options, image);
  const box = regionBox(who, image, region);
  const response = separableResponse(imageBlock(image), stagesOf(options), box, options);
  return responseVolume(image, response, "1");
}
