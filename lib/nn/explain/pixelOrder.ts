import {requireOneImage} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";

/**
 * Orders the places of an image by their attribution summed over the channels, the largest first.
 *
 * Places of equal attribution keep their order in the image.
 *
 * @param attribution - one image, [1, (z,) (y,) x, channels]
 * @returns places, x fastest, shape [places]
 * @throws ShapeError when there is more than one image
 * @throws RangeError when an attribution is NaN, which has no place in an order
 * @ref petsiuk2018
 * @example pixelOrder(tensor([1, 3, 1], [2, -1, 5])) // [2, 0, 1]
 */
export function pixelOrder({shape, data}: ImageLike): Int32Array {
  requireOneImage("pixelOrder", {shape, data}, "attribution");
  const channels = shape[shape.length - 1];
  const sums = new Float64Array(data.length / channels);
  for (let i = 0; i < data.length; i++) sums[Math.floor(i / channels)] += data[i];
  const broken = sums.findIndex((sum) => Number.isNaN(sum));
  if (broken >= 0) {
    throw new RangeError(`pixelOrder: attribution must be numbers, got NaN at place ${broken}`);
  }
  return Int32Array.from(sums.keys()).sort((a, b) => sums[b] - sums[a] || a - b);
}
