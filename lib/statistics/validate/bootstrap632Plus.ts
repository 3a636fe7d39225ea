import type {Rng} from "../../core/index.ts";
import {requireRng} from "../../core/index.ts";
import {auc} from "../performance/auc.ts";
import type {Learner} from "./learner.ts";
import {predictUnseen} from "./predictUnseen.ts";
import {drawUnits, mostRows, resampleUnits, writeRows} from "./resampler.ts";
import type {Samples} from "./samples.ts";
import {takeSamples} from "./takeSamples.ts";

/** What is estimated: an area under the ROC curve, or a share of wrong decisions at a threshold. */
export type Measured =
  | {readonly kind: "auc"}
  | {readonly kind: "error"; readonly threshold: number};

/** Options of `bootstrap632Plus`. */
export interface Bootstrap632Options {
  /** No default. */
  readonly measure: Measured;
  /** How many models are made; 100 to 200 are usual. No default. */
  readonly resamples: number;
  readonly rng: Rng;
}

/** The parts of the .632+ estimate. */
export interface Bootstrap632 {
  readonly measure: Measured;
  /** On the samples the model was made of. */
  readonly apparent: number;
  /** On the samples that a resample left out. */
  readonly outOfBag: number;
  /** What a model without any information would reach. */
  readonly noInformation: number;
  /** Relative overfitting: 0 for none, 1 when nothing is left of the apparent success. */
  readonly overfitting: number;
  /** Weight of the out-of-bag part: 0.632 without overfitting, 1 with all of it. */
  readonly weight: number;
  /** The older estimate, with a weight of 0.632 whatever the overfitting. */
  readonly estimate632: number;
  readonly estimate: number;
  /** Resamples drawn again because one class was missing in a part that needs both. */
  readonly redrawn: number;
}

/** The expected share of distinct units in a resample, 1 − 1/e, as the method's name rounds it. */
const SHARE = 0.632;

/** Says whether both classes occur among some rows. */
function hasBoth(y: Float64Array, rows: ArrayLike<number>): boolean {
  let ones = 0;
  for (let i = 0; i < rows.length; i++) ones += y[rows[i]];
  return ones > 0 && ones < rows.length;
}

/** Lists wrong decisions, 1 for each. */
function errorsOf(y: Float64Array, predicted: Float64Array, threshold: number): Float64Array {
  return y.map((value, i) => (predicted[i] >= threshold === (value === 1) ? 0 : 1));
}

/** The sums that the out-of-bag estimate is made of. */
interface OutOfBag {
  readonly wrong: Float64Array;
  readonly tested: Int32Array;
  areas: number;
}

/** Adds what one model does on the samples it has not seen. */
function addOutOfBag(
  samples: Samples,
  predicted: Float64Array,
  left: readonly number[],
  measure: Measured,
  sums: OutOfBag,
): void {
  const y = Float64Array.from(left, (row) => samples.y[row]);
  if (measure.kind === "auc") {
    sums.areas += auc(y, predicted);
    return;
  }
  errorsOf(y, predicted, measure.threshold).forEach((error, i) => {
    sums.wrong[left[i]] += error;
    sums.tested[left[i]]++;
  });
}

/** Averages, over samples for errors and over resamples for areas. */
function outOfBagMean({wrong, tested, areas}: OutOfBag, measure: Measured, resamples: number) {
  if (measure.kind === "auc") return areas / resamples;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < wrong.length; i++) {
    if (tested[i] === 0) continue;
    sum += wrong[i] / tested[i];
    count++;
  }
  return sum / count;
}

/** Computes the apparent value and what a model would reach whose predictions were dealt out anew. */
function apparentOf(y: Float64Array, predicted: Float64Array, measure: Measured) {
  if (measure.kind === "auc") return {apparent: auc(y, predicted), noInformation: 0.5};
  const n = y.length;
  const errors = errorsOf(y, predicted, measure.threshold);
  const positive = y.reduce((a, b) => a + b, 0) / n;
  const called = predicted.reduce((a, p) => a + (p >= measure.threshold ? 1 : 0), 0) / n;
  return {
    apparent: errors.reduce((a, b) => a + b, 0) / n,
    noInformation: positive * (1 - called) + (1 - positive) * called,
  };
}

/** Weighs the parts; a larger area and a smaller error are better, hence the sign. */
function combine(apparent: number, outOfBag: number, noInformation: number, sign: 1 | -1) {
  // Worse than without information counts as without; better than apparent is no overfitting.
  const limited =
    sign === 1 ? Math.max(outOfBag, noInformation) : Math.min(outOfBag, noInformation);
  const lost = sign * (apparent - limited);
  const range = sign * (apparent - noInformation);
  const overfitting = lost > 0 && range > 0 ? lost / range : 0;
  const weight = SHARE / (1 - (1 - SHARE) * overfitting);
  return {
    overfitting,
    weight,
    estimate632: (1 - SHARE) * apparent + SHARE * outOfBag,
    estimate: (1 - weight) * apparent + weight * limited,
  };
}

/** Refuses options and outcomes that leave nothing to estimate. */
function requireProblem({y}: Samples, {measure, resamples, rng}: Bootstrap632Options): void {
  const who = "bootstrap632Plus";
  requireRng(who, rng);
  if (measure?.kind !== "auc" && measure?.kind !== "error") {
    throw new RangeError(
      `${who}: measure must be {kind: "auc"} or {kind: "error", threshold}, got ${JSON.stringify(measure)}`,
    );
  }
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(
      `${who}: resamples must be a whole number of at least 1, got ${resamples}`,
    );
  }
  if (measure.kind === "error" && !Number.isFinite(measure.threshold)) {
    throw new RangeError(`${who}: threshold must be finite, got ${measure.threshold}`);
  }
  const wrong = y.find((value) => value !== 0 && value !== 1);
  if (wrong !== undefined) throw new RangeError(`${who}: y must be 0 or 1, got ${wrong}`);
  if (!hasBoth(y, Array.from(y.keys()))) {
    throw new RangeError(`${who}: y must have both classes, got only ${y[0]}`);
  }
}

/** Says that one class is too rare to be drawn and left out at once. */
function refuseRare(made: number, redrawn: number): never {
  throw new RangeError(
    `bootstrap632Plus: resamples must mostly hold both classes, got ${made} of ${made + redrawn} that do; there are too few patients of one class`,
  );
}

/**
 * Estimates how well a model predicts new samples from models made of bootstrap resamples (.632+).
 *
 * Each resample leaves out about 37 % of the patients, on whom its model is judged. That is too pessimistic,
 * the apparent value too optimistic; .632+ lies between them, the nearer to the former the more the model
 * overfits. Patients are drawn whole, all their samples with them. For errors the left-out value is a mean
 * over samples, for an area over resamples, and ½ is without information. The weight comes of these means,
 * as with Efron and Tibshirani; Sahiner and others weigh each resample's area by itself and raise it to ½
 * first, which gives more where areas scatter about ½.
 *
 * @formula eq:632-plus $\hat\theta = (1 - w)\,\theta_{\text{app}} + w\,\theta_{\text{oob}}, \; w = \frac{0.632}{1 - 0.368 R}, \; R = \frac{\theta_{\text{app}} - \theta_{\text{oob}}}{\theta_{\text{app}} - \gamma}$
 * @param samples - the cohort, y 0 or 1
 * @param learner - the model, with all its steps
 * @param options - measure, {kind: "auc"} or {kind: "error", threshold}; resamples; rng
 * @returns estimate, .632+; estimate632; apparent and outOfBag values; noInformation, overfitting and
 *   weight; redrawn, how many resamples lacked a class and were drawn again
 * @throws RangeError when y is not 0 or 1 or holds one class only, an option is out of range, a prediction
 *   is NaN, or most resamples lack a class
 * @throws ShapeError when the model does not give one prediction for each sample
 * @throws TypeError when rng is not given
 * @ref efron1997
 * @ref sahiner2008
 * @example bootstrap632Plus(samplesOf([[1], [2], [3], [4], [5], [6]], {y: [0, 0, 0, 1, 1, 1]}), {name: "itself", settings: {}, fit: () => ({x}) => x.data}, {measure: {kind: "auc"}, resamples: 20, rng: createRng(1)}).estimate // 1
 */
export function bootstrap632Plus(
  samples: Samples,
  learner: Learner,
  options: Bootstrap632Options,
): Bootstrap632 {
  requireProblem(samples, options);
  const {measure, resamples, rng} = options;
  const {y, patients} = samples;
  const size = y.length;
  const asked = {who: "bootstrap632Plus", learner: learner.name};
  const whole = predictUnseen(samples, learner.fit(samples, rng.fork("whole")), asked);
  const {apparent, noInformation} = apparentOf(y, whole, measure);

  // Models of resamples, each judged on what it was not shown.
  const resampled = resampleUnits("bootstrap632Plus", size, {groups: patients});
  const {units} = resampled;
  const counts = new Int32Array(units.length);
  const buffer = new Int32Array(mostRows(resampled));
  const sums = {wrong: new Float64Array(size), tested: new Int32Array(size), areas: 0};
  const draws = rng.fork("resamples");
  let redrawn = 0;
  for (let made = 0; made < resamples; ) {
    drawUnits(resampled, draws, counts);
    const rows = buffer.subarray(0, writeRows(resampled, counts, buffer));
    const left = units.flatMap((own, unit) => (counts[unit] === 0 ? Array.from(own) : []));
    const judged = measure.kind === "auc" ? hasBoth(y, left) : left.length > 0;
    if (!judged || !hasBoth(y, rows)) {
      if (++redrawn > 10 * resamples) refuseRare(made, redrawn);
      continue;
    }
    const predict = learner.fit(takeSamples(samples, rows), rng.fork(`resample ${made}`));
    const predicted = predictUnseen(takeSamples(samples, left), predict, asked);
    addOutOfBag(samples, predicted, left, measure, sums);
    made++;
  }
  const outOfBag = outOfBagMean(sums, measure, resamples);
  const combined = combine(apparent, outOfBag, noInformation, measure.kind === "auc" ? 1 : -1);
  return {measure, apparent, outOfBag, noInformation, redrawn, ...combined};
}
