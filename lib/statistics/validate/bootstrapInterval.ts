import type {Rng} from "../../core/index.ts";
import {normalDistribution, percentile, requireRng} from "../../core/index.ts";
import type {ResampleOptions, ResampleUnits} from "./resampler.ts";
import {drawUnits, mostRows, resampleUnits, writeRows} from "./resampler.ts";

/** How an interval comes of the resamples. */
export type BootstrapMethod = "percentile" | "basic" | "bca";

/** Options of `bootstrapInterval`. */
export interface BootstrapOptions extends ResampleOptions {
  /** No default: the three answer differently when the statistic is biased or skewed. */
  readonly method: BootstrapMethod;
  /** Probability that the interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
  /** How many times to draw; 2,000 are usual for an interval. No default. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** An interval by the bootstrap and all that it rests on. */
export interface BootstrapInterval {
  readonly method: BootstrapMethod;
  readonly confidence: number;
  /** The statistic of the rows as they are. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  /** Mean of the replicates less the estimate. */
  readonly bias: number;
  /** Correction for bias, in standard normal units; 0 unless the method is "bca". */
  readonly z0: number;
  /** Acceleration: how the standard error changes with the value; 0 unless the method is "bca". */
  readonly acceleration: number;
  /** The statistic of each resample, shape [resamples]. */
  readonly replicates: Float64Array;
}

/** Refuses a size and options out of range. */
function requireOptions(
  size: number,
  {method, confidence = 0.95, resamples}: BootstrapOptions,
): void {
  if (!Number.isInteger(size) || size < 2) {
    throw new RangeError(
      `bootstrapInterval: size must be a whole number of at least 2, got ${size}`,
    );
  }
  if (method !== "percentile" && method !== "basic" && method !== "bca") {
    throw new RangeError(
      `bootstrapInterval: method must be "percentile", "basic" or "bca", got ${String(method)}`,
    );
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`bootstrapInterval: confidence must lie in 0 to 1, got ${confidence}`);
  }
  if (!Number.isInteger(resamples) || resamples < 2) {
    throw new RangeError(
      `bootstrapInterval: resamples must be a whole number of at least 2, got ${resamples}`,
    );
  }
}

/** Refuses values that are none, and says what mostly helps. */
function requireFinite(values: Float64Array, of: string): void {
  const wrong = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  if (wrong === 0) return;
  throw new RangeError(
    `bootstrapInterval: statistic must be finite, got ${wrong} of ${values.length} ${of} where it is not; draw within classes (strata) if one class can be missing`,
  );
}

/** Computes the statistic with each unit left out in turn. */
function jackknife(
  resampled: ResampleUnits,
  statistic: (rows: Int32Array) => number,
): Float64Array {
  const {units, size} = resampled;
  const counts = new Int32Array(units.length).fill(1);
  const rows = new Int32Array(size);
  const values = units.map((_, unit) => {
    counts[unit] = 0;
    const written = writeRows(resampled, counts, rows);
    counts[unit] = 1;
    return statistic(rows.subarray(0, written));
  });
  return Float64Array.from(values);
}

/** Computes the acceleration from the values with one unit left out; 0 where none of them matters. */
function accelerationOf(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** Finds the correction for bias; replicates equal to the estimate count one half. */
function biasCorrection(replicates: Float64Array, estimate: number): number {
  let halves = 0;
  for (const value of replicates) {
    if (value < estimate) halves += 2;
    else if (value === estimate) halves += 1;
  }
  if (halves === 0 || halves === 2 * replicates.length) {
    throw new RangeError(
      `bootstrapInterval: method "bca" must have replicates on both sides of the estimate, got all ${replicates.length} ${halves === 0 ? "above" : "below"} it: a bias this large cannot be corrected`,
    );
  }
  return normalDistribution().quantile(halves / (2 * replicates.length));
}

/** Moves the two levels of a percentile interval by bias and acceleration. */
function bcaLevels(z0: number, acceleration: number, levels: readonly number[]): number[] {
  const normal = normalDistribution();
  return levels.map((level) => {
    const z = z0 + normal.quantile(level);
    return normal.cdf(z0 + z / (1 - acceleration * z));
  });
}

/** Computes the statistic of each resample. */
function replicatesOf(
  resampled: ResampleUnits,
  statistic: (rows: Int32Array) => number,
  resamples: number,
  rng: Rng,
): Float64Array {
  const replicates = new Float64Array(resamples);
  const counts = new Int32Array(resampled.units.length);
  const rows = new Int32Array(mostRows(resampled));
  for (let b = 0; b < resamples; b++) {
    drawUnits(resampled, rng, counts);
    replicates[b] = statistic(rows.subarray(0, writeRows(resampled, counts, rows)));
  }
  return replicates;
}

/**
 * Computes a confidence interval of any statistic by drawing rows with replacement.
 *
 * "percentile" takes quantiles of the replicates. "basic" mirrors them at the estimate. "bca" moves the
 * quantiles by the statistic's bias and by how its error changes with its value (leaving out one unit at a
 * time); it is the most exact of the three where the statistic is smooth. Quantiles are interpolated
 * linearly. No resampling repairs a small cohort: with 20 patients intervals are too narrow whichever way.
 *
 * @formula $\alpha' = \Phi\!\Bigl(z_0 + \frac{z_0 + z_\alpha}{1 - a\,(z_0 + z_\alpha)}\Bigr)$ for "bca"
 * @param size - number of rows
 * @param statistic - computes the statistic of some rows, given by their places; the list is the same
 *   array every time, so take from it and do not keep it
 * @param options - method; confidence, 0.95 when left out; resamples; rng; groups, shape [size], that are
 *   drawn whole, such as patients; strata, shape [size], within which is drawn, such as classes
 * @returns estimate with lower and upper bound, standardError, bias, z0, acceleration and replicates
 * @throws RangeError when there are fewer than 2 rows or groups, an option is out of range, a group lies in
 *   two strata, the statistic is not finite on some resample, or "bca" finds all replicates on one side
 * @throws ShapeError when groups or strata have not one entry for each row
 * @throws TypeError when rng is not given
 * @ref efron1987
 * @ref diciccio1996
 * @example bootstrapInterval(3, (rows) => rows.reduce((sum, row) => sum + row, 0) / 3, {method: "percentile", resamples: 100, rng: createRng("bootstrap")}).estimate // 1
 */
export function bootstrapInterval(
  size: number,
  statistic: (rows: Int32Array) => number,
  options: BootstrapOptions,
): BootstrapInterval {
  requireOptions(size, options);
  requireRng("bootstrapInterval", options.rng);
  const {method, confidence = 0.95, resamples, rng} = options;
  const resampled = resampleUnits("bootstrapInterval", size, options);
  const estimate = statistic(Int32Array.from({length: size}, (_, i) => i));
  requireFinite(Float64Array.of(estimate), "estimates");
  const replicates = replicatesOf(resampled, statistic, resamples, rng);
  requireFinite(replicates, "resamples");

  // The levels at which the replicates are cut.
  const tail = (1 - confidence) / 2;
  let levels = [tail, 1 - tail];
  let [z0, acceleration] = [0, 0];
  if (method === "bca") {
    const left = jackknife(resampled, statistic);
    requireFinite(left, "samples less one unit");
    z0 = biasCorrection(replicates, estimate);
    acceleration = accelerationOf(left);
    levels = bcaLevels(z0, acceleration, levels);
  }
  const [low, high] = levels.map((level) => percentile(replicates, 100 * level));
  const mean = replicates.reduce((a, b) => a + b, 0) / resamples;
  const squares = replicates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    method,
    confidence,
    estimate,
    lower: method === "basic" ? 2 * estimate - high : low,
    upper: method === "basic" ? 2 * estimate - low : high,
    standardError: Math.sqrt(squares / (resamples - 1)),
    bias: mean - estimate,
    z0,
    acceleration,
    replicates,
  };
}
