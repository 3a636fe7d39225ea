import type {Mask, Volume} from "../../image/index.ts";
import {transformedImage} from "./transformedImage.ts";

/**
 * Takes the logarithm of one more than every magnitude, keeps the sign, and scales to the image's
 * largest magnitude, as PyRadiomics does.
 *
 * @formula $g = c \operatorname{sign}(f) \ln(|f| + 1)$, $c = \max |f| / \ln(\max |f| + 1)$
 * @param image - the image, finite, not all zeros
 * @param region - where the result is wanted; left out, everywhere; the maximum is that of the whole
 *   image
 * @returns the result in double precision on the region's bounding box, unit "1"
 * @throws RangeError when a value is not finite or all are 0
 * @ref vangriethuysen2017
 * @example logarithmImage(createVolume(Int16Array.of(-3, 1, 0), {shape: [3, 1, 1], unit: "1"})).data // ≈ [-3, 1.5, 0]
 */
export function logarithmImage(image: Volume, region?: Mask): Volume {
  const logarithm = (value: number): number =>
    value < 0 ? -Math.log(-(value - 1)) : Math.log(value + 1);
  const make = (most: number) => {
    const scale = most / logarithm(most);
    return (value: number): number => logarithm(value) * scale;
  };
  return transformedImage("logarithmImage", image, region, {make, needsScale: true});
}
