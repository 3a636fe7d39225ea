import type {Mask, Volume} from "../image/index.ts";
import {createMask} from "../image/index.ts";

/** Options of `thresholdMask`: at least one bound. */
export interface ThresholdOptions {
  /** The smallest value inside. */
  readonly atLeast?: number;
  /** Values inside lie above this one. */
  readonly above?: number;
  /** The largest value inside. */
  readonly atMost?: number;
  /** Values inside lie below this one. */
  readonly below?: number;
}

/**
 * Marks the voxels whose value lies within bounds.
 *
 * @formula $m_i = [\,v_i \ge a \wedge v_i > b \wedge v_i \le c \wedge v_i < d\,]$ for the bounds given
 * @param volume - the image
 * @param options - atLeast, above, atMost, below in the image's unit; at least one of them
 * @returns the mask on the image's grid; it may be empty; NaN is never inside
 * @throws RangeError when no bound is given or one is NaN
 * @ref otsu1979
 * @example thresholdMask(createVolume(Int16Array.of(-5, 0, 5), {shape: [3, 1, 1], unit: "HU"}), {atLeast: 0}).data // [0, 1, 1]
 */
export function thresholdMask(volume: Volume, options: ThresholdOptions): Mask {
  const {atLeast = -Infinity, above = -Infinity, atMost = Infinity, below = Infinity} = options;
  const bounds = [options.atLeast, options.above, options.atMost, options.below];
  const given = bounds.filter((bound) => bound !== undefined);
  if (given.length === 0 || given.some(Number.isNaN)) {
    throw new RangeError(
      `thresholdMask: at least one of atLeast, above, atMost, below must be a number, got ${given.join(", ") || "none"}`,
    );
  }

  // An infinite value lies above or below every bound that is not given.
  const {data} = volume;
  const hasAbove = options.above !== undefined;
  const hasBelow = options.below !== undefined;
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    const isInside =
      value >= atLeast &&
      value <= atMost &&
      (!hasAbove || value > above) &&
      (!hasBelow || value < below);
    mask[i] = isInside ? 1 : 0;
  }
  const {shape, spacing, origin, direction} = volume;
  return createMask(mask, {shape, spacing, origin, direction});
}
