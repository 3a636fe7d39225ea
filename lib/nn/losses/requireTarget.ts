import type {Tensor} from "../tensor.ts";
import {type LossSpec, requireLossSpec} from "./lossSpec.ts";
import {denseTarget} from "./lossTarget.ts";

/**
 * Checks that a target fits a loss and the shape of its logits, before it goes to an engine, where
 * labels cannot be read back cheaply.
 *
 * @param target - what the loss would be given
 * @param options - the loss, and the shape of the logits [batch, places…, channels]
 * @throws RangeError when a label is out of range; the message names the label and its place
 * @throws ShapeError when the shapes do not fit
 * @ref paszke2019
 * @example requireTarget(tensor([1, 2], [0, 1]), {loss: {kind: "crossEntropy", reduction: "mean"}, logitsShape: [1, 2, 2]}) // undefined
 */
export function requireTarget(
  target: Tensor,
  {loss, logitsShape}: {readonly loss: LossSpec; readonly logitsShape: readonly number[]},
): void {
  requireLossSpec("requireTarget", loss);
  const shape = {shape: logitsShape, data: new Float64Array(0)};
  for (const one of loss.kind === "compound" ? loss.terms.map((term) => term.loss) : [loss]) {
    const activation =
      one.kind === "crossEntropy"
        ? "softmax"
        : one.kind === "binaryCrossEntropy"
          ? "sigmoid"
          : one.activation;
    denseTarget("requireTarget", shape, target, {activation, ignore: one.ignore});
  }
}
