import type {Mask, Volume} from "../../image/index.ts";
import {boxVolume, regionBox} from "./box.ts";
import {requireImage} from "./requireImage.ts";

/** Whether the gradient is per millimetre or per voxel. */
export interface DifferenceGradientOptions {
  /** True for a gradient per mm, false for one per voxel; true when left out, as in PyRadiomics. */
  readonly useSpacing?: boolean;
}

/**
 * Computes the length of the gradient from central differences, the last value going on beyond the
 * image, as ITK and PyRadiomics do. Whatever the image, the result is in single precision.
 *
 * @formula $g = \sqrt{\sum_a \big(\tfrac{f(v + e_a) - f(v - e_a)}{2 s_a}\big)^2}$
 * @param image - the image, finite
 * @param options - useSpacing, true for a gradient per mm, false for one per voxel (default: true)
 * @param region - where the result is wanted; left out, everywhere
 * @returns the gradient's length on the region's bounding box, unit "1"
 * @throws RangeError when a value is not finite
 * @ref vangriethuysen2017
 * @example differenceGradient(createVolume(Int16Array.of(0, 4, 8, 8), {shape: [4, 1, 1], spacing: [2, 1, 1], unit: "1"})).data // [1, 2, 1, 0]
 */
export function differenceGradient(
  image: Volume,
  {useSpacing = true}: DifferenceGradientOptions = {},
  region?: Mask,
): Volume {
  requireImage("differenceGradient", image);
  const box = regionBox("differenceGradient", image, region);
  const {data, shape, spacing} = image;
  const [cx, cy, cz] = spacing.map((d) => (useSpacing ? 0.5 * (1 / d) : 0.5));
  const [sy, sz] = [shape[0], shape[0] * shape[1]];
  const [nx, ny, nz] = box.shape;
  const out = new Float32Array(nx * ny * nz);
  for (let k = 0, to = 0; k < nz; k++) {
    const z = k + box.start[2];
    const below = z > 0 ? -sz : 0;
    const above = z < shape[2] - 1 ? sz : 0;
    for (let j = 0; j < ny; j++) {
      const y = j + box.start[1];
      const before = y > 0 ? -sy : 0;
      const after = y < shape[1] - 1 ? sy : 0;
      for (let i = 0; i < nx; i++) {
        const x = i + box.start[0];
        const at = x + sy * y + sz * z;
        const left = x > 0 ? data[at - 1] : data[at];
        const right = x < shape[0] - 1 ? data[at + 1] : data[at];
        const dx = cx * right - cx * left;
        const dy = cy * data[at + after] - cy * data[at + before];
        const dz = cz * data[at + above] - cz * data[at + below];
        out[to++] = Math.sqrt(dx * dx + dy * dy + dz * dz);
      }
    }
  }
  return boxVolume(image, box, out, "1");
}
