import {ShapeError} from "../../core/index.ts";
import {lossOf} from "../losses/lossOf.ts";
import type {LossSpec} from "../losses/lossSpec.ts";
import {forward} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Options of `empiricalRisk`. */
export interface EmpiricalRiskOptions {
  /** Images, [n, (z,) (y,) x, channels]. */
  readonly x: Tensor;
  /** What should be said of each, [n, …] as the loss takes it. */
  readonly target: Tensor;
  /** The loss of one image. */
  readonly loss: LossSpec;
}

/** Takes one sample out of a batch, as a batch of one. */
function single({shape, data}: Tensor, k: number): Tensor {
  const size = sizeOf(shape.slice(1));
  return {shape: [1, ...shape.slice(1)], data: data.subarray(k * size, (k + 1) * size)};
}

/**
 * Computes the empirical risk of a network: its mean loss over samples, in evaluation mode and double
 * precision. On the samples it learned from that is what training made small; on others it is an
 * estimate of what the network is worth.
 *
 * @formula eq:empirical-risk $\hat R(\theta) = \frac{1}{n} \sum_{i=1}^{n} \ell\big(f_\theta(x_i), y_i\big)$
 * @param network - f
 * @param weights - θ, its arrays by name
 * @param options - x, images [n, (z,) (y,) x, channels]; target, [n, …]; loss, that of one image
 * @returns the mean loss
 * @throws ShapeError when images and targets differ in number, or do not fit the network or the loss
 * @throws RangeError when an array is missing, a label is out of range or a number is not finite
 * @ref vapnik1999
 * @example const b = networkBuilder("identity", {dims: 1, channels: 1});
 * const same = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * empiricalRisk(same, new Map([["c.weight", tensor([1, 1, 1], [1])]]), {x: tensor([2, 1, 1], [0, 0]), target: tensor([2, 1, 1], [1, 0]), loss: {kind: "binaryCrossEntropy", reduction: "mean"}}) // 0.6931471805599453
 */
export function empiricalRisk(
  network: Network,
  weights: Weights,
  {x, target, loss}: EmpiricalRiskOptions,
): number {
  const count = x.shape[0];
  if (target.shape[0] !== count) {
    throw new ShapeError(
      `empiricalRisk: x and target must hold as many samples, got ${shapeText(x.shape)} and ${shapeText(target.shape)}`,
    );
  }
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const {outputs} = forward(network, weights, single(x, k), {training: false});
    sum += lossOf(loss, outputs[0], single(target, k)).value;
  }
  return sum / count;
}
