import type {Mask, Volume} from "../../image/index.ts";
import {boxVolume, regionBox} from "./box.ts";
import {requireImage} from "./requireImage.ts";

/**
 * Applies a function to every intensity in a region's box, in double precision. The function is made from the
 * largest magnitude of the whole image; where it needs one above 0, an image of zeros is refused.
 */
export function transformedImage(
  who: string,
  image: Volume,
  region: Mask | undefined,
  {make, needsScale}: {make: (most: number) => (value: number) => number; needsScale: boolean},
): Volume {
  requireImage(who, image);
  const box = regionBox(who, image, region);
  const {data, shape} = image;
  let most = 0;
  for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i]));
  if (needsScale && most === 0) {
    throw new RangeError(`${who}: image must hold a value other than 0, got only zeros`);
  }

  const of = make(most);
  const [nx, ny, nz] = box.shape;
  const out = new Float64Array(nx * ny * nz);
  for (let z = 0, to = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      const row = shape[0] * (y + box.start[1] + shape[1] * (z + box.start[2])) + box.start[0];
      for (let x = 0; x < nx; x++) out[to++] = of(data[row + x]);
    }
  }
  return boxVolume(image, box, out, "1");
}
