import {relu} from "../ops/activations/relu.ts";
import {sigmoid} from "../ops/activations/sigmoid.ts";
import {dense, denseBackward} from "../ops/dense.ts";
import {globalAvgPool, globalAvgPoolBackward} from "../ops/globalAvgPool.ts";
import type {Tensor} from "../tensor.ts";
import {gateMap, gateMapBackward} from "./gateMap.ts";

/** The two dense layers of a squeeze and excitation. */
export interface SqueezeExcitationWeights {
  /** [channels, hidden]. */
  readonly weight1: Tensor;
  /** [hidden]; 0 when left out. */
  readonly bias1?: Tensor | undefined;
  /** [hidden, channels]. */
  readonly weight2: Tensor;
  /** [channels]; 0 when left out. */
  readonly bias2?: Tensor | undefined;
}

/** What squeeze and excitation makes, and the factor of each channel. */
export interface SqueezeExcitationResult {
  /** Of the shape of x. */
  readonly y: Tensor;
  /** [batch, channels], in 0 to 1. */
  readonly gate: Tensor;
}

/** Gradients with respect to the input and all weights. */
export interface SqueezeExcitationGradients {
  readonly x: Tensor;
  readonly weight1: Tensor;
  readonly bias1: Tensor;
  readonly weight2: Tensor;
  readonly bias2: Tensor;
}

/** Computes the gate and what led to it. */
function gateOf(x: Tensor, {weight1, bias1, weight2, bias2}: SqueezeExcitationWeights) {
  const pooled = globalAvgPool(x);
  const before = dense(pooled, weight1, {bias: bias1});
  const hidden = {shape: before.shape, data: before.data.map((value) => relu(value))};
  const logits = dense(hidden, weight2, {bias: bias2});
  const gate = {shape: logits.shape, data: logits.data.map((value) => sigmoid(value))};
  return {pooled, before, hidden, gate};
}

/**
 * Weighs the channels of a map by what all of them are on average: a small network reads the mean of
 * each channel and says how much of it goes on.
 *
 * @formula eq:squeeze-excitation $y_c = s_c\, x_c$ with $s = \sigma\!\left(W_2\, \mathrm{relu}(W_1 \bar x + b_1) + b_2\right)$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param weights - weight1 [channels, hidden], bias1, weight2 [hidden, channels], bias2
 * @returns y, of the shape of x, and gate s, [batch, channels]
 * @throws ShapeError when the shapes do not fit
 * @ref hu2018
 * @example squeezeExcitation(tensor([1, 2, 1], [1, 3]), {weight1: tensor([1, 1], 1), weight2: tensor([1, 1], 0)}).y.data // [0.5, 1.5]
 */
export function squeezeExcitation(
  x: Tensor,
  weights: SqueezeExcitationWeights,
): SqueezeExcitationResult {
  const {gate} = gateOf(x, weights);
  return {y: gateMap({x, gate}), gate};
}

/**
 * Carries a gradient back through `squeezeExcitation`: to the map directly, and through its means.
 *
 * @formula $\nabla_x = s\, \nabla_y + \frac{1}{|P|}\, \nabla_{\bar x}$, with $\nabla_{\bar x}$ through both dense layers
 * @param gradOutput - gradient with respect to y
 * @param options - x and the weights as given to squeezeExcitation
 * @returns gradients with respect to x, weight1, bias1, weight2 and bias2
 * @throws ShapeError when the shapes do not fit
 * @ref hu2018
 * @example squeezeExcitationBackward(tensor([1, 2, 1], 1), {x: tensor([1, 2, 1], [1, 3]), weight1: tensor([1, 1], 1), weight2: tensor([1, 1], 0)}).bias2.data // [1]
 */
export function squeezeExcitationBackward(
  gradOutput: Tensor,
  {x, ...weights}: SqueezeExcitationWeights & {readonly x: Tensor},
): SqueezeExcitationGradients {
  const {pooled, before, hidden, gate} = gateOf(x, weights);
  const direct = gateMapBackward(gradOutput, {x, gate});

  // Back through the sigmoid, the second layer, the ReLU, the first layer and the mean.
  const slope = direct.gate.data.map((g, i) => g * gate.data[i] * (1 - gate.data[i]));
  const second = denseBackward(
    {shape: gate.shape, data: slope},
    {x: hidden, weight: weights.weight2},
  );
  const passed = second.x.data.map((g, i) => (before.data[i] > 0 ? g : 0));
  const first = denseBackward(
    {shape: before.shape, data: passed},
    {x: pooled, weight: weights.weight1},
  );
  const mean = globalAvgPoolBackward(first.x, {x});
  return {
    x: {shape: [...x.shape], data: direct.x.data.map((g, i) => g + mean.data[i])},
    weight1: first.weight,
    bias1: first.bias,
    weight2: second.weight,
    bias2: second.bias,
  };
}
