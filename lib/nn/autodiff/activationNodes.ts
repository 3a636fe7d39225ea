import {type ActivateOptions, activate, activateBackward} from "../ops/activations/activate.ts";
import {prelu, preluBackward} from "../ops/activations/prelu.ts";
import {logSoftmax, logSoftmaxBackward} from "../ops/activations/softmax.ts";
import {applyDropout, applyDropoutBackward, type DropoutMask} from "../ops/dropout.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** Activations on a tape; see the operations of the same names. */
export interface ActivationNodes {
  /** Any activation of the registry, softmax over the last axis among them. */
  activate(x: Variable, options: ActivateOptions, name?: string): Variable;
  relu(x: Variable, name?: string): Variable;
  sigmoid(x: Variable, name?: string): Variable;
  tanh(x: Variable, name?: string): Variable;
  softmax(x: Variable, name?: string): Variable;
  logSoftmax(x: Variable, name?: string): Variable;
  /** ReLU whose slope below 0, alpha, is learned. */
  prelu(x: Variable, alpha: Variable, name?: string): Variable;
  /** Drops what `drawDropout` drew. */
  dropout(x: Variable, mask: DropoutMask, name?: string): Variable;
}

/** Builds the activations of a tape. */
export function activationNodes(record: RecordNode): ActivationNodes {
  const put = (x: Variable, options: ActivateOptions, name = ""): Variable =>
    record(options.type, [x], {
      value: activate(x.value, options),
      backward: (gradOutput) => [activateBackward(gradOutput, {...options, x: x.value})],
      name,
    });
  return {
    activate: put,
    relu: (x, name) => put(x, {type: "relu"}, name),
    sigmoid: (x, name) => put(x, {type: "sigmoid"}, name),
    tanh: (x, name) => put(x, {type: "tanh"}, name),
    softmax: (x, name) => put(x, {type: "softmax"}, name),
    logSoftmax: (x, name = "") =>
      record("logSoftmax", [x], {
        value: logSoftmax(x.value),
        backward: (gradOutput) => [logSoftmaxBackward(gradOutput, {x: x.value})],
        name,
      }),
    prelu: (x, alpha, name = "") =>
      record("prelu", [x, alpha], {
        value: prelu(x.value, {alpha: alpha.value}),
        backward(gradOutput) {
          const gradient = preluBackward(gradOutput, {x: x.value, alpha: alpha.value});
          return [gradient.x, gradient.alpha];
        },
        name,
      }),
    dropout: (x, mask, name = "") =>
      record("dropout", [x], {
        value: applyDropout(x.value, mask),
        backward: (gradOutput) => [applyDropoutBackward(gradOutput, mask)],
        name,
      }),
  };
}
