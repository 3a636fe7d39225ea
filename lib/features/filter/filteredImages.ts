import type {Mask, Volume} from "../../image/index.ts";
import {binaryPattern2d} from "./binaryPattern2d.ts";
import {binaryPattern3d} from "./binaryPattern3d.ts";
import {boxMeanFilter} from "./boxMeanFilter.ts";
import {differenceGradient} from "./differenceGradient.ts";
import {exponentialImage} from "./exponentialImage.ts";
import {
  FILTER_TYPES,
  type FilterSettings,
  type IbsiFilterSettings,
  type PyradiomicsFilterSettings,
} from "./filterSettings.ts";
import {gaborFilter} from "./gaborFilter.ts";
import {ibsiFilterName} from "./ibsiFilterName.ts";
import {lawsFilter} from "./lawsFilter.ts";
import {logarithmImage} from "./logarithmImage.ts";
import {recursiveLaplacianOfGaussian} from "./recursiveLaplacianOfGaussian.ts";
import {rieszFilter} from "./rieszFilter.ts";
import {sampledLaplacianOfGaussian} from "./sampledLaplacianOfGaussian.ts";
import {shannonFilter} from "./shannonFilter.ts";
import {simoncelliFilter} from "./simoncelliFilter.ts";
import {squareImage} from "./squareImage.ts";
import {squareRootImage} from "./squareRootImage.ts";
import {type StationaryWaveletOptions, stationaryWavelet} from "./stationaryWavelet.ts";
import {waveletFilter} from "./waveletFilter.ts";

/** A filtered image and its name. */
export interface FilteredImage {
  readonly name: string;
  readonly image: Volume;
}

/** Computes the response of one of the IBSI's filters. */
function ibsiResponse(image: Volume, filter: IbsiFilterSettings, region?: Mask): Volume {
  switch (filter.type) {
    case "mean":
      return boxMeanFilter(image, filter, region);
    case "log":
      return sampledLaplacianOfGaussian(image, filter, region);
    case "laws":
      return lawsFilter(image, filter, region);
    case "gabor":
      return gaborFilter(image, filter, region);
    case "wavelet":
      return waveletFilter(image, filter, region);
    case "simoncelli":
      return simoncelliFilter(image, filter, region);
    case "shannon":
      return shannonFilter(image, filter, region);
    case "riesz":
      return rieszFilter(image, filter, region);
  }
}

/** Names the image of a width as PyRadiomics does: 1 mm becomes log-sigma-1-0-mm-3D. */
function logName(sigmaMm: number): string {
  const text = Number.isInteger(sigmaMm) ? sigmaMm.toFixed(1) : String(sigmaMm);
  return `log-sigma-${text.replace(".", "-")}-mm-3D`;
}

/** Computes PyRadiomics' LoG images. */
function logImages(image: Volume, sigmaMm: readonly number[], region?: Mask): FilteredImage[] {
  if (!Array.isArray(sigmaMm) || sigmaMm.length === 0) {
    throw new RangeError(
      `filteredImages: sigmaMm must be a list of at least one width in mm, got ${JSON.stringify(sigmaMm)}`,
    );
  }
  return sigmaMm.map((sigma: number) => ({
    name: logName(sigma),
    image: recursiveLaplacianOfGaussian(image, {sigmaMm: sigma}, region),
  }));
}

/** Computes PyRadiomics' wavelet images; only levels above the first stand in the name. */
function waveletImages(
  image: Volume,
  options: StationaryWaveletOptions,
  region?: Mask,
): FilteredImage[] {
  return stationaryWavelet(image, options, region).map(({band, level, image: response}) => ({
    name: `wavelet${level === 1 ? "" : level}-${band}`,
    image: response,
  }));
}

/** Computes PyRadiomics' three-dimensional binary patterns. */
function patternImages(
  image: Volume,
  filter: Extract<FilterSettings, {type: "lbp3d"}>,
  region?: Mask,
): FilteredImage[] {
  const {levels, kurtosis} = binaryPattern3d(image, filter, region);
  const named = levels.map((level, n) => ({name: `lbp-3D-m${n + 1}`, image: level}));
  return [...named, {name: "lbp-3D-k", image: kurtosis}];
}

/** Computes PyRadiomics' images of one type. */
function pyradiomicsImages(
  image: Volume,
  filter: PyradiomicsFilterSettings,
  region?: Mask,
): FilteredImage[] {
  switch (filter.type) {
    case "pyradiomicsLog":
      return logImages(image, filter.sigmaMm, region);
    case "pyradiomicsWavelet":
      return waveletImages(image, filter, region);
    case "square":
      return [{name: "square", image: squareImage(image, region)}];
    case "squareRoot":
      return [{name: "squareroot", image: squareRootImage(image, region)}];
    case "logarithm":
      return [{name: "logarithm", image: logarithmImage(image, region)}];
    case "exponential":
      return [{name: "exponential", image: exponentialImage(image, region)}];
    case "gradient":
      return [{name: "gradient", image: differenceGradient(image, filter, region)}];
    case "lbp2d":
      return [{name: "lbp-2D", image: binaryPattern2d(image, filter, region)}];
    case "lbp3d":
      return patternImages(image, filter, region);
  }
}

/**
 * Applies a filter to an image. Every returned image lies on one grid: that of the image, or, where a
 * region is given, the part of it that is the region's bounding box (same spacing and direction, its own
 * shape and origin). The numbers there are those of the whole image filtered, to the last bit where the
 * filter is local and to rounding else; only work is saved. So cut a mask to the region's bounding box
 * before it meets the images. To look around the region, as local peaks do, give a larger one. LBP 3-D,
 * as PyRadiomics has it, is 0 in the box outside the region.
 *
 * @param image - the image, finite everywhere
 * @param filter - type, and the options of the filter of that type: "mean" (`boxMeanFilter`), "log"
 *   (`sampledLaplacianOfGaussian`), "laws", "gabor", "wavelet", "simoncelli", "shannon", "riesz"; or,
 *   with PyRadiomics' numbers and names, "pyradiomicsLog" (`recursiveLaplacianOfGaussian`),
 *   "pyradiomicsWavelet" (`stationaryWavelet`), "square", "squareRoot", "logarithm", "exponential",
 *   "gradient" (`differenceGradient`), "lbp2d" (`binaryPattern2d`), "lbp3d" (`binaryPattern3d`)
 * @param region - where the result is wanted, on the image's grid; left out, everywhere
 * @returns the images with their names, such as wavelet-LLH, log-sigma-1-0-mm-3D or squareroot; those of
 *   the IBSI's filters name every parameter
 * @throws RangeError when the type is none of these, an option breaks its rule, a value is not finite,
 *   or the region is empty
 * @throws ShapeError when the region lies on another grid
 * @ref depeursinge2020
 * @ref vangriethuysen2017
 * @example filteredImages(createVolume(Int16Array.of(-4, 2), {shape: [2, 1, 1], unit: "1"}), {type: "square"})[0].image.data // [4, 1]
 * filteredImages(createVolume(Int16Array.of(-4, 2), {shape: [2, 1, 1], unit: "1"}), {type: "pyradiomicsWavelet"}).map(({name}) => name) // ["wavelet-LLH", "wavelet-LHL", "wavelet-LHH", "wavelet-HLL", "wavelet-HLH", "wavelet-HHL", "wavelet-HHH", "wavelet-LLL"]
 */
export function filteredImages(
  image: Volume,
  filter: FilterSettings,
  region?: Mask,
): FilteredImage[] {
  if (!FILTER_TYPES.includes(filter.type)) {
    throw new RangeError(
      `filteredImages: type must be one of ${FILTER_TYPES.join(", ")}, got ${JSON.stringify(filter.type)}`,
    );
  }
  switch (filter.type) {
    case "mean":
    case "log":
    case "laws":
    case "gabor":
    case "wavelet":
    case "simoncelli":
    case "shannon":
    case "riesz":
      return [{name: ibsiFilterName(filter), image: ibsiResponse(image, filter, region)}];
    default:
      return pyradiomicsImages(image, filter, region);
  }
}
