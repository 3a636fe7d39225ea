import type {EngineTensor} from "../engine/engine.ts";
import type {BinaryCrossEntropyOptions} from "./binaryCrossEntropyWithLogits.ts";
import type {EngineInputs} from "./engineLossInputs.ts";
import {balance, type FocalOptions} from "./focalLoss.ts";
import type {CrossEntropyOptions} from "./softmaxCrossEntropy.ts";

/** A loss on an engine, and its gradient with respect to the logits, [batch, places, channels]. */
export interface EngineLossResult {
  readonly value: EngineTensor;
  readonly gradient: EngineTensor;
}

/** Computes what `softmaxCrossEntropy` computes. */
export function engineCrossEntropy(
  inputs: EngineInputs,
  {reduction, classWeights, ignore, smoothing = 0}: CrossEntropyOptions,
): EngineLossResult {
  const {tf, shape} = inputs;
  const {y, counted, alarm} = inputs.target("softmax", ignore);
  const weights = tf.tensor1d([...(classWeights ?? new Array<number>(shape[2]).fill(1))]);

  // The weighted target t of each class: L = −Σ t log p, so that ∂L/∂z = p Σt − t.
  const spread = tf.mul(counted, smoothing / shape[2]);
  const t = tf.mul(weights, tf.add(tf.mul(y, 1 - smoothing), spread));
  const scale = reduction === "mean" ? tf.div(1, tf.sum(tf.mul(weights, y))) : tf.scalar(1);
  const value = tf.mul(tf.neg(tf.sum(tf.mul(t, inputs.logSoftmax()))), scale);
  const expected = tf.mul(inputs.probabilities("softmax"), tf.sum(t, 2, true));
  return {value: tf.add(value, alarm), gradient: tf.mul(tf.sub(expected, t), scale)};
}

/** Computes log(1 + e^z) without overflow. */
function softplusOf({tf}: EngineInputs, z: EngineTensor): EngineTensor {
  return tf.add(tf.relu(z), tf.log(tf.add(1, tf.exp(tf.neg(tf.abs(z))))));
}

/** Computes what `binaryCrossEntropyWithLogits` computes. */
export function engineBinaryCrossEntropy(
  inputs: EngineInputs,
  {reduction, positiveWeight = 1, ignore}: BinaryCrossEntropyOptions,
): EngineLossResult {
  const {tf, z} = inputs;
  const {y, counted, alarm} = inputs.target("sigmoid", ignore);
  const p = inputs.probabilities("sigmoid");
  const positive = tf.mul(y, positiveWeight);
  const negative = tf.sub(counted, y);
  const scale = reduction === "mean" ? tf.div(1, countOf(inputs, counted)) : tf.scalar(1);
  const above = softplusOf(inputs, z);
  const terms = tf.add(tf.mul(positive, tf.sub(above, z)), tf.mul(negative, above));
  const slopes = tf.sub(tf.mul(negative, p), tf.mul(positive, tf.sub(1, p)));
  const value = tf.mul(tf.sum(terms), scale);
  return {value: tf.add(value, alarm), gradient: tf.mul(slopes, scale)};
}

/** Counts the elements of the logits that count; `counted` may have one channel for all. */
function countOf({tf, z}: EngineInputs, counted: EngineTensor): EngineTensor {
  return tf.mul(tf.sum(counted), z.size / counted.size);
}

/** Computes what `focalLoss` computes. */
export function engineFocal(inputs: EngineInputs, options: FocalOptions): EngineLossResult {
  const {tf, z, shape} = inputs;
  const {activation, gamma, reduction, ignore} = options;
  const {y, counted, alarm} = inputs.target(activation, ignore);
  const {positive, negative} = balance(options, shape[2]);
  const scale = reduction === "mean" ? tf.div(1, countOf(inputs, counted)) : tf.scalar(1);

  // log p and q = 1 − p of what is true, and how the slope in log p spreads over the logits.
  const sign = tf.sub(tf.mul(y, 2), 1);
  const softmax = activation === "softmax";
  const others = tf.sub(1, y);
  const p = inputs.probabilities(activation);
  const logP = softmax
    ? tf.sum(tf.mul(y, inputs.logSoftmax()), 2, true)
    : tf.neg(softplusOf(inputs, tf.neg(tf.mul(sign, z))));
  const q = softmax ? tf.sum(tf.mul(others, p), 2, true) : tf.sigmoid(tf.neg(tf.mul(sign, z)));
  const weights = softmax
    ? tf.sum(tf.mul(y, tf.tensor1d([...positive])), 2, true)
    : tf.mul(counted, tf.add(tf.mul(y, positive[0]), tf.mul(others, negative[0])));
  const direction = softmax ? tf.sub(tf.mul(y, q), tf.mul(others, p)) : tf.mul(sign, q);

  const power = tf.pow(q, tf.scalar(gamma));
  const value = tf.neg(tf.sum(tf.mul(weights, tf.mul(power, logP))));
  const faded = gamma === 0 ? tf.zerosLike(q) : tf.pow(tf.maximum(q, 1e-30), gamma - 1);
  const rise = tf.mul(gamma, tf.mul(tf.exp(logP), tf.mul(faded, logP)));
  const slope = tf.mul(weights, tf.sub(rise, power));
  const gradient = tf.mul(tf.mul(slope, direction), scale);
  return {value: tf.add(tf.mul(value, scale), alarm), gradient};
}
