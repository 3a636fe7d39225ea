import type {Tensor} from "../tensor.ts";
import {adagradStep} from "./adagradStep.ts";
import {adamStep, adamWStep} from "./adamStep.ts";
import type {OptimiserState, OptimiserStep, StepOptions} from "./optimiserState.ts";
import {rmsPropStep} from "./rmsPropStep.ts";
import {sgdStep} from "./sgdStep.ts";

/** Rules by name. */
const STEPS = {
  sgd: sgdStep,
  adam: adamStep,
  adamW: adamWStep,
  rmsProp: rmsPropStep,
  adagrad: adagradStep,
} as const;

/** Names of the rules. */
export type OptimiserName = keyof typeof STEPS;

/** A rule with its options as plain data, such as {type: "sgd", momentum: 0.9}. */
export type OptimiserRule = {
  readonly [Name in OptimiserName]: {readonly type: Name} & Omit<
    Parameters<(typeof STEPS)[Name]>[2],
    keyof StepOptions
  >;
}[OptimiserName];

/** Options of `optimiserStep`. */
export interface OptimiserStepOptions extends StepOptions {
  readonly rule: OptimiserRule;
}

/**
 * Makes a step of a rule that is given as plain data.
 *
 * @formula $p \leftarrow p - \eta\, d(g, \mathrm{state})$ with the direction $d$ of the rule
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]
 * @param options - rule: {type: "sgd" | "adam" | "adamW" | "rmsProp" | "adagrad", …its options};
 *   learningRate; state of the previous step, left out at the first
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when the rule has no such name or its options break a rule of their own
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref goodfellow2016
 * @example optimiserStep(Float64Array.of(1), Float64Array.of(2), {rule: {type: "sgd"}, learningRate: 0.1}).parameters // [0.8]
 */
export function optimiserStep(
  parameters: Float64Array,
  gradient: Float64Array,
  {rule, learningRate, state}: OptimiserStepOptions,
): OptimiserStep {
  const {type, ...options} = rule;
  if (!Object.hasOwn(STEPS, type)) {
    throw new RangeError(
      `optimiserStep: type must be one of ${Object.keys(STEPS).join(", ")}, got ${JSON.stringify(type)}`,
    );
  }
  return STEPS[type](parameters, gradient, {...options, learningRate, state});
}

/** What `weightsStep` returns. */
export interface WeightsStep {
  readonly weights: Map<string, Tensor>;
  readonly state: Map<string, OptimiserState>;
}

/**
 * Makes a step of a rule for all arrays of a network that have a gradient.
 *
 * Arrays without one, such as running statistics, are handed on as they are.
 *
 * @formula $p \leftarrow p - \eta\, d(g, \mathrm{state})$ for each array
 * @param weights - arrays by name
 * @param gradients - gradients by the same names
 * @param options - rule; learningRate; state of the previous step, left out at the first
 * @returns new weights and state by name; the arguments are not changed
 * @throws RangeError when a gradient names no array
 * @throws ShapeError when a gradient or state does not belong to its array
 * @ref goodfellow2016
 * @example weightsStep(new Map([["a.weight", tensor([1], [1])]]), new Map([["a.weight", tensor([1], [2])]]), {rule: {type: "sgd"}, learningRate: 0.1}).weights.get("a.weight").data // [0.8]
 */
export function weightsStep(
  weights: ReadonlyMap<string, Tensor>,
  gradients: ReadonlyMap<string, Tensor>,
  options: Omit<OptimiserStepOptions, "state"> & {
    readonly state?: ReadonlyMap<string, OptimiserState> | undefined;
  },
): WeightsStep {
  const result: WeightsStep = {weights: new Map(weights), state: new Map(options.state)};
  for (const [name, gradient] of gradients) {
    const weight = weights.get(name);
    if (weight === undefined) {
      throw new RangeError(`weightsStep: gradients must belong to the weights, got ${name}`);
    }
    const state = options.state?.get(name);
    const step = optimiserStep(weight.data, gradient.data, {...options, state});
    result.weights.set(name, {shape: weight.shape, data: step.parameters});
    result.state.set(name, step.state);
  }
  return result;
}
