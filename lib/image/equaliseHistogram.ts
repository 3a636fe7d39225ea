import {binOf} from "../core/index.ts";
import {equalBins} from "./equalBins.ts";
import {floatLike} from "./floatData.ts";
import {rangeOf} from "./minMax.ts";
import {piecewiseLinear} from "./piecewiseLinear.ts";
import type {Volume} from "./volume.ts";

/** How finely the histogram is taken. */
export interface EqualiseHistogramOptions {
  /** Number of bins of one width, from the least to the most value. */
  readonly bins: number;
}

/**
 * Spreads the values of an image so that all become about equally frequent: each value goes to the
 * share of voxels up to its bin, interpolated linearly between the bins' centres.
 *
 * @formula $y = F(x)$, the cumulated histogram
 * @param volume - the image
 * @param options - bins, the number of bins
 * @returns the image with values up to 1, unit "1"
 * @throws RangeError when the image is constant or holds a NaN, or bins is not a whole number above 0
 * @ref gonzalez2018
 * @example equaliseHistogram(createVolume(Float64Array.of(0, 1, 2, 12), {shape: [4, 1, 1], unit: "1"}), {bins: 2}).data // [0.75, 0.75, 0.75, 1]
 */
export function equaliseHistogram(volume: Volume, {bins}: EqualiseHistogramOptions): Volume {
  const {data: source} = volume;
  const layout = equalBins("equaliseHistogram", rangeOf(source), bins);
  const shares = new Float64Array(bins);
  for (let i = 0; i < source.length; i++) shares[binOf(source[i], layout)]++;
  for (let k = 1; k < bins; k++) shares[k] += shares[k - 1];
  for (let k = 0; k < bins; k++) shares[k] /= source.length;

  const centres = Float64Array.from(
    {length: bins},
    (_, k) => layout.least + (k + 0.5) * layout.width,
  );
  const curve = {at: centres, values: shares, beyond: "hold"} as const;
  const data = floatLike(source, source.length);
  for (let i = 0; i < data.length; i++) data[i] = piecewiseLinear(source[i], curve);
  return {...volume, data, unit: "1"};
}
