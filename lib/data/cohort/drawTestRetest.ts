import type {Rng} from "../../core/index.ts";
import {ANY, NOT_NEGATIVE, requireCount, requireRange} from "./requireOptions.ts";

/** Options of `drawTestRetest`. */
export interface TestRetestOptions {
  /** How many subjects are measured, at least 2. */
  readonly subjects: number;
  /** How often, or by how many raters, each of them is measured; at least 2. */
  readonly raters: number;
  /** Standard deviation between the subjects' true values. No default. */
  readonly betweenSd: number;
  /** Standard deviation of repeated measurements of one subject; a fraction where proportional. */
  readonly withinSd: number;
  /** Whether an error adds to the value, or multiplies it. No default. */
  readonly error: "additive" | "proportional";
  /** Standard deviation of what each rater adds to every subject; 0 when left out. */
  readonly raterSd?: number;
  /** Mean of the true values; 0 when left out. */
  readonly mean?: number;
}

/** Repeated measurements, and the truth behind them. */
export interface TestRetest {
  /** Index = rater + raters · subject; shape [subjects · raters]. */
  readonly data: Float64Array;
  readonly subjects: number;
  readonly raters: number;
  readonly truth: {
    /** Each subject's value without error. */
    readonly values: Float64Array;
    /** What each rater adds, or for a proportional error multiplies with, less 1. */
    readonly biases: Float64Array;
    /** ICC(2,1) and ICC(3,1) of the population; NaN where errors are proportional. */
    readonly icc: {readonly agreement: number; readonly consistency: number};
  };
}

/** Refuses options that break a rule. */
function requireErrors(options: Required<TestRetestOptions>): void {
  const who = "drawTestRetest";
  const {subjects, raters, betweenSd, withinSd, error, raterSd, mean} = options;
  requireCount(who, "subjects", subjects, 2);
  requireCount(who, "raters", raters, 2);
  requireRange(who, {betweenSd, withinSd, raterSd}, NOT_NEGATIVE);
  requireRange(who, {mean}, ANY);
  if (error !== "additive" && error !== "proportional") {
    throw new RangeError(`${who}: error must be additive or proportional, got ${String(error)}`);
  }
  if (error === "proportional" && !(mean > 0)) {
    throw new RangeError(`${who}: mean must be above 0 where errors are proportional, got ${mean}`);
  }
}

/**
 * Draws repeated measurements of subjects: true values that differ, raters with an offset of their own
 * and an error anew for each measurement.
 *
 * The result is a table of ratings as `icc`, `blandAltman` and their kin take it. Proportional errors are
 * log-normal: a measurement is the true value times a factor whose logarithm has the standard deviation
 * withinSd, so true values have to be positive; those that are not are drawn again.
 *
 * @formula $y_{ij} = \mu + b_i + c_j + e_{ij}$, or $y_{ij} = (\mu + b_i)\, e^{c_j + e_{ij}}$
 * @param rng - where the numbers come from
 * @param options - subjects; raters; betweenSd of b; withinSd of e; error, "additive" or
 *   "proportional"; raterSd of c, 0; mean μ, 0
 * @returns data of shape [subjects · raters] with subjects and raters; truth: values, biases and icc
 * @throws RangeError when a count or a standard deviation breaks its rule, or errors are proportional
 *   and the mean is not above 0
 * @ref shrout1979
 * @example drawTestRetest(createRng("docs"), {subjects: 20, raters: 2, betweenSd: 3, withinSd: 1, error: "additive"}).truth.icc.agreement // 0.9
 */
export function drawTestRetest(
  rng: Rng,
  {subjects, raters, betweenSd, withinSd, error, raterSd = 0, mean = 0}: TestRetestOptions,
): TestRetest {
  requireErrors({subjects, raters, betweenSd, withinSd, error, raterSd, mean});
  const isAdditive = error === "additive";
  const values = Float64Array.from({length: subjects}, () => {
    let value = mean + betweenSd * rng.normal();
    while (!isAdditive && value <= 0) value = mean + betweenSd * rng.normal();
    return value;
  });
  const offsets = Float64Array.from({length: raters}, () => raterSd * rng.normal());
  const data = new Float64Array(subjects * raters);
  for (let i = 0; i < subjects; i++) {
    for (let j = 0; j < raters; j++) {
      const off = offsets[j] + withinSd * rng.normal();
      data[j + raters * i] = isAdditive ? values[i] + off : values[i] * Math.exp(off);
    }
  }

  // Shares of the variance; a proportional error has no variance that all subjects share.
  const share = (...others: number[]): number => {
    const own = betweenSd ** 2;
    return isAdditive ? own / others.reduce((sum, sd) => sum + sd ** 2, own) : Number.NaN;
  };
  return {
    data,
    subjects,
    raters,
    truth: {
      values,
      biases: isAdditive ? offsets : offsets.map((offset) => Math.exp(offset) - 1),
      icc: {agreement: share(withinSd, raterSd), consistency: share(withinSd)},
    },
  };
}
