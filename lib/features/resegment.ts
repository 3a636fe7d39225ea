import {mean, variance} from "../core/index.ts";
import type {Mask, Volume} from "../image/index.ts";
import {maskedValues} from "../image/index.ts";
import type {HalfOpenRange, ResegmentationSettings} from "./settings.ts";

/** Moves a range: centre + bound · unit. */
function scaledRange([low, high]: HalfOpenRange, centre: number, unit: number): HalfOpenRange {
  return [centre + low * unit, high === null ? null : centre + high * unit];
}

/**
 * Finds the range of intensities that a region keeps: what all rules leave. Each rule looks at the whole
 * region, so that their order does not matter. Undefined where there is no rule.
 */
export function keptRange(
  image: Volume,
  mask: Mask,
  {range, sigma, share}: ResegmentationSettings,
): [number, number] | undefined {
  const ranges: HalfOpenRange[] = [];
  if (range !== null) ranges.push(range);
  if (sigma !== null || share !== null) {
    const values = maskedValues(image, mask);
    if (sigma !== null) {
      ranges.push(scaledRange(sigma, mean(values), Math.sqrt(variance(values))));
    }
    if (share !== null) {
      const most = values.reduce((a, b) => Math.max(a, b));
      ranges.push(scaledRange(share, 0, most));
    }
  }
  if (ranges.length === 0) return undefined;
  return [
    Math.max(...ranges.map(([low]) => low)),
    Math.min(...ranges.map(([, high]) => high ?? Number.POSITIVE_INFINITY)),
  ];
}

/** Keeps the voxels of a region whose intensities lie in a closed range. */
export function resegment(
  {data: values}: Volume,
  mask: Mask,
  [low, high]: readonly [number, number],
): Mask {
  const inside = mask.data;
  const data = new Uint8Array(inside.length);
  for (let i = 0; i < data.length; i++) {
    if (inside[i] !== 0 && values[i] >= low && values[i] <= high) data[i] = 1;
  }
  return {...mask, data};
}
