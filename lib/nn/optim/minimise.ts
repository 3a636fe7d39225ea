import {optimiserStep, type OptimiserRule} from "./optimiserStep.ts";
import type {OptimiserState} from "./optimiserState.ts";

/** A function's value and gradient at one place. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Options of `minimise`. */
export interface MinimiseOptions {
  readonly rule: OptimiserRule;
  /** One number, or the learning rate of each step, counted from 0. */
  readonly learningRate: number | ((step: number) => number);
  readonly steps: number;
}

/** Where a descent went. */
export interface Descent {
  /** The parameters after each step. */
  readonly trajectory: readonly Float64Array[];
  /** The function's value before each step. */
  readonly values: Float64Array;
}

/**
 * Follows a rule downhill for a number of steps.
 *
 * @formula $p_{t+1} = p_t - \eta_t\, d(\nabla f(p_t))$ with the direction $d$ of the rule
 * @param f - gives value and gradient at a place
 * @param start - the first place, shape [n]
 * @param options - rule and its options; learningRate: one number or a function of the step; steps
 * @returns places after each step, and values before each
 * @throws RangeError when steps is not a whole number of at least 1, or the rule's options are refused
 * @ref goodfellow2016
 * @example minimise((p) => ({value: p[0] ** 2, gradient: Float64Array.of(2 * p[0])}), Float64Array.of(1), {rule: {type: "sgd"}, learningRate: 0.25, steps: 3}).trajectory.map((p) => p[0]) // [0.5, 0.25, 0.125]
 */
export function minimise(
  f: (parameters: Float64Array) => Slope,
  start: Float64Array,
  {rule, learningRate, steps}: MinimiseOptions,
): Descent {
  if (!Number.isSafeInteger(steps) || steps < 1) {
    throw new RangeError(`minimise: steps must be a whole number of at least 1, got ${steps}`);
  }
  const trajectory: Float64Array[] = [];
  const values = new Float64Array(steps);
  let parameters = start;
  let state: OptimiserState | undefined;
  for (let step = 0; step < steps; step++) {
    const {value, gradient} = f(parameters);
    values[step] = value;
    const rate = typeof learningRate === "number" ? learningRate : learningRate(step);
    ({parameters, state} = optimiserStep(parameters, gradient, {rule, learningRate: rate, state}));
    trajectory.push(parameters);
  }
  return {trajectory, values};
}
