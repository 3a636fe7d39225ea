import {type OptimiserStep, requireBetween, type StepOptions, startStep} from "./optimiserState.ts";

/** Options of `rmsPropStep`. */
export interface RmsPropOptions extends StepOptions {
  /** Memory of the mean squared gradient; 0.99 when left out. */
  readonly decay?: number;
  /** Added to the root of the mean square; 1e-8 when left out. */
  readonly epsilon?: number;
  /** Pull towards 0, added to the gradient; 0 when left out. */
  readonly weightDecay?: number;
}

/**
 * Makes a step of RMSProp: the gradient over the root of its mean square.
 *
 * The mean starts at 0 and is not corrected for it, so first steps are long: the first moves every
 * parameter by η / √(1 − ρ).
 *
 * @formula $v \leftarrow \rho v + (1-\rho) g^2$, $p \leftarrow p - \eta\,\frac{g}{\sqrt v + \varepsilon}$
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]; weightDecay · p is added to it
 * @param options - learningRate η; decay ρ, 0.99 when left out; epsilon, 1e-8; weightDecay, 0; state
 *   of the previous step
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when learningRate, epsilon or weightDecay is negative, or decay lies outside 0 to below 1
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref goodfellow2016
 * @example rmsPropStep(Float64Array.of(1), Float64Array.of(20), {learningRate: 0.01}).parameters // ≈ [0.9]
 */
export function rmsPropStep(
  parameters: Float64Array,
  gradient: Float64Array,
  options: RmsPropOptions,
): OptimiserStep {
  const {learningRate, decay = 0.99, epsilon = 1e-8, weightDecay = 0} = options;
  const before = startStep("rmsPropStep", {parameters, gradient}, options);
  requireBetween("rmsPropStep", "decay", {value: decay, from: 0, below: 1});
  requireBetween("rmsPropStep", "epsilon", {value: epsilon, from: 0});
  requireBetween("rmsPropStep", "weightDecay", {value: weightDecay, from: 0});
  const second = new Float64Array(parameters.length);
  const moved = parameters.map((p, i) => {
    const g = gradient[i] + weightDecay * p;
    second[i] = decay * before.second[i] + (1 - decay) * g * g;
    return p - (learningRate * g) / (Math.sqrt(second[i]) + epsilon);
  });
  return {parameters: moved, state: {steps: before.steps + 1, first: before.first, second}};
}
