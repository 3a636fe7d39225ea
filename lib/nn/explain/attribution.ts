import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

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

/** Throws unless x, or what a method calls it, is a single image that holds all its numbers. */
export function requireOneImage(
  who: string,
  {shape, data}: {readonly shape: readonly number[]; readonly data: ArrayLike<number>},
  name = "x",
): void {
  if (shape[0] !== 1) {
    throw new ShapeError(
      `${who}: ${name} must be one image [1, (z,) (y,) x, channels], got ${shapeText(shape)}`,
    );
  }
  if (data.length === sizeOf(shape)) return;
  throw new ShapeError(
    `${who}: ${name} must hold as many numbers as its shape ${shapeText(shape)}, got ${data.length}`,
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
  if (baseline?.shape === undefined) {
    throw new TypeError(`${who}: baseline must be a number or an image, got ${typeof baseline}`);
  }
  if (shapeText(baseline.shape) !== shapeText(shape)) {
    throw new ShapeError(
      `${who}: baseline must have the shape of x, got ${shapeText(baseline.shape)} and ${shapeText(shape)}`,
    );
  }
  if (baseline.data.length !== data.length) {
    throw new ShapeError(
      `${who}: baseline must hold as many numbers as x, got ${baseline.data.length} and ${data.length}`,
    );
  }
  const start = Float64Array.from(baseline.data);
  const broken = start.findIndex((value) => !Number.isFinite(value));
  if (broken < 0) return start;
  throw new RangeError(`${who}: baseline must be finite, got ${start[broken]} at ${broken}`);
}

/** Checks a count. */
export function requireCount(who: string, name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${who}: ${name} must be a whole number of at least 1, got ${value}`);
}

/** More steps, samples or orders than this are a slip: they would run for days. */
const MOST_STEPS = 1_000_000;

/** Checks how many images a method is to look at. */
export function requireSteps(who: string, name: string, value: number): void {
  requireCount(who, name, value);
  if (value <= MOST_STEPS) return;
  throw new RangeError(`${who}: ${name} must be at most ${MOST_STEPS}, got ${value}`);
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
