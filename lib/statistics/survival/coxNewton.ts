import {choleskyFactor, choleskySolve} from "../../core/index.ts";
import type {CoxDesign} from "./coxDesign.ts";
import {type CoxLikelihood, coxLikelihood, type Ties} from "./coxLikelihood.ts";

/** What is climbed. */
interface CoxTask {
  readonly design: CoxDesign;
  /** What half of each squared coefficient of the standardised columns costs. */
  readonly penalties: Float64Array;
  readonly ties: Ties;
}

/** The top of the penalised likelihood. */
interface CoxTop {
  /** Coefficients of the standardised columns. */
  readonly theta: Float64Array;
  readonly end: CoxLikelihood;
  /** Factors of the penalised information at the start and at the top. */
  readonly startFactor: Float64Array;
  readonly factor: Float64Array;
  readonly iterations: number;
}

/** Most Newton steps; a likelihood that has a top needs about six. */
const MOST_STEPS = 60;

/** A part of a standard deviation below which a step counts as no step. */
const SMALLEST_STEP = 1e-10;

/** A gain so small that what is left to climb is rounding, unless steps stay long. */
const SMALLEST_GAIN = 1e-9;

/** Pivots below this part of the sums that they are differences of are rounding. */
const SMALLEST_PIVOT = 1e-12;

/** Computes the penalised log-likelihood. */
function penalisedOf(
  {logLikelihood}: CoxLikelihood,
  theta: Float64Array,
  {penalties}: CoxTask,
): number {
  return theta.reduce((value, one, j) => value - (penalties[j] * one * one) / 2, logLikelihood);
}

/** Factors the leading block of the information with its penalties; null where it is singular. */
function factorOf(
  {information, minuends}: CoxLikelihood,
  {penalties}: CoxTask,
  size = penalties.length,
): Float64Array | null {
  const p = penalties.length;
  const block = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    block.set(information.subarray(j * p, j * p + size), j * size);
    block[j * (size + 1)] += penalties[j];
  }
  const factor = choleskyFactor(block, size);
  if (factor === null) return null;
  for (let j = 0; j < size; j++) {
    if (factor[j * (size + 1)] ** 2 <= SMALLEST_PIVOT * minuends[j]) return null;
  }
  return factor;
}

/** Refuses columns that carry no information of their own among the patients at risk. */
function refuseDependent(start: CoxLikelihood, task: CoxTask): never {
  // The leading blocks are regular up to the first column that those before it explain.
  let size = 1;
  while (size < task.penalties.length && factorOf(start, task, size) !== null) size++;
  throw new RangeError(
    `fitCox: columns of x must be independent among those at risk, got column ${size - 1}, which those before it explain or which does not vary there: drop it or give a ridge above 0`,
  );
}

/** Refuses columns whose coefficients have no finite best value. */
function refuseMonotone(step: Float64Array, {penalties}: CoxTask): never {
  if (penalties[0] > 0) {
    throw new RangeError(
      "fitCox: ridge must be large enough to hold coefficients that the events do not, got one that rounding drowns: make it larger",
    );
  }
  const longest = step.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const columns = Array.from(step.keys()).filter((j) => Math.abs(step[j]) > 0.1 * longest);
  throw new RangeError(
    `fitCox: x must not order the events without a miss, got column ${columns.join(" with ")} that does: the likelihood is monotone, its coefficient grows without bound; give a ridge above 0 or drop it`,
  );
}

/** Takes the longest of step, step/2, step/4 … that does not lower the likelihood. */
function stepUp(
  theta: Float64Array,
  step: Float64Array,
  {now, task}: {now: number; task: CoxTask},
): {theta: Float64Array; end: CoxLikelihood; value: number} {
  for (let share = 1; ; share /= 2) {
    const next = theta.map((one, j) => one + share * step[j]);
    const end = coxLikelihood(task.design, next, task.ties);
    const value = penalisedOf(end, next, task);
    // Rounding may lower the last digits at the top; a share of 1e-9 moves nothing.
    if (value >= now - 1e-12 * Math.abs(now) || share < 1e-9) return {theta: next, end, value};
  }
}

/** Climbs to the top of the penalised likelihood by Newton's method. */
export function climb(start: CoxLikelihood, task: CoxTask): CoxTop {
  const {penalties} = task;
  const p = penalties.length;
  let theta: Float64Array = new Float64Array(p);
  let end = start;
  let value = start.logLikelihood;
  const startFactor = factorOf(start, task) ?? refuseDependent(start, task);
  let factor = startFactor;
  let step: Float64Array = new Float64Array(p);
  let flat = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let iterations = 0; iterations < MOST_STEPS; iterations++) {
    const slope = end.gradient.map((one, j) => one - penalties[j] * theta[j]);
    step = choleskySolve(factor, slope);
    const longest = step.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

    // Each step squares the distance to the top, until rounding stops it.
    const isStalled = longest < 1e-4 && longest > before / 2;
    if (longest < SMALLEST_STEP || isStalled) return {theta, end, startFactor, factor, iterations};
    before = longest;

    // Where the gain fades but steps stay long, the top lies at infinity; a penalty brings it back.
    const gain = slope.reduce((total, one, j) => total + one * step[j], 0);
    flat = penalties[0] === 0 && gain < SMALLEST_GAIN && longest > 0.1 ? flat + 1 : 0;
    if (flat >= 3) refuseMonotone(step, task);
    const next = stepUp(theta, step, {now: value, task});
    theta = next.theta;
    ({end, value} = next);
    factor = factorOf(end, task) ?? refuseMonotone(step, task);
  }
  return refuseMonotone(step, task);
}
