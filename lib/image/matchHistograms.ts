import {floatLike} from "./floatData.ts";
import {piecewiseLinear} from "./piecewiseLinear.ts";
import type {Volume, VoxelArray} from "./volume.ts";

interface Distribution {
  /** The different values, growing. */
  readonly values: Float64Array;
  /** The share of voxels at or below each of them. */
  readonly shares: Float64Array;
}

/** Finds the different values of an image and the share of voxels up to each. */
function distributionOf(data: VoxelArray, name: string): Distribution {
  const sorted = Float64Array.from(data).sort();
  // NaN is sorted to the end, infinities to both.
  const odd = [sorted[sorted.length - 1], sorted[0]].find((value) => !Number.isFinite(value));
  if (odd !== undefined) {
    throw new RangeError(`matchHistograms: the ${name} must hold finite numbers, got ${odd}`);
  }
  let count = 0;
  const shares = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    if (i > 0 && sorted[i] !== sorted[i - 1]) count++;
    sorted[count] = sorted[i];
    shares[count] = (i + 1) / sorted.length;
  }
  return {values: sorted.subarray(0, count + 1), shares: shares.subarray(0, count + 1)};
}

/**
 * Changes the values of an image so that their distribution becomes that of a reference: each value
 * goes to the reference value with the same share of voxels at or below it, interpolated linearly.
 *
 * @formula $y = F_{\text{ref}}^{-1}(F(x))$
 * @param volume - the image
 * @param reference - the image whose histogram is wanted; its grid does not matter
 * @returns the image with new values, in the reference's unit
 * @throws RangeError when either image holds a number that is not finite
 * @ref gonzalez2018
 * @example matchHistograms(createVolume(Float64Array.of(3, 1, 2), {shape: [3, 1, 1], unit: "1"}), createVolume(Float64Array.of(10, 20, 90), {shape: [3, 1, 1], unit: "1"})).data // [90, 10, 20]
 */
export function matchHistograms(volume: Volume, reference: Volume): Volume {
  const own = distributionOf(volume.data, "image");
  const wanted = distributionOf(reference.data, "reference");
  const curve = {at: wanted.shares, values: wanted.values, beyond: "hold"} as const;
  const mapped = own.shares.map((share) => piecewiseLinear(share, curve));

  // Each voxel's value stands in the sorted list; a binary search finds it.
  const data = floatLike(volume.data, volume.data.length);
  for (let i = 0; i < data.length; i++) {
    let low = 0;
    let high = own.values.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own.values[middle] < volume.data[i]) low = middle + 1;
      else high = middle;
    }
    data[i] = mapped[low];
  }
  return {...volume, data, unit: reference.unit};
}
