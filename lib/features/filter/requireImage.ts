import type {Volume} from "../../image/index.ts";
import {createVolume} from "../../image/index.ts";

/**
 * Refuses an image whose grid is broken or which holds a value that is not finite: one NaN would spread
 * through whole lines of a recursive filter, and through the whole image in a Fourier transform.
 */
export function requireImage(who: string, image: Volume): void {
  createVolume(image.data, image);
  const {data, shape} = image;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) return;

  // The difference of a number with itself is 0 only when the number is finite.
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i] - data[i];
  if (total === 0) return;
  const i = data.findIndex((value) => !Number.isFinite(value));
  const place = [i % shape[0], Math.floor(i / shape[0]) % shape[1]];
  place.push(Math.floor(i / (shape[0] * shape[1])));
  throw new RangeError(
    `${who}: image must hold finite values, got ${data[i]} at voxel [${place.join(", ")}]`,
  );
}
