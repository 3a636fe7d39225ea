import {type OptimiserStep, requireBetween, type StepOptions, startStep} from "./optimiserState.ts";

/** Options of `adagradStep`. */
export interface AdagradOptions extends StepOptions {
  /** Added to the root of the sum; 1e-10 when left out. */
  readonly epsilon?: number;
  /** Pull towards 0, added to the gradient; 0 when left out. */
  readonly weightDecay?: number;
}

/**
 * Makes a step of Adagrad: the gradient over the root of the sum of all its squares so far.
 *
 * The sum only grows, so the steps become ever shorter.
 *
 * @formula $v \leftarrow v + g^2$, $p \leftarrow p - \eta\,\frac{g}{\sqrt v + \varepsilon}$
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]; weightDecay · p is added to it
 * @param options - learningRate η; epsilon, 1e-10 when left out; weightDecay, 0; state of the previous step
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when learningRate, epsilon or weightDecay is negative
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref duchi2011
 * @example adagradStep(Float64Array.of(1), Float64Array.of(20), {learningRate: 0.1}).parameters // ≈ [0.9]
 */
export function adagradStep(
  parameters: Float64Array,
  gradient: Float64Array,
  options: AdagradOptions,
): OptimiserStep {
  const {learningRate, epsilon = 1e-10, weightDecay = 0} = options;
  const before = startStep("adagradStep", {parameters, gradient}, options);
  requireBetween("adagradStep", "epsilon", {value: epsilon, from: 0});
  requireBetween("adagradStep", "weightDecay", {value: weightDecay, from: 0});
  const second = new Float64Array(parameters.length);
  const moved = parameters.map((p, i) => {
    const g = gradient[i] + weightDecay * p;
    second[i] = before.second[i] + g * g;
    return p - (learningRate * g) / (Math.sqrt(second[i]) + epsilon);
  });
  return {parameters: moved, state: {steps: before.steps + 1, first: before.first, second}};
}
