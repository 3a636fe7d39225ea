import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** What was claimed and whether it came true, shape [n] each. */
export interface Forecasts {
  /** Probability given to the claim. */
  readonly confidence: Float64Array;
  /** 1 where the claim was true, else 0. */
  readonly outcome: Float64Array;
}

/** Throws unless there is a class index below `classes` for each of `count` samples. */
export function requireLabels(
  who: string,
  labels: ArrayLike<number>,
  {count, classes}: {count: number; classes: number},
): void {
  if (labels.length !== count || count === 0) {
    throw new ShapeError(
      `${who}: labels must hold one class index for each sample, got ${labels.length} for ${count} samples`,
    );
  }
  for (let i = 0; i < count; i++) {
    if (!(Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < classes)) {
      throw new RangeError(
        `${who}: labels must lie in 0 to ${classes - 1}, got label ${labels[i]} at [${i}]`,
      );
    }
  }
}

/** Throws unless the probabilities lie in 0 to 1 and, with classes, add up to 1 to 1e-5. */
export function requireProbabilities(who: string, {shape, data}: Tensor): void {
  if (shape.length < 1 || shape.length > 2 || sizeOf(shape) !== data.length) {
    throw new ShapeError(
      `${who}: probabilities must have the shape [n] or [n, classes], got ${shapeText(shape)}`,
    );
  }
  for (let i = 0; i < data.length; i++) {
    if (!(data[i] >= 0 && data[i] <= 1)) {
      throw new RangeError(`${who}: probabilities must lie in 0 to 1, got ${data[i]}`);
    }
  }
  if (shape.length === 1) return;
  for (let i = 0; i < shape[0]; i++) {
    const total = data.subarray(i * shape[1], (i + 1) * shape[1]).reduce((sum, p) => sum + p, 0);
    if (Math.abs(total - 1) > 1e-5) {
      throw new RangeError(
        `${who}: probabilities of a sample must add up to 1, got ${total} at [${i}]`,
      );
    }
  }
}

/**
 * Reads what was claimed with which confidence: of [n, classes] the most probable class of each sample
 * (the first of equals), of [n] that the sample is positive.
 */
export function readForecasts(
  who: string,
  probabilities: Tensor,
  labels: ArrayLike<number>,
): Forecasts {
  requireProbabilities(who, probabilities);
  const [count, classes = 2] = probabilities.shape;
  requireLabels(who, labels, {count, classes});
  if (probabilities.shape.length === 1) {
    return {confidence: probabilities.data, outcome: Float64Array.from(labels)};
  }
  const confidence = new Float64Array(count);
  const outcome = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const row = probabilities.data.subarray(i * classes, (i + 1) * classes);
    confidence[i] = Math.max(...row);
    outcome[i] = row.indexOf(confidence[i]) === labels[i] ? 1 : 0;
  }
  return {confidence, outcome};
}
