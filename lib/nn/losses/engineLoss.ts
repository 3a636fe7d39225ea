import type {Scalar, Tensor as CoreTensor} from "@tensorflow/tfjs-core";
import {ShapeError} from "../../core/index.ts";
import type {Tf} from "../engine/engine.ts";
import {withGradient} from "../engine/ops/withGradient.ts";
import {shapeText} from "../tensor.ts";
import {
  type EngineLossResult,
  engineBinaryCrossEntropy,
  engineCrossEntropy,
  engineFocal,
} from "./engineEntropies.ts";
import {type EngineInputs, engineLossInputs} from "./engineLossInputs.ts";
import {engineDice, engineGeneralisedDice, engineTversky} from "./engineRegions.ts";
import {type LossSpec, requireLossSpec, type SimpleLossSpec} from "./lossSpec.ts";

/** A loss that runs on an engine and that `tf.grad` can differentiate by the logits. */
export type EngineLoss = (logits: CoreTensor, target: CoreTensor) => Scalar;

/** Computes a loss that is no sum. */
function simpleLoss(inputs: EngineInputs, spec: SimpleLossSpec): EngineLossResult {
  switch (spec.kind) {
    case "crossEntropy":
      return engineCrossEntropy(inputs, spec);
    case "binaryCrossEntropy":
      return engineBinaryCrossEntropy(inputs, spec);
    case "dice":
      return engineDice(inputs, spec);
    case "generalisedDice":
      return engineGeneralisedDice(inputs, spec);
    case "tversky":
      return engineTversky(inputs, spec);
    case "focal":
      return engineFocal(inputs, spec);
  }
}

/** Computes value and gradient together, as they share most of the work. */
function valueAndGradient(inputs: EngineInputs, spec: LossSpec): EngineLossResult {
  if (spec.kind !== "compound") return simpleLoss(inputs, spec);
  const {tf} = inputs;
  return spec.terms
    .map(({weight, loss}) => {
      const {value, gradient} = simpleLoss(inputs, loss);
      return {value: tf.mul(value, weight), gradient: tf.mul(gradient, weight)};
    })
    .reduce((a, b) => ({
      value: tf.add(a.value, b.value),
      gradient: tf.add(a.gradient, b.gradient),
    }));
}

/**
 * Makes a loss that runs on an engine, with the gradient of `lossOf` written by hand.
 *
 * Single precision, as the engine computes. A label that does not exist makes the loss NaN, since it
 * cannot be read back cheaply: check targets with `requireTarget` first. The gradient is given for the
 * logits only; it is not differentiable a second time.
 *
 * @formula $L$ and $\partial L / \partial z$ as in the function that `lossOf` calls
 * @param tf - the engine's own TensorFlow.js
 * @param spec - the loss, as in `lossOf`
 * @returns a function of logits [batch, places…, channels] and their target that gives the loss as a
 *   scalar tensor of the caller's
 * @throws RangeError when there is no such kind, or a compound has no term or a weight that is not finite
 * @throws ShapeError from the returned function, when logits and target do not fit
 * @ref paszke2019
 * @example typeof engineLoss // "function"
 */
export function engineLoss(tf: Tf, spec: LossSpec): EngineLoss {
  requireLossSpec("engineLoss", spec);
  return (logits, target) => {
    if (logits.rank < 2) {
      throw new ShapeError(
        `engineLoss: logits must have a batch and a class axis, got ${shapeText(logits.shape)}`,
      );
    }
    const loss = tf.tidy(() =>
      withGradient(tf, [logits], {
        forward: () => {
          const inputs = engineLossInputs(tf, logits, target);
          const {value, gradient} = valueAndGradient(inputs, spec);
          return {value, saved: [tf.reshape(gradient, logits.shape)]};
        },
        backward: (dy, [gradient]) => [tf.mul(dy, gradient)],
      }),
    );
    return loss as Scalar;
  };
}
