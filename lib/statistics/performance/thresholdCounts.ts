/** How many patients of each class score at or above each distinct score, highest score first. */
export interface ThresholdCounts {
  /** The distinct scores, falling, shape [k]. */
  readonly thresholds: Float64Array;
  /** Patients of outcome 1 at or above each, shape [k]. */
  readonly truePositives: Float64Array;
  /** Patients of outcome 0 at or above each, shape [k]. */
  readonly falsePositives: Float64Array;
}

/** Counts both classes at or above each distinct score; what all curves over thresholds are made of. */
export function thresholdCounts(y: Uint8Array, scores: Float64Array): ThresholdCounts {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b] - scores[a]);
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let positives = 0;
  order.forEach((patient, i) => {
    positives += y[patient];

    // A threshold cannot part equal scores, so only the last of them is written down.
    const next = i + 1 < order.length ? scores[order[i + 1]] : Number.NEGATIVE_INFINITY;
    if (next === scores[patient]) return;
    thresholds.push(scores[patient]);
    truePositives.push(positives);
    falsePositives.push(i + 1 - positives);
  });
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
  };
}
