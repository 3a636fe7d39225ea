import type {Mask} from "../../image/index.ts";
import {assd, dice, hausdorff95, surfaceDistances} from "../../segment/index.ts";

/** How far an outline agrees with a reference. */
export interface SegmentationMeasures {
  /** 0 … 1. */
  readonly dice: number;
  /** 95th percentile of all surface distances in one list, mm. */
  readonly hd95Pooled: number;
  /** The larger of the two directed 95th percentiles, mm. */
  readonly hd95Max: number;
  /** Mean of all surface distances, mm. */
  readonly assd: number;
  readonly volumeMl: number;
  readonly referenceMl: number;
}

/** Measures what a mask holds, mL. */
function volumeMl({data, spacing}: Mask): number {
  const voxels = data.reduce<number>((sum, value) => sum + value, 0);
  return (voxels * spacing[0] * spacing[1] * spacing[2]) / 1000;
}

/**
 * Compares an outline with a reference by overlap, by surface distance in both published variants, and by
 * volume.
 *
 * @formula $\mathrm{DSC},\ \mathrm{HD95},\ \mathrm{ASSD}$ and $V = |A|\,s_x s_y s_z$
 * @param mask - the outline that is judged
 * @param reference - the one it is compared with, on the same grid
 * @returns the measures; where one mask is empty Dice is 0 and the distances are Infinity, where both are,
 *   NaN
 * @throws ShapeError when the grids differ
 * @ref maierhein2024
 * @example measureSegmentation(createMask(Uint8Array.of(1, 1, 0), {shape: [3, 1, 1]}), createMask(Uint8Array.of(0, 1, 0), {shape: [3, 1, 1]})).hd95Max // 0.95
 */
export function measureSegmentation(mask: Mask, reference: Mask): SegmentationMeasures {
  const distances = surfaceDistances(mask, reference);
  return {
    dice: dice(mask, reference),
    hd95Pooled: hausdorff95(distances, {variant: "pooled"}),
    hd95Max: hausdorff95(distances, {variant: "max of directed"}),
    assd: assd(distances, {average: "pooled"}),
    volumeMl: volumeMl(mask),
    referenceMl: volumeMl(reference),
  };
}
