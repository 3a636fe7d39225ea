import type * as tfjs from "@tensorflow/tfjs-core";
import type {OptimiserRule} from "../optim/optimiserStep.ts";

type TensorFlow = typeof tfjs;
type Vector = tfjs.Tensor1D;

/** All parameters of a network in one vector, and what the rule remembers of each. */
export interface EngineOptimiserState {
  /** Steps made so far. */
  readonly steps: number;
  readonly parameters: Vector;
  /** Velocity of momentum, or the mean gradient of Adam. */
  readonly first: Vector;
  /** Mean or sum of squared gradients. */
  readonly second: Vector;
}

/** The three vectors after a step. */
type Moved = Pick<EngineOptimiserState, "parameters" | "first" | "second">;

/** a · x + b · y of two vectors. */
function blend(tf: TensorFlow, [a, x]: [number, Vector], [b, y]: [number, Vector]): Vector {
  return tf.add(tf.mul(x, a), tf.mul(y, b));
}

/** Adam and AdamW. */
function adam(
  tf: TensorFlow,
  {steps, parameters, first, second}: EngineOptimiserState,
  {
    gradient,
    rate,
    rule,
  }: {gradient: Vector; rate: number; rule: OptimiserRule & {type: "adam" | "adamW"}},
): Moved {
  const {beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0} = rule;
  const decoupled = rule.type === "adamW";
  const pulled = !decoupled && weightDecay > 0;
  const g = pulled ? blend(tf, [1, gradient], [weightDecay, parameters]) : gradient;
  const mean = blend(tf, [beta1, first], [1 - beta1, g]);
  const square = blend(tf, [beta2, second], [1 - beta2, tf.square(g)]);

  // Averages start at 0 and are too small by these shares at first.
  const share1 = 1 - beta1 ** (steps + 1);
  const share2 = 1 - beta2 ** (steps + 1);
  const root = tf.add(tf.sqrt(tf.div(square, share2)), epsilon);
  const step = tf.div(tf.mul(mean, rate / share1), root);
  const kept =
    decoupled && weightDecay > 0 ? tf.mul(parameters, 1 - rate * weightDecay) : parameters;
  return {parameters: tf.sub(kept, step), first: mean, second: square};
}

/** Stochastic gradient descent, its momentum and Nesterov's variant. */
function sgd(
  tf: TensorFlow,
  {parameters, first, second}: EngineOptimiserState,
  {gradient, rate, rule}: {gradient: Vector; rate: number; rule: OptimiserRule & {type: "sgd"}},
): Moved {
  const {momentum = 0, nesterov = false, weightDecay = 0} = rule;
  const g = weightDecay > 0 ? blend(tf, [1, gradient], [weightDecay, parameters]) : gradient;
  const velocity = momentum > 0 ? blend(tf, [momentum, first], [1, g]) : g;
  const direction = nesterov ? blend(tf, [1, g], [momentum, velocity]) : velocity;
  return {
    parameters: blend(tf, [1, parameters], [-rate, direction]),
    first: tf.clone(velocity),
    second: tf.clone(second),
  };
}

/** RMSProp, which forgets old squares, and Adagrad, which adds them up. */
function scaled(
  tf: TensorFlow,
  {parameters, first, second}: EngineOptimiserState,
  {
    gradient,
    rate,
    rule,
  }: {gradient: Vector; rate: number; rule: OptimiserRule & {type: "rmsProp" | "adagrad"}},
): Moved {
  const forgets = rule.type === "rmsProp";
  const {weightDecay = 0, epsilon = forgets ? 1e-8 : 1e-10} = rule;
  const decay = forgets ? (rule.decay ?? 0.99) : 0;
  const g = weightDecay > 0 ? blend(tf, [1, gradient], [weightDecay, parameters]) : gradient;
  const kept: [number, Vector] = [forgets ? decay : 1, second];
  const square = blend(tf, kept, [1 - decay, tf.square(g)]);
  const step = tf.div(tf.mul(g, rate), tf.add(tf.sqrt(square), epsilon));
  return {parameters: tf.sub(parameters, step), first: tf.clone(first), second: square};
}

/**
 * Makes a step of an optimiser on an engine, all parameters in one vector; the same rules as
 * `optimiserStep`, in single precision. The caller owns the three vectors of the result, and still
 * those of the argument.
 */
export function engineOptimiserStep(
  tf: TensorFlow,
  state: EngineOptimiserState,
  o: {readonly gradient: Vector; readonly rule: OptimiserRule; readonly learningRate: number},
): EngineOptimiserState {
  const {gradient, rule, learningRate: rate} = o;
  const moved = tf.tidy((): Moved & tfjs.TensorContainerObject => {
    switch (rule.type) {
      case "sgd":
        return {...sgd(tf, state, {gradient, rate, rule})};
      case "adam":
      case "adamW":
        return {...adam(tf, state, {gradient, rate, rule})};
      default:
        return {...scaled(tf, state, {gradient, rate, rule})};
    }
  });
  const {parameters, first, second} = moved;
  return {steps: state.steps + 1, parameters, first, second};
}
