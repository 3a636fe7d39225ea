import type {Mask} from "../image/index.ts";
import {requireSameGrid} from "../image/index.ts";

/** What two masks have in common and what not, counted in voxels and as ratios. */
export interface Overlap {
  /** Voxels inside both. */
  readonly truePositives: number;
  /** Voxels of the prediction alone. */
  readonly falsePositives: number;
  /** Voxels of the reference alone. */
  readonly falseNegatives: number;
  /** Voxels of neither. */
  readonly trueNegatives: number;
  readonly dice: number;
  readonly iou: number;
  /** Share of the reference that was found. */
  readonly sensitivity: number;
  /** Share of what lies outside the reference that was left out; depends on the image's size. */
  readonly specificity: number;
  /** Share of the prediction that is right. */
  readonly precision: number;
  /** Volumes, mm³. */
  readonly predictionVolume: number;
  readonly referenceVolume: number;
  /** (prediction − reference) / reference. */
  readonly relativeVolumeDifference: number;
  /** 1 − |difference| / sum of the volumes: says nothing about position. */
  readonly volumetricSimilarity: number;
}

/**
 * Counts the overlap of a predicted mask with a reference and derives the usual ratios.
 *
 * @formula $\mathrm{DSC} = 2\,TP / (2\,TP + FP + FN)$, $\mathrm{sens} = TP / (TP + FN)$, $\mathrm{prec} = TP / (TP + FP)$
 * @param prediction - the mask to judge
 * @param reference - the mask that counts as right, on the same grid
 * @returns counts in voxels, volumes in mm³, ratios; a ratio is NaN where its denominator is 0:
 *   Dice and IoU when both masks are empty, sensitivity when the reference is
 * @throws ShapeError when the grids differ
 * @ref taha2015
 * @example overlapMeasures(createMask(Uint8Array.of(1, 1, 0), {shape: [3, 1, 1]}), createMask(Uint8Array.of(0, 1, 0), {shape: [3, 1, 1]})).precision // 0.5
 */
export function overlapMeasures(prediction: Mask, reference: Mask): Overlap {
  requireSameGrid("overlapMeasures", prediction, reference);
  const n = prediction.data.length;
  let tp = 0;
  let predicted = 0;
  let real = 0;
  for (let i = 0; i < n; i++) {
    tp += prediction.data[i] & reference.data[i];
    predicted += prediction.data[i];
    real += reference.data[i];
  }
  const fp = predicted - tp;
  const fn = real - tp;
  const tn = n - tp - fp - fn;
  const voxel = prediction.spacing[0] * prediction.spacing[1] * prediction.spacing[2];
  return {
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    dice: (2 * tp) / (predicted + real),
    iou: tp / (tp + fp + fn),
    sensitivity: tp / real,
    specificity: tn / (tn + fp),
    precision: tp / predicted,
    predictionVolume: predicted * voxel,
    referenceVolume: real * voxel,
    relativeVolumeDifference: (predicted - real) / real,
    volumetricSimilarity: 1 - Math.abs(predicted - real) / (predicted + real),
  };
}
