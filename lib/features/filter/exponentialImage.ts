import type {Mask, Volume} from "../../image/index.ts";
import {transformedImage} from "./transformedImage.ts";

/**
 * Takes the exponential of every intensity, scaled so that the largest magnitude stays what it is, as
 * PyRadiomics does.
 *
 * @formula $g = e^{c f}$, $c = \ln(\max |f|) / \max |f|$
 * @param image - the image, finite, not all zeros
 * @param region - where the result is wanted; left out, everywhere; the maximum is that of the whole
 *   image
 * @returns the result in double precision on the region's bounding box, unit "1"
 * @throws RangeError when a value is not finite or all are 0
 * @ref vangriethuysen2017
 * @example exponentialImage(createVolume(Int16Array.of(4, 2, 0, -4), {shape: [4, 1, 1], unit: "1"})).data // ≈ [4, 2, 1, 0.25]
 */
export function exponentialImage(image: Volume, region?: Mask): Volume {
  const make = (most: number) => {
    const scale = Math.log(most) / most;
    return (value: number): number => Math.exp(scale * value);
  };
  return transformedImage("exponentialImage", image, region, {make, needsScale: true});
}
