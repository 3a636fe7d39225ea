import {floatLike} from "./floatData.ts";
import type {NyulImage, NyulScale} from "./nyulTrain.ts";
import {nyulLandmarks} from "./nyulTrain.ts";
import {piecewiseLinear} from "./piecewiseLinear.ts";
import type {Volume} from "./volume.ts";

/**
 * Brings an image onto a standard scale: straight pieces take its percentiles to the landmarks, and the
 * outer pieces go on beyond them. The map grows, so the order of the values stays.
 *
 * @formula $y = \bar\ell_k + (x - Q_k)\,\dfrac{\bar\ell_{k+1} - \bar\ell_k}{Q_{k+1} - Q_k}$ for $Q_k \le x < Q_{k+1}$
 * @param image - the image, and the region whose percentiles count
 * @param scale - what `nyulTrain` learned
 * @returns the image on the standard scale, unit "1"
 * @throws RangeError when the image's percentiles fall together or are not finite
 * @ref nyul1999
 * @ref nyul2000
 * @example nyulApply({volume: createVolume(Float64Array.of(10, 20, 40), {shape: [3, 1, 1], unit: "1"})}, {percentiles: [0, 50, 100], landmarks: Float64Array.of(0, 25, 100)}).data // [0, 25, 100]
 */
export function nyulApply(image: NyulImage, {percentiles, landmarks}: NyulScale): Volume {
  const own = nyulLandmarks("nyulApply", image, percentiles);
  const {volume} = image;
  const curve = {at: own, values: landmarks, beyond: "extend"} as const;
  const data = floatLike(volume.data, volume.data.length);
  for (let i = 0; i < data.length; i++) data[i] = piecewiseLinear(volume.data[i], curve);
  return {...volume, data, unit: "1"};
}
