import {createRng} from "../core/index.ts";
import type {Mask, Volume} from "../image/index.ts";
import {createMask, createVolume, gaussianFilter} from "../image/index.ts";
import {dilate, distanceTransform, erode} from "../segment/index.ts";
import {copyBox, regionBox} from "./regionBox.ts";

/** How a border is redrawn. */
interface ContourOptions {
  readonly sdMm: number;
  readonly lengthMm: number;
  readonly seed: string;
}

/** The border moves by at most so many standard deviations. */
const REACH = 4;

/** Finds the voxels of one mask that another lacks. */
function without(mask: Mask, other: Mask): Mask {
  return createMask(
    mask.data.map((value, i) => (value === 1 && other.data[i] === 0 ? 1 : 0)),
    mask,
  );
}

/**
 * Measures the signed distance from the region's surface, mm, negative inside. The surface runs between
 * voxel centres: half of the way from the last one inside to the first one outside.
 */
function surfaceDistance(mask: Mask): Float64Array {
  const inner = without(mask, erode(mask, {connectivity: 6, beyond: "foreground"}));
  const outer = without(dilate(mask, {connectivity: 6}), mask);
  const {data: toMask} = distanceTransform(mask, {measure: "to mask"});
  const {data: toBackground} = distanceTransform(mask, {measure: "to background"});
  const {data: toInner} = distanceTransform(inner, {measure: "to mask"});
  const {data: toOuter} = distanceTransform(outer, {measure: "to mask"});
  return Float64Array.from(mask.data, (inside, i) =>
    inside === 1 ? -(toBackground[i] + toInner[i]) / 2 : (toMask[i] + toOuter[i]) / 2,
  );
}

/** Makes a smooth random field of mean 0 and standard deviation 1 on the grid of a mask. */
function smoothField(mask: Mask, lengthMm: number, seed: string): Volume {
  const rng = createRng(seed);
  const white = Float64Array.from(mask.data, () => rng.normal());
  const grid = {...mask, unit: "1"} as const;

  // Around a torus every voxel has the same variance: the sum of squares of an impulse's response.
  const options = {sigmaMm: lengthMm, boundary: "wrap"} as const;
  const impulse = new Float64Array(white.length);
  impulse[0] = 1;
  const response = gaussianFilter(createVolume(impulse, grid), options).data;
  let variance = 0;
  for (let i = 0; i < response.length; i++) variance += response[i] ** 2;
  const field = gaussianFilter(createVolume(white, grid), options);
  for (let i = 0; i < field.data.length; i++) field.data[i] /= Math.sqrt(variance);
  return field;
}

/**
 * Redraws a region's border at random: its signed distance plus a smooth random field, cut at 0. Field
 * values further out than REACH standard deviations do not act.
 */
export function randomContour(mask: Mask, {sdMm, lengthMm, seed}: ContourOptions): Mask {
  if (sdMm === 0) return mask;
  const margin = mask.spacing.map((step) => Math.ceil((REACH * sdMm) / step) + 1);
  const box = regionBox(mask, margin);
  const part = copyBox(mask, box);
  const distance = surfaceDistance(part);
  const {data: field} = smoothField(part, lengthMm, seed);
  const data = Uint8Array.from(part.data, (_, i) => (distance[i] + sdMm * field[i] < 0 ? 1 : 0));

  // What lies outside the box is far from the border and stays as it is: background.
  const out = new Uint8Array(mask.data.length);
  const [nx, ny] = mask.shape;
  const [mx, my, mz] = part.shape;
  for (let z = 0, from = 0; z < mz; z++) {
    for (let y = 0; y < my; y++, from += mx) {
      const to = box.start[0] + nx * (box.start[1] + y + ny * (box.start[2] + z));
      out.set(data.subarray(from, from + mx), to);
    }
  }
  return createMask(out, mask);
}
