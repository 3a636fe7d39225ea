import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** How much each number of an image has to do with a score. */
export interface Attribution {
  /** Of the shape of the image. */
  readonly attribution: Tensor;
  /** The number that is explained. */
  readonly score: number;
}

/** An attribution that should sum to what the score gains over that of a baseline. */
export interface CompleteAttribution extends Attribution {
  readonly baselineScore: number;
  /** Sum of the attribution. */
  readonly sum: number;
  /** sum − (score − baselineScore): 0 when the attribution is complete. */
  readonly gap: number;
}

/** What stands where a part of an image is taken away: one number, or an image. */
export type Baseline =
  | number
  | {readonly shape: readonly number[]; readonly data: ArrayLike<number>};

/** Throws unless x is a single image. */
export function requireOneImage(who: string, {shape}: {readonly shape: readonly number[]}): void {
  if (shape[0] === 1) return;
  throw new ShapeError(
    `${who}: x must be one image [1, (z,) (y,) x, channels], got ${shapeText(shape)}`,
  );
}

/** Spreads a baseline over an image. */
export function baselineOf(
  who: string,
  baseline: Baseline,
  {shape, data}: {readonly shape: readonly number[]; readonly data: ArrayLike<number>},
): Float64Array {
  if (typeof baseline === "number") {
    if (!Number.isFinite(baseline)) {
      throw new RangeError(`${who}: baseline must be finite, got ${baseline}`);
    }
    return new Float64Array(data.length).fill(baseline);
  }
  if (shapeText(baseline.shape) !== shapeText(shape)) {
    throw new ShapeError(
      `${who}: baseline must have the shape of x, got ${shapeText(baseline.shape)} and ${shapeText(shape)}`,
    );
  }
  return Float64Array.from(baseline.data);
}

/** Checks a count of steps, samples or permutations. */
export function requireCount(who: string, name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${who}: ${name} must be a whole number of at least 1, got ${value}`);
}

/** Sums numbers. */
export function total(data: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum;
}

/** Joins an attribution with the scores at both ends of its path. */
export function completed(
  attribution: Tensor,
  {score, baselineScore}: {readonly score: number; readonly baselineScore: number},
): CompleteAttribution {
  const sum = total(attribution.data);
  return {attribution, score, baselineScore, sum, gap: sum - (score - baselineScore)};
}
