import type {Tensor32} from "../train/tensor32.ts";

/**
 * Decides place by place: 1 where the probability reaches the threshold, 0 elsewhere. A threshold of 0.5
 * makes the fewest errors; the largest Dice is reached at a lower one, as `bestDiceDecision` says.
 *
 * @formula $\hat y = [\,p \ge \tau\,]$
 * @param probabilities - any shape
 * @param options - threshold τ, 0 to 1; no default
 * @returns 0 and 1, of the same shape
 * @throws RangeError when the threshold lies outside 0 to 1, or a probability is NaN
 * @ref dai2023
 * @example binaryDecision({shape: [3], data: Float32Array.of(0.2, 0.5, 0.7)}, {threshold: 0.5}).data // [0, 1, 1]
 */
export function binaryDecision(
  {shape, data}: Tensor32,
  {threshold}: {readonly threshold: number},
): Tensor32 {
  if (!(threshold >= 0 && threshold <= 1)) {
    throw new RangeError(`binaryDecision: threshold must lie in 0 to 1, got ${threshold}`);
  }
  const out = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    if (Number.isNaN(data[i])) {
      throw new RangeError(
        `binaryDecision: probabilities must be numbers, got NaN at element ${i}`,
      );
    }
    out[i] = data[i] >= threshold ? 1 : 0;
  }
  return {shape, data: out};
}
