import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {type NetworkGradientsOptions, networkGradients} from "../network/networkGradients.ts";
import type {Tensor} from "../tensor.ts";
import {lengthOf} from "./lengthOf.ts";

/** How a node's result and the gradient that reaches it are spread. */
export interface DepthRow {
  /** Name of the node; `input` stands first. */
  readonly node: string;
  /** Length of the gradient with respect to the node's result. */
  readonly gradient: number;
  /** Mean square of the result. */
  readonly activation: number;
}

/**
 * Measures how long the gradient of a loss is at every node of a network, and how large the results are.
 *
 * Plotted over depth it shows whether gradients vanish, explode or keep their length.
 *
 * @formula eq:gradient-norms $\lVert \nabla_{a_l} L \rVert_2$ and $\frac{1}{n} \sum_i a_{l,i}^2$ for each node $l$
 * @param network - the network
 * @param weights - its arrays by name
 * @param x - input, [batch, (z,) (y,) x, channels]
 * @param options - loss, training and rng as in `networkGradients`
 * @returns a row for the input and each node, in the order of computation
 * @throws ShapeError when x, an array or the loss does not fit
 * @throws RangeError when an array is missing or x is not finite
 * @ref glorot2010
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const run = {training: false, loss: (tape, [y]) => tape.sum(y)};
 * gradientNorms(double, weights, tensor([1, 1, 1], [3]), run).map(({gradient}) => gradient) // [2, 1]
 */
export function gradientNorms(
  network: Network,
  weights: Weights,
  x: Tensor,
  options: NetworkGradientsOptions,
): DepthRow[] {
  const {nodes, activations} = networkGradients(network, weights, x, options);
  return [...nodes].map(([node, gradient]) => {
    const {data} = activations.get(node) as Tensor;
    const activation = data.reduce((sum, value) => sum + value * value, 0) / data.length;
    return {node, gradient: lengthOf(gradient.data), activation};
  });
}
