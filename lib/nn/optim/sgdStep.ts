import {type OptimiserStep, requireBetween, type StepOptions, startStep} from "./optimiserState.ts";

/** Options of `sgdStep`. */
export interface SgdOptions extends StepOptions {
  /** Share of the velocity that is kept; 0 when left out. */
  readonly momentum?: number;
  /** Uses the velocity after the next step; false when left out. */
  readonly nesterov?: boolean;
  /** Pull towards 0, added to the gradient; 0 when left out. */
  readonly weightDecay?: number;
}

/**
 * Makes a step of stochastic gradient descent, with momentum and Nesterov's variant of it.
 *
 * The velocity is a sum of gradients without a factor 1 − m, and starts with the first gradient, as in
 * PyTorch: with momentum m a constant gradient moves 1 / (1 − m) times as far.
 *
 * @formula $v \leftarrow m v + g + \lambda p$, $p \leftarrow p - \eta v$; Nesterov: $p \leftarrow p - \eta\,(g + \lambda p + m v)$
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]
 * @param options - learningRate η; momentum m, 0 when left out; nesterov, false when left out;
 *   weightDecay λ, 0 when left out; state of the previous step
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when learningRate or weightDecay is negative, momentum lies outside 0 to below 1,
 *   or nesterov has no momentum
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref sutskever2013
 * @example sgdStep(Float64Array.of(1), Float64Array.of(2), {learningRate: 0.1}).parameters // [0.8]
 */
export function sgdStep(
  parameters: Float64Array,
  gradient: Float64Array,
  options: SgdOptions,
): OptimiserStep {
  const {learningRate, momentum = 0, nesterov = false, weightDecay = 0} = options;
  const {steps, first, second} = startStep("sgdStep", {parameters, gradient}, options);
  requireBetween("sgdStep", "momentum", {value: momentum, from: 0, below: 1});
  requireBetween("sgdStep", "weightDecay", {value: weightDecay, from: 0});
  if (nesterov && momentum === 0) {
    throw new RangeError("sgdStep: nesterov must have a momentum above 0, got 0");
  }
  const velocity = new Float64Array(parameters.length);
  const moved = parameters.map((p, i) => {
    const g = gradient[i] + weightDecay * p;
    velocity[i] = momentum * first[i] + g;
    return p - learningRate * (nesterov ? g + momentum * velocity[i] : velocity[i]);
  });
  return {parameters: moved, state: {steps: steps + 1, first: velocity, second}};
}
