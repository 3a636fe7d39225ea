import type {Boundary, Volume} from "../../lib/image/index.ts";
import {
  clipPercentiles,
  createVolume,
  equaliseHistogram,
  gaussianFilter,
  gradientMagnitude,
  jointHistogram,
  laplace,
  laplacianOfGaussian,
  matchHistograms,
  maximumFilter,
  meanFilter,
  meanSquaredError,
  medianFilter,
  minMax,
  mutualInformation,
  normalisedCrossCorrelation,
  psnr,
  sobel,
  totalVariation,
  zScore,
} from "../../lib/image/index.ts";
import type {Op, ReferenceCase} from "./cases.ts";
import {number, numbers, text, xyz} from "./cases.ts";

/** Reads an image; its first axis runs slowest. */
function imageOf(
  record: Readonly<Record<string, unknown>>,
  key: string,
  spacing?: number[],
): Volume {
  const value = record[key];
  if (value === null || typeof value !== "object" || !("shape" in value)) {
    throw new TypeError(`${key}: must be {shape, data}`);
  }
  return createVolume(Float64Array.from(numbers(record, key)), {
    shape: xyz(numbers({shape: value.shape}, "shape"), 1),
    spacing: xyz(spacing ?? [1, 1, 1], 1),
    unit: "1",
  });
}

const BOUNDARIES: Readonly<Record<string, Boundary>> = {
  reflect: "reflect",
  mirror: "mirror",
  nearest: "nearest",
  wrap: "wrap",
  constant: {constant: 0},
};

/** The filters of one plane; digits in a key are window sizes or the array's axis. */
function filters({params, inputs}: ReferenceCase) {
  const image = imageOf(inputs, "image");
  const sigmaMm = number(params, "sigma");
  const truncate = number(params, "truncate");
  const gaussian = {sigmaMm, truncate, boundary: "reflect"} as const;
  return (key: string): unknown => {
    const found = /^(gaussian|median|mean|max|sobel_axis)_?(\w+)$/.exec(key);
    const window = {size: Number(found?.[2]), boundary: "reflect"} as const;
    switch (found?.[1]) {
      case "gaussian":
        return gaussianFilter(image, {sigmaMm, truncate, boundary: BOUNDARIES[found[2]]}).data;
      case "median":
        return medianFilter(image, window).data;
      case "mean":
        return meanFilter(image, window).data;
      case "max":
        return maximumFilter(image, window).data;
      case "sobel_axis":
        return sobel(image, {axis: found[2] === "0" ? "y" : "x", boundary: "reflect"}).data;
    }
    const [low, high] = numbers(params, "percentiles");
    switch (key) {
      case "laplace":
        return laplace(image, {boundary: "reflect"}).data;
      case "log":
        return laplacianOfGaussian(image, gaussian).data;
      case "gradient_magnitude":
        return gradientMagnitude(image, gaussian).data;
      case "zscore":
        return zScore(image).data;
      case "minmax":
        return minMax(image).data;
      case "clip_percentile":
        return clipPercentiles(image, {low, high}).data;
      default:
        return undefined;
    }
  };
}

/** A Gaussian in millimetres on an anisotropic grid. */
function gaussian3d({params, inputs}: ReferenceCase) {
  const image = imageOf(inputs, "image", numbers(params, "spacing"));
  const boundary = BOUNDARIES[text(params, "mode")];
  const sigmaMm = number(params, "sigma_mm");
  return {y: gaussianFilter(image, {sigmaMm, truncate: number(params, "truncate"), boundary}).data};
}

/** Total variation of an image times a factor, converged. */
function denoised({params, inputs}: ReferenceCase) {
  const image = imageOf(inputs, "image");
  const scale = number(params, "scaled_by");
  const scaled = {...image, data: Float64Array.from(image.data, (value) => value * scale)};
  return {y: totalVariation(scaled, {weight: number(params, "weight"), tolerance: 1e-8}).data};
}

/** Numbers that compare two images. */
function similarity({params, inputs}: ReferenceCase) {
  const a = imageOf(inputs, "a");
  const b = imageOf(inputs, "b");
  return {
    mse: meanSquaredError(a, b),
    psnr: psnr(a, b, {range: number(params, "data_range")}),
    ncc: normalisedCrossCorrelation(a, b),
  };
}

/** Joint counts and mutual information. */
function information({params, inputs}: ReferenceCase) {
  const a = imageOf(inputs, "a");
  const b = imageOf(inputs, "b");
  const bins = number(params, "bins");
  return {
    joint_counts: {shape: [bins, bins], data: jointHistogram(a, b, {bins})},
    mi_nats: mutualInformation(a, b, {bins, unit: "nats"}),
  };
}

/** The ops of the file filters_segmentation that filter, normalise and compare images. */
export const filterOps: Readonly<Record<string, Op>> = {
  filters,
  gaussian_3d: gaussian3d,
  match_histograms: ({inputs}) => ({
    y: matchHistograms(imageOf(inputs, "image"), imageOf(inputs, "reference")).data,
  }),
  tv_denoise: denoised,
  histogram_equalization: ({params, inputs}) => ({
    y: equaliseHistogram(imageOf(inputs, "image"), {bins: number(params, "bins")}).data,
  }),
  image_similarity: similarity,
  mutual_information: information,
};
