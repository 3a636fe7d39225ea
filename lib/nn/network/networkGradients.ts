import {gradients} from "../autodiff/gradients.ts";
import type {Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import type {Tensor} from "../tensor.ts";
import {type Forward, forwardOf, tapeNetwork} from "./forward.ts";
import type {Weights} from "./initialise.ts";
import type {Network} from "./network.ts";
import {parametersOf} from "./parametersOf.ts";
import type {RunOptions} from "./recordNetwork.ts";

/** Options of `networkGradients`. */
export interface NetworkGradientsOptions extends RunOptions {
  /** Builds the loss, one number, from the network's outputs on the tape. */
  readonly loss: (tape: Tape, outputs: readonly Variable[]) => Variable;
}

/** A loss, what led to it, and how it changes with everything in the network. */
export interface NetworkGradients extends Forward {
  readonly loss: number;
  /** With respect to each learned array, by its name. */
  readonly weights: ReadonlyMap<string, Tensor>;
  /** With respect to the result of each node, by its name, `input` among them. */
  readonly nodes: ReadonlyMap<string, Tensor>;
}

/**
 * Computes a loss of a network and its gradients with respect to all weights, all results and the input.
 *
 * @formula $\nabla_{W_l} L = \left(\frac{\partial a_l}{\partial W_l}\right)^{\!\top} \nabla_{a_l} L$, $\nabla_{a_k} L = \sum_{l\,:\,k \to l} \left(\frac{\partial a_l}{\partial a_k}\right)^{\!\top} \nabla_{a_l} L$
 * @param network - the network
 * @param weights - its arrays by name, all that `parametersOf` lists
 * @param x - input, [batch, (z,) (y,) x, channels]
 * @param options - loss: makes one number of the outputs, on the tape; training and rng as in `forward`
 * @returns the loss; gradients of learned arrays by name, and of the results of all nodes by name (the
 *   input's under `input`); all that `forward` returns
 * @throws ShapeError when x, an array or the loss does not fit
 * @throws RangeError when an array is missing or x is not finite
 * @ref baydin2018
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const run = {training: false, loss: (tape, [y]) => tape.sum(y)};
 * networkGradients(double, weights, tensor([1, 2, 1], [3, 4]), run).weights.get("c.weight").data // [7]
 */
export function networkGradients(
  network: Network,
  weights: Weights,
  x: Tensor,
  {loss: lossOf, ...options}: NetworkGradientsOptions,
): NetworkGradients {
  const taped = tapeNetwork("networkGradients", network, {...options, weights, x});
  const loss = lossOf(taped.tape, taped.outputs);

  // Running statistics stand still; everything else may be asked for in one sweep.
  const learned = parametersOf(network).filter(({trainable}) => trainable);
  const names = learned.map(({name}) => name);
  const nodes = [...taped.activations.keys()];
  const found = gradients(loss, [
    ...names.map((name) => taped.weights.get(name) as Variable),
    ...nodes.map((name) => taped.activations.get(name) as Variable),
  ]);
  return {
    ...forwardOf(taped),
    loss: loss.value.data[0],
    weights: new Map(names.map((name, i) => [name, found[i]])),
    nodes: new Map(nodes.map((name, i) => [name, found[names.length + i]])),
  };
}
