import type {Mask, Volume} from "../../image/index.ts";
import {transformedImage} from "./transformedImage.ts";

/**
 * Takes the square root of every magnitude, keeps the sign, and scales to the image's largest magnitude,
 * as PyRadiomics does.
 *
 * @formula $g = \operatorname{sign}(f) \sqrt{|f| \max |f|}$
 * @param image - the image, finite
 * @param region - where the result is wanted; left out, everywhere; the maximum is that of the whole
 *   image
 * @returns the result in double precision on the region's bounding box, unit "1"
 * @throws RangeError when a value is not finite
 * @ref vangriethuysen2017
 * @example squareRootImage(createVolume(Int16Array.of(-4, 1, 0), {shape: [3, 1, 1], unit: "1"})).data // [-4, 2, 0]
 */
export function squareRootImage(image: Volume, region?: Mask): Volume {
  const make = (most: number) => (value: number) =>
    value < 0 ? -Math.sqrt(-value * most) : Math.sqrt(value * most);
  return transformedImage("squareRootImage", image, region, {make, needsScale: false});
}
