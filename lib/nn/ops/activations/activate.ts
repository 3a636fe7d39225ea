import type {Tensor} from "../../tensor.ts";
import {requireShape} from "../normalise.ts";
import {activationFor, type ScalarActivationName} from "./activation.ts";
import {softmax, softmaxBackward} from "./softmax.ts";

/** Which activation, with its parameter where it has one. */
export interface ActivateOptions {
  /** One of the names of `activation`, or softmax over the channels. */
  readonly type: ScalarActivationName | "softmax";
  /** Slope below 0 of leakyRelu, alpha of elu and celu, beta of softplus; usual values when left out. */
  readonly alpha?: number | undefined;
}

/** Throws when softmax gets a parameter. */
function requireNoAlpha(who: string, alpha: number | undefined): void {
  if (alpha !== undefined) {
    throw new RangeError(`${who}: alpha must be left out for softmax, got ${alpha}`);
  }
}

/**
 * Applies an activation to each element of a tensor, or softmax over its channels.
 *
 * @formula $y_i = \phi(x_i)$
 * @param x - any shape, channels last
 * @param options - type: a name as in `activation`, or softmax; alpha: its parameter, where it has one
 * @returns y, of the shape of x
 * @throws RangeError when the name is unknown or alpha does not suit it
 * @ref paszke2019
 * @example activate(tensor([3], [-2, 0, 3]), {type: "relu"}).data // [0, 0, 3]
 */
export function activate(x: Tensor, {type, alpha}: ActivateOptions): Tensor {
  if (type === "softmax") {
    requireNoAlpha("activate", alpha);
    return softmax(x);
  }
  const {value} = activationFor("activate", {type, alpha});
  const data = new Float64Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = value(x.data[i]);
  return {shape: [...x.shape], data};
}

/**
 * Carries a gradient back through `activate`: each element times the slope there.
 *
 * @formula $\frac{\partial L}{\partial x_i} = \phi'(x_i)\,\frac{\partial L}{\partial y_i}$
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, type and alpha as given to activate
 * @returns the gradient with respect to x, of its shape
 * @throws RangeError when the name is unknown or alpha does not suit it
 * @throws ShapeError when gradOutput has not the shape of x
 * @ref paszke2019
 * @example activateBackward(tensor([3], [1, 1, 1]), {x: tensor([3], [-2, 0, 3]), type: "relu"}).data // [0, 0, 1]
 */
export function activateBackward(
  gradOutput: Tensor,
  {x, type, alpha}: ActivateOptions & {readonly x: Tensor},
): Tensor {
  if (type === "softmax") {
    requireNoAlpha("activateBackward", alpha);
    return softmaxBackward(gradOutput, {x});
  }
  const {derivative} = activationFor("activateBackward", {type, alpha});
  requireShape("activateBackward", {name: "gradOutput", value: gradOutput, shape: x.shape});
  const data = new Float64Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = derivative(x.data[i]) * gradOutput.data[i];
  return {shape: [...x.shape], data};
}
