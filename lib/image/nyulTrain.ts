import {percentile} from "../core/index.ts";
import {maskedValues} from "./maskedValues.ts";
import {piecewiseLinear} from "./piecewiseLinear.ts";
import type {Mask, Volume} from "./volume.ts";

/** An image, and the region whose values count. */
export interface NyulImage {
  readonly volume: Volume;
  /** All voxels when left out; an MR image needs its foreground here. */
  readonly mask?: Mask;
}

/** A standard scale: where the percentiles of every image are to lie. */
export interface NyulScale {
  /** Percentages, growing. */
  readonly percentiles: readonly number[];
  /** Their places on the standard scale, growing. */
  readonly landmarks: Float64Array;
}

/** Which percentiles become landmarks, and between which values the scale runs. */
export interface NyulTrainOptions {
  /** Percentages, growing, at least two, such as 1, 10, 20, … 90, 99. */
  readonly percentiles: readonly number[];
  /** Where the first and the last percentile go. */
  readonly range: readonly [number, number];
}

/** Finds the percentiles of one image, and refuses those that fall together. */
export function nyulLandmarks(
  who: string,
  {volume, mask}: NyulImage,
  percentiles: readonly number[],
): Float64Array {
  const values = mask === undefined ? volume.data : maskedValues(volume, mask);
  const sorted = Float64Array.from(values).sort();

  // NaN is sorted to the end, infinities to both.
  const odd = [sorted[sorted.length - 1], sorted[0]].find((value) => !Number.isFinite(value));
  if (odd !== undefined) {
    throw new RangeError(`${who}: the values of an image must be finite, got ${odd}`);
  }
  const landmarks = Float64Array.from(percentiles, (p) => percentile(sorted, p));
  for (let k = 1; k < landmarks.length; k++) {
    if (!(landmarks[k] > landmarks[k - 1])) {
      throw new RangeError(
        `${who}: the percentiles of an image must differ, got ${landmarks[k]} at both ${percentiles[k - 1]} and ${percentiles[k]} %; use a mask of the foreground or fewer percentiles`,
      );
    }
  }
  return landmarks;
}

/**
 * Learns a standard intensity scale from several images of one protocol: each image's percentiles are
 * stretched so that the outer two fall on the range, and then averaged over the images.
 *
 * @formula $\bar\ell_k = \frac1n \sum_j T_j(Q_{k,j})$ with $T_j$ linear, $[Q_{1,j}, Q_{K,j}] \to [a, b]$
 * @param images - images with their masks, at least one
 * @param options - percentiles, growing percentages; range, where the outer two go
 * @returns the scale: percentiles and their landmarks
 * @throws RangeError when there is no image, the percentiles or the range do not grow, or an image's
 *   percentiles fall together or are not finite
 * @ref nyul1999
 * @ref nyul2000
 * @example nyulTrain([{volume: createVolume(Float64Array.of(0, 1, 2, 3, 8), {shape: [5, 1, 1], unit: "1"})}], {percentiles: [0, 50, 100], range: [0, 100]}).landmarks // [0, 25, 100]
 */
export function nyulTrain(
  images: readonly NyulImage[],
  {percentiles, range}: NyulTrainOptions,
): NyulScale {
  if (images.length === 0) {
    throw new RangeError("nyulTrain: images must hold at least one image, got 0");
  }
  const grows = percentiles.every((p, k) => k === 0 || p > percentiles[k - 1]);
  if (percentiles.length < 2 || !grows || !(range[0] < range[1])) {
    throw new RangeError(
      `nyulTrain: percentiles (at least two) and range must grow, got ${percentiles.join(", ")} and ${range.join(", ")}`,
    );
  }
  const landmarks = new Float64Array(percentiles.length);
  for (const image of images) {
    const own = nyulLandmarks("nyulTrain", image, percentiles);
    const ends = {at: [own[0], own[own.length - 1]], values: range, beyond: "extend"} as const;
    for (let k = 0; k < own.length; k++) landmarks[k] += piecewiseLinear(own[k], ends);
  }
  return {
    percentiles: [...percentiles],
    landmarks: landmarks.map((total) => total / images.length),
  };
}
