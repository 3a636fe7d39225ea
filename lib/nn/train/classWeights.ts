import type {Tensor32} from "./tensor32.ts";

/** Options of `classWeights`. */
export interface ClassWeightOptions {
  /** How many classes there are: labels are 0 … classes − 1. */
  readonly classes: number;
  /**
   * What a class weighs. "inverse-frequency": all classes weigh the same together;
   * "inverse-square-root": half-way, in the logarithm; "effective-number": as if only some of a class's
   * voxels told anything new. No default.
   */
  readonly rule: "inverse-frequency" | "inverse-square-root" | "effective-number";
  /** Share of news that each further voxel repeats, 0 to below 1; "effective-number" needs it. */
  readonly beta?: number;
}

/** Counts the voxels of each class. */
function countsOf(targets: readonly Tensor32[], classes: number): Float64Array {
  const counts = new Float64Array(classes);
  for (const {data} of targets) {
    for (let i = 0; i < data.length; i++) {
      const label = data[i];
      if (!Number.isInteger(label) || label < 0 || label >= classes) {
        throw new RangeError(
          `classWeights: targets must hold labels 0 to ${classes - 1}, got ${label} at element ${i}`,
        );
      }
      counts[label]++;
    }
  }
  const missing = counts.indexOf(0);
  if (missing >= 0) {
    throw new RangeError(
      `classWeights: each class must occur in targets, got no voxel of class ${missing}`,
    );
  }
  return counts;
}

/** Weighs a class by its count, up to a factor for all classes. */
function rawWeight(count: number, {rule, beta = Number.NaN}: ClassWeightOptions): number {
  switch (rule) {
    case "inverse-frequency":
      return 1 / count;
    case "inverse-square-root":
      return 1 / Math.sqrt(count);
    case "effective-number":
      // 1 − βⁿ without cancellation, also for a β next to 1.
      return beta === 0 ? 1 : (beta - 1) / Math.expm1(count * Math.log(beta));
  }
}

/**
 * Weighs classes against their imbalance: the rarer a class, the more each of its voxels counts in the
 * loss. Weights are scaled so that they average 1 over all voxels, which keeps the loss as large as
 * without them. Give them to a loss as `classWeights`, or their ratio as `positiveWeight`.
 *
 * @formula eq:class-weights $w_k = \frac{N r_k}{\sum_j n_j r_j}$ with $r_k = \frac{1}{n_k}$, $\frac{1}{\sqrt{n_k}}$ or $\frac{1 - \beta}{1 - \beta^{n_k}}$ for the counts $n_k$ of $N$ voxels
 * @param targets - labels 0 … classes − 1 of all images to learn from, any shapes
 * @param options - classes; rule; beta for "effective-number"
 * @returns the weight of each class, shape [classes]
 * @throws RangeError when a label is no class, a class does not occur, or an option breaks its rule
 * @ref cui2019
 * @example classWeights([{shape: [4], data: Float32Array.of(0, 0, 0, 1)}], {classes: 2, rule: "inverse-frequency"}) // [0.6666666666666666, 2]
 */
export function classWeights(targets: readonly Tensor32[], options: ClassWeightOptions): number[] {
  const {classes, rule, beta} = options;
  if (!Number.isSafeInteger(classes) || classes < 2) {
    throw new RangeError(
      `classWeights: classes must be a whole number of at least 2, got ${classes}`,
    );
  }
  const rules = ["inverse-frequency", "inverse-square-root", "effective-number"];
  if (!rules.includes(rule)) {
    throw new RangeError(`classWeights: rule must be one of ${rules.join(", ")}, got ${rule}`);
  }
  if (rule === "effective-number" && !(beta !== undefined && beta >= 0 && beta < 1)) {
    throw new RangeError(`classWeights: beta must be at least 0 and below 1, got ${beta}`);
  }
  const counts = countsOf(targets, classes);
  let [voxels, weighed] = [0, 0];
  const raw = Array.from(counts, (count) => rawWeight(count, options));
  for (let k = 0; k < classes; k++) {
    voxels += counts[k];
    weighed += counts[k] * raw[k];
  }
  return raw.map((weight) => (weight * voxels) / weighed);
}
