import {ShapeError} from "../core/index.ts";

/** Options of `labelOverlap`. */
export interface LabelOverlapOptions {
  /** Number of labels: 0, 1, … classes − 1. */
  readonly classes: number;
}

/** The overlap of two label maps. */
export interface LabelOverlap {
  /** Dice of each label, shape [classes]; NaN for a label that neither map holds. */
  readonly dice: Float64Array;
  /** Intersection over union of each label, shape [classes]. */
  readonly iou: Float64Array;
  /** One number for all labels, each weighted by one over its squared size in the reference. */
  readonly generalisedDice: number;
}

/**
 * Compares two label maps, label by label and by the generalised Dice coefficient, in which a small
 * structure counts as much as a large one. The background, label 0, is one of the labels.
 *
 * @formula $\mathrm{GDS} = 2 \sum_k w_k |A_k \cap B_k| / \sum_k w_k (|A_k| + |B_k|)$, $w_k = 1 / |B_k|^2$
 * @param prediction - labels, shape [n]
 * @param reference - labels that count as right, shape [n]; labels it lacks take no part in the generalised coefficient
 * @param options - classes, the number of labels
 * @returns dice and iou of each label, shape [classes], and the generalised Dice coefficient
 * @throws ShapeError when the maps differ in length
 * @throws RangeError when a label is not a whole number from 0 to classes − 1
 * @ref crum2006
 * @example labelOverlap([0, 1, 1], [0, 1, 0], {classes: 2}).iou // [0.5, 0.5]
 */
export function labelOverlap(
  prediction: ArrayLike<number>,
  reference: ArrayLike<number>,
  {classes}: LabelOverlapOptions,
): LabelOverlap {
  if (!Number.isInteger(classes) || classes < 1) {
    throw new RangeError(
      `labelOverlap: classes must be a whole number of at least 1, got ${classes}`,
    );
  }
  const n = reference.length;
  if (prediction.length !== n) {
    throw new ShapeError(
      `labelOverlap: both maps must hold the same number of labels, got ${prediction.length} and ${n}`,
    );
  }
  const both = new Float64Array(classes);
  const predicted = new Float64Array(classes);
  const real = new Float64Array(classes);
  for (let i = 0; i < n; i++) {
    for (const label of [prediction[i], reference[i]]) {
      if (!Number.isInteger(label) || label < 0 || label >= classes) {
        throw new RangeError(
          `labelOverlap: labels must be whole numbers from 0 to ${classes - 1}, got ${label} at index ${i}`,
        );
      }
    }
    predicted[prediction[i]]++;
    real[reference[i]]++;
    if (prediction[i] === reference[i]) both[reference[i]]++;
  }

  let shared = 0;
  let total = 0;
  for (let k = 0; k < classes; k++) {
    if (real[k] === 0) continue;
    shared += both[k] / real[k] ** 2;
    total += (predicted[k] + real[k]) / real[k] ** 2;
  }
  return {
    dice: both.map((value, k) => (2 * value) / (predicted[k] + real[k])),
    iou: both.map((value, k) => value / (predicted[k] + real[k] - value)),
    generalisedDice: (2 * shared) / total,
  };
}
