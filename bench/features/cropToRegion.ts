import {createMask, createVolume, type Mask, type Volume} from "../../lib/image/index.ts";

/** Cuts an image and its region to the region's box, as PyRadiomics does before a class is timed. */
export function cropToRegion(image: Volume, mask: Mask): {image: Volume; mask: Mask} {
  const [nx, ny, nz] = mask.shape;
  const low = [nx, ny, nz];
  const high = [-1, -1, -1];
  const visit = (each: (i: number, place: readonly number[]) => void): void => {
    for (let z = 0, i = 0; z < nz; z++) {
      for (let y = 0; y < ny; y++) for (let x = 0; x < nx; x++, i++) each(i, [x, y, z]);
    }
  };
  visit((i, place) => {
    if (mask.data[i] === 0) return;
    for (let a = 0; a < 3; a++) {
      low[a] = Math.min(low[a], place[a]);
      high[a] = Math.max(high[a], place[a]);
    }
  });
  const shape = [0, 1, 2].map((a) => high[a] - low[a] + 1) as [number, number, number];
  const count = shape[0] * shape[1] * shape[2];
  const [values, inside] = [new Int16Array(count), new Uint8Array(count)];
  let k = 0;
  visit((i, place) => {
    if (!place.every((p, a) => p >= low[a] && p <= high[a])) return;
    values[k] = image.data[i];
    inside[k++] = mask.data[i];
  });
  const grid = {shape, spacing: image.spacing};
  return {
    image: createVolume(values, {...grid, unit: image.unit}),
    mask: createMask(inside, grid),
  };
}
