import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireShape} from "./normalise.ts";

/** Checks the two matrices and returns their sizes. */
function sizesOf(who: string, x: Tensor, weight: Tensor) {
  if (x.shape.length !== 2 || weight.shape.length !== 2 || x.shape[1] !== weight.shape[0]) {
    throw new ShapeError(
      `${who}: x must be [batch, features] and weight [features, features out], got ${shapeText(x.shape)} and ${shapeText(weight.shape)}`,
    );
  }
  return {batch: x.shape[0], inputs: x.shape[1], outputs: weight.shape[1]};
}

/**
 * Computes a dense layer: every output is a weighted sum of all inputs.
 *
 * @formula $y_{n,o} = \sum_i x_{n,i}\,w_{i,o} + b_o$
 * @param x - [batch, feature]
 * @param weight - [feature, feature out]
 * @param options - bias, [feature out]; 0 when left out
 * @returns y, [batch, feature out]
 * @throws ShapeError when the shapes do not fit
 * @ref lecun1998
 * @example dense(tensor([1, 2], [1, 2]), tensor([2, 2], [1, 0, 3, 1]), {bias: tensor([2], [0, 10])}).data // [7, 12]
 */
export function dense(
  x: Tensor,
  weight: Tensor,
  {bias}: {readonly bias?: Tensor | undefined} = {},
): Tensor {
  const {batch, inputs, outputs} = sizesOf("dense", x, weight);
  requireShape("dense", {name: "bias", value: bias, shape: [outputs]});
  const data = new Float64Array(batch * outputs);
  for (let n = 0; n < batch; n++) {
    const row = data.subarray(n * outputs, (n + 1) * outputs);
    if (bias !== undefined) row.set(bias.data);
    for (let i = 0; i < inputs; i++) {
      const value = x.data[n * inputs + i];
      for (let o = 0; o < outputs; o++) row[o] += value * weight.data[i * outputs + o];
    }
  }
  return {shape: [batch, outputs], data};
}

/**
 * Carries a gradient back through `dense`.
 *
 * @formula $\nabla_x = \nabla_y W^\top$, $\nabla_W = x^\top \nabla_y$, $\nabla_b = \sum_n \nabla_{y_n}$
 * @param gradOutput - gradient with respect to y, [batch, feature out]
 * @param options - x and weight as given to dense
 * @returns gradients with respect to x, weight and bias
 * @throws ShapeError when the shapes do not fit
 * @ref lecun1998
 * @example denseBackward(tensor([1, 1], [2]), {x: tensor([1, 2], [3, 4]), weight: tensor([2, 1], [5, 6])}).x.data // [10, 12]
 */
export function denseBackward(
  gradOutput: Tensor,
  {x, weight}: {readonly x: Tensor; readonly weight: Tensor},
): {x: Tensor; weight: Tensor; bias: Tensor} {
  const {batch, inputs, outputs} = sizesOf("denseBackward", x, weight);
  const shape = [batch, outputs];
  requireShape("denseBackward", {name: "gradOutput", value: gradOutput, shape});
  const gradX = new Float64Array(batch * inputs);
  const gradWeight = new Float64Array(inputs * outputs);
  const gradBias = new Float64Array(outputs);
  for (let n = 0; n < batch; n++) {
    const grad = gradOutput.data.subarray(n * outputs, (n + 1) * outputs);
    for (let o = 0; o < outputs; o++) gradBias[o] += grad[o];
    for (let i = 0; i < inputs; i++) {
      const value = x.data[n * inputs + i];
      let total = 0;
      for (let o = 0; o < outputs; o++) {
        total += grad[o] * weight.data[i * outputs + o];
        gradWeight[i * outputs + o] += value * grad[o];
      }
      gradX[n * inputs + i] = total;
    }
  }
  return {
    x: {shape: [batch, inputs], data: gradX},
    weight: {shape: [inputs, outputs], data: gradWeight},
    bias: {shape: [outputs], data: gradBias},
  };
}
