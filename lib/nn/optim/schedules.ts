import {requireBetween} from "./optimiserState.ts";

/** Throws unless a step is a whole number from 0. */
function requireStep(who: string, step: number): void {
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(`${who}: step must be a whole number of at least 0, got ${step}`);
  }
}

/** Throws unless a number of steps is a whole number from `least`. */
function requireSteps(who: string, name: string, [steps, least]: readonly [number, number]): void {
  if (!Number.isSafeInteger(steps) || steps < least) {
    throw new RangeError(
      `${who}: ${name} must be a whole number of at least ${least}, got ${steps}`,
    );
  }
}

/** Runs from `start` to `end` along half a cosine as `share` runs from 0 to 1. */
function halfCosine(start: number, end: number, share: number): number {
  return end + ((start - end) / 2) * (1 + Math.cos(Math.PI * share));
}

/**
 * Computes a learning rate that falls by a factor every so many steps.
 *
 * @formula $\eta_t = \eta_0\, \gamma^{\lfloor t / s \rfloor}$
 * @param step - t, from 0
 * @param options - base η₀; every s steps; factor γ, above 0
 * @returns the learning rate of the step
 * @throws RangeError when step, base or factor is out of range or `every` is not a whole number from 1
 * @ref goodfellow2016
 * @example stepSchedule(3, {base: 0.1, every: 3, factor: 0.5}) // 0.05
 */
export function stepSchedule(
  step: number,
  {base, every, factor}: {readonly base: number; readonly every: number; readonly factor: number},
): number {
  requireStep("stepSchedule", step);
  requireSteps("stepSchedule", "every", [every, 1]);
  requireBetween("stepSchedule", "base", {value: base, from: 0});
  requireBetween("stepSchedule", "factor", {value: factor, from: 0});
  return base * factor ** Math.floor(step / every);
}

/**
 * Computes a learning rate that falls by a factor at each step.
 *
 * @formula $\eta_t = \eta_0\, \gamma^t$
 * @param step - t, from 0
 * @param options - base η₀; factor γ
 * @returns the learning rate of the step
 * @throws RangeError when step, base or factor is out of range
 * @ref goodfellow2016
 * @example exponentialSchedule(2, {base: 0.1, factor: 0.9}) // 0.081
 */
export function exponentialSchedule(
  step: number,
  {base, factor}: {readonly base: number; readonly factor: number},
): number {
  requireStep("exponentialSchedule", step);
  requireBetween("exponentialSchedule", "base", {value: base, from: 0});
  requireBetween("exponentialSchedule", "factor", {value: factor, from: 0});
  return base * factor ** step;
}

/**
 * Computes a learning rate that falls along half a cosine.
 *
 * Beyond the last step it rises again, as the cosine and PyTorch's schedule do.
 *
 * @formula $\eta_t = \eta_{\min} + \tfrac12 (\eta_0 - \eta_{\min}) \left(1 + \cos \frac{\pi t}{T}\right)$
 * @param step - t, from 0
 * @param options - base η₀; least η_min, 0 when left out, reached at step T = steps
 * @returns the learning rate of the step
 * @throws RangeError when step, base or least is out of range or `steps` is not a whole number from 1
 * @ref loshchilov2017
 * @example cosineSchedule(5, {base: 0.1, steps: 10}) // 0.05
 */
export function cosineSchedule(
  step: number,
  {
    base,
    steps,
    least = 0,
  }: {readonly base: number; readonly steps: number; readonly least?: number},
): number {
  requireStep("cosineSchedule", step);
  requireSteps("cosineSchedule", "steps", [steps, 1]);
  requireBetween("cosineSchedule", "base", {value: base, from: 0});
  requireBetween("cosineSchedule", "least", {value: least, from: 0});
  return halfCosine(base, least, step / steps);
}

/**
 * Computes a learning rate that falls to 0 by a power of what is left of the run.
 *
 * @formula $\eta_t = \eta_0 \left(1 - \frac{\min(t, T)}{T}\right)^{p}$
 * @param step - t, from 0; 0 is returned from step T on
 * @param options - base η₀; steps T; power p, 0.9 when left out
 * @returns the learning rate of the step
 * @throws RangeError when step, base or power is out of range or `steps` is not a whole number from 1
 * @ref isensee2021
 * @example polynomialSchedule(5, {base: 0.1, steps: 10, power: 1}) // 0.05
 */
export function polynomialSchedule(
  step: number,
  {
    base,
    steps,
    power = 0.9,
  }: {readonly base: number; readonly steps: number; readonly power?: number},
): number {
  requireStep("polynomialSchedule", step);
  requireSteps("polynomialSchedule", "steps", [steps, 1]);
  requireBetween("polynomialSchedule", "base", {value: base, from: 0});
  requireBetween("polynomialSchedule", "power", {value: power, from: 0});
  return base * (1 - Math.min(step, steps) / steps) ** power;
}

/** Options of `oneCycleSchedule`. */
export interface OneCycleOptions {
  /** The highest learning rate. */
  readonly peak: number;
  /** Steps of the whole run. */
  readonly steps: number;
  /** Share of the run in which the rate rises; 0.3 when left out. */
  readonly rise?: number;
  /** The peak over the first rate; 25 when left out. */
  readonly startRatio?: number;
  /** The first rate over the last; 1e4 when left out. */
  readonly endRatio?: number;
}

/**
 * Computes a learning rate that rises along half a cosine and falls along another, far below its start.
 *
 * As in PyTorch: the peak lies at rise · T − 1, in general between two steps.
 *
 * @formula $\eta$ runs from $\hat\eta / r_s$ at $t = 0$ to $\hat\eta$ at $t = \rho T - 1$ and to $\hat\eta / (r_s r_e)$ at $t = T - 1$
 * @param step - t, from 0 to T − 1
 * @param options - peak; steps T; rise ρ, 0.3 when left out; startRatio, 25; endRatio, 1e4
 * @returns the learning rate of the step
 * @throws RangeError when the step does not belong to the run, rise · steps does not exceed 1, rise is
 *   not below 1, peak is negative, or a ratio is below 1
 * @ref smith2018
 * @example oneCycleSchedule(0, {peak: 0.1, steps: 11}) // 0.004
 */
export function oneCycleSchedule(
  step: number,
  {peak, steps, rise = 0.3, startRatio = 25, endRatio = 1e4}: OneCycleOptions,
): number {
  const who = "oneCycleSchedule";
  requireStep(who, step);
  requireSteps(who, "steps", [steps, 2]);
  if (step >= steps) {
    throw new RangeError(`${who}: step must be below the ${steps} steps of the run, got ${step}`);
  }
  requireBetween(who, "peak", {value: peak, from: 0});
  requireBetween(who, "startRatio", {value: startRatio, from: 1});
  requireBetween(who, "endRatio", {value: endRatio, from: 1});
  const top = rise * steps - 1;
  if (!(top > 0 && rise < 1)) {
    throw new RangeError(
      `${who}: rise must be below 1 and above 1 / steps, got ${rise} of ${steps}`,
    );
  }
  const first = peak / startRatio;
  if (step <= top) return halfCosine(first, peak, step / top);
  return halfCosine(peak, first / endRatio, (step - top) / (steps - 1 - top));
}
