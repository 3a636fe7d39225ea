import {type OptimiserStep, requireBetween, type StepOptions, startStep} from "./optimiserState.ts";

/** Options of `adamStep` and `adamWStep`. */
export interface AdamOptions extends StepOptions {
  /** Memory of the mean gradient; 0.9 when left out. */
  readonly beta1?: number;
  /** Memory of the mean squared gradient; 0.999 when left out. */
  readonly beta2?: number;
  /** Added to the root of the mean square; 1e-8 when left out. */
  readonly epsilon?: number;
  /** Pull towards 0; 0 when left out. */
  readonly weightDecay?: number;
}

/** One step; the decay joins the gradient, or shrinks the parameters beside it when decoupled. */
function step(
  who: string,
  {parameters, gradient}: {parameters: Float64Array; gradient: Float64Array},
  {decoupled, ...options}: AdamOptions & {decoupled: boolean},
): OptimiserStep {
  const {learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0} = options;
  const before = startStep(who, {parameters, gradient}, options);
  requireBetween(who, "beta1", {value: beta1, from: 0, below: 1});
  requireBetween(who, "beta2", {value: beta2, from: 0, below: 1});
  requireBetween(who, "epsilon", {value: epsilon, from: 0});
  requireBetween(who, "weightDecay", {value: weightDecay, from: 0});
  const steps = before.steps + 1;

  // Averages start at 0 and are too small by these shares at first.
  const share1 = 1 - beta1 ** steps;
  const share2 = 1 - beta2 ** steps;
  const first = new Float64Array(parameters.length);
  const second = new Float64Array(parameters.length);
  const moved = parameters.map((p, i) => {
    const g = decoupled ? gradient[i] : gradient[i] + weightDecay * p;
    first[i] = beta1 * before.first[i] + (1 - beta1) * g;
    second[i] = beta2 * before.second[i] + (1 - beta2) * g * g;
    const kept = decoupled ? p * (1 - learningRate * weightDecay) : p;
    return kept - (learningRate * (first[i] / share1)) / (Math.sqrt(second[i] / share2) + epsilon);
  });
  return {parameters: moved, state: {steps, first, second}};
}

/**
 * Makes a step of Adam: the mean gradient over the root of the mean squared gradient, so that every
 * parameter moves by about the learning rate.
 *
 * Weight decay joins the gradient and is divided by its root mean square like the rest; adamWStep
 * keeps it apart.
 *
 * @formula $m \leftarrow \beta_1 m + (1-\beta_1) g$, $v \leftarrow \beta_2 v + (1-\beta_2) g^2$, $p \leftarrow p - \eta\,\frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon}$
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]; weightDecay · p is added to it
 * @param options - learningRate η; beta1, 0.9 when left out; beta2, 0.999; epsilon, 1e-8;
 *   weightDecay, 0; state of the previous step
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when learningRate, epsilon or weightDecay is negative, or a beta lies outside 0 to below 1
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref kingma2015
 * @example adamStep(Float64Array.of(1), Float64Array.of(20), {learningRate: 0.1}).parameters // ≈ [0.9]
 */
export function adamStep(
  parameters: Float64Array,
  gradient: Float64Array,
  options: AdamOptions,
): OptimiserStep {
  return step("adamStep", {parameters, gradient}, {...options, decoupled: false});
}

/**
 * Makes a step of AdamW: Adam whose weight decay shrinks the parameters beside the step.
 *
 * @formula $p \leftarrow (1 - \eta\lambda)\,p - \eta\,\frac{m / (1-\beta_1^t)}{\sqrt{v / (1-\beta_2^t)} + \varepsilon}$ with the averages $m$ and $v$ of Adam
 * @param parameters - p, shape [n]
 * @param gradient - g, shape [n]
 * @param options - learningRate η; weightDecay λ, 0 when left out; beta1, 0.9 when left out; beta2,
 *   0.999; epsilon, 1e-8; state of the previous step
 * @returns new parameters and state; neither argument is changed
 * @throws RangeError when learningRate, epsilon or weightDecay is negative, or a beta lies outside 0 to below 1
 * @throws ShapeError when gradient or state do not belong to the parameters
 * @ref loshchilov2019
 * @example adamWStep(Float64Array.of(1), Float64Array.of(0), {learningRate: 0.1, weightDecay: 0.5}).parameters // [0.95]
 */
export function adamWStep(
  parameters: Float64Array,
  gradient: Float64Array,
  options: AdamOptions,
): OptimiserStep {
  return step("adamWStep", {parameters, gradient}, {...options, decoupled: true});
}
