import type {Mask, Volume} from "../../image/index.ts";
import {transformedImage} from "./transformedImage.ts";

/**
 * Squares every intensity and scales the result to the image's largest magnitude, as PyRadiomics does.
 *
 * @formula $g = (c f)^2$, $c = 1 / \sqrt{\max |f|}$
 * @param image - the image, finite, not all zeros
 * @param region - where the result is wanted; left out, everywhere; the maximum is that of the whole image
 * @returns the result in double precision on the region's bounding box, unit "1"
 * @throws RangeError when a value is not finite or all are 0
 * @ref vangriethuysen2017
 * @example squareImage(createVolume(Int16Array.of(-4, 2), {shape: [2, 1, 1], unit: "1"})).data // [4, 1]
 */
export function squareImage(image: Volume, region?: Mask): Volume {
  const make = (most: number) => {
    const scale = 1 / Math.sqrt(most);
    return (value: number): number => scale * value * (scale * value);
  };
  return transformedImage("squareImage", image, region, {make, needsScale: true});
}
