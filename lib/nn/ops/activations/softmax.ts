import {ShapeError} from "../../../core/index.ts";
import type {Tensor} from "../../tensor.ts";
import {requireShape} from "../normalise.ts";

/** Returns the length of the last axis, over which probabilities add up. */
function classesOf(who: string, x: Tensor): number {
  const classes = x.shape.at(-1);
  if (classes === undefined) {
    throw new ShapeError(`${who}: x must have at least one axis, got shape []`);
  }
  return classes;
}

/** Writes log Σ exp of each row: the greatest logit is taken out first, so that nothing overflows. */
function logSumExp(data: Float64Array, start: number, classes: number): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let k = start; k < start + classes; k++) greatest = Math.max(greatest, data[k]);
  let total = 0;
  for (let k = start; k < start + classes; k++) total += Math.exp(data[k] - greatest);
  return greatest + Math.log(total);
}

/**
 * Computes the logarithm of softmax over the last axis, without overflow for logits of any size.
 *
 * @formula $\log p_k = z_k - \max_j z_j - \log \sum_j e^{z_j - \max_j z_j}$
 * @param x - logits, [..., class]
 * @returns log probabilities, of the shape of x
 * @throws ShapeError when x has no axis
 * @ref blanchard2021
 * @example logSoftmax(tensor([2], [1000, 1000])).data // [-0.6931471805599453, -0.6931471805599453]
 */
export function logSoftmax(x: Tensor): Tensor {
  const classes = classesOf("logSoftmax", x);
  const data = new Float64Array(x.data.length);
  for (let start = 0; start < data.length; start += classes) {
    const norm = logSumExp(x.data, start, classes);
    for (let k = start; k < start + classes; k++) data[k] = x.data[k] - norm;
  }
  return {shape: [...x.shape], data};
}

/**
 * Computes softmax over the last axis, without overflow for logits of any size.
 *
 * @formula $p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}$
 * @param x - logits, [..., class]
 * @returns probabilities, of the shape of x; each row adds up to 1
 * @throws ShapeError when x has no axis
 * @ref blanchard2021
 * @example softmax(tensor([1, 2], [1000, 1000])).data // [0.5, 0.5]
 */
export function softmax(x: Tensor): Tensor {
  const classes = classesOf("softmax", x);
  const data = new Float64Array(x.data.length);
  for (let start = 0; start < data.length; start += classes) {
    let greatest = Number.NEGATIVE_INFINITY;
    for (let k = start; k < start + classes; k++) greatest = Math.max(greatest, x.data[k]);
    let total = 0;
    for (let k = start; k < start + classes; k++) {
      data[k] = Math.exp(x.data[k] - greatest);
      total += data[k];
    }
    for (let k = start; k < start + classes; k++) data[k] /= total;
  }
  return {shape: [...x.shape], data};
}

/**
 * Carries a gradient back through `softmax`.
 *
 * @formula $\frac{\partial L}{\partial z_k} = p_k \left( g_k - \sum_j g_j p_j \right)$
 * @param gradOutput - gradient with respect to the probabilities, of the shape of x
 * @param options - x: the logits given to softmax
 * @returns the gradient with respect to the logits, of the shape of x
 * @throws ShapeError when gradOutput has not the shape of x
 * @ref bishop2006
 * @example softmaxBackward(tensor([2], [1, 0]), {x: tensor([2], [0, 0])}).data // [0.25, -0.25]
 */
export function softmaxBackward(gradOutput: Tensor, {x}: {readonly x: Tensor}): Tensor {
  const classes = classesOf("softmaxBackward", x);
  requireShape("softmaxBackward", {name: "gradOutput", value: gradOutput, shape: x.shape});
  const {data} = softmax(x);
  for (let start = 0; start < data.length; start += classes) {
    let inner = 0;
    for (let k = start; k < start + classes; k++) inner += gradOutput.data[k] * data[k];
    for (let k = start; k < start + classes; k++) data[k] *= gradOutput.data[k] - inner;
  }
  return {shape: [...x.shape], data};
}

/**
 * Carries a gradient back through `logSoftmax`.
 *
 * @formula $\frac{\partial L}{\partial z_k} = g_k - p_k \sum_j g_j$
 * @param gradOutput - gradient with respect to the log probabilities, of the shape of x
 * @param options - x: the logits given to logSoftmax
 * @returns the gradient with respect to the logits, of the shape of x
 * @throws ShapeError when gradOutput has not the shape of x
 * @ref bishop2006
 * @example logSoftmaxBackward(tensor([2], [1, 0]), {x: tensor([2], [0, 0])}).data // [0.5, -0.5]
 */
export function logSoftmaxBackward(gradOutput: Tensor, {x}: {readonly x: Tensor}): Tensor {
  const classes = classesOf("logSoftmaxBackward", x);
  requireShape("logSoftmaxBackward", {name: "gradOutput", value: gradOutput, shape: x.shape});
  const {data} = softmax(x);
  for (let start = 0; start < data.length; start += classes) {
    let total = 0;
    for (let k = start; k < start + classes; k++) total += gradOutput.data[k];
    for (let k = start; k < start + classes; k++) data[k] = gradOutput.data[k] - total * data[k];
  }
  return {shape: [...x.shape], data};
}
