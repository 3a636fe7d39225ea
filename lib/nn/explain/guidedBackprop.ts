import {gradients} from "../autodiff/gradients.ts";
import {createTape, type Tape} from "../autodiff/tape.ts";
import {tapeNetwork} from "../network/forward.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import type {Tensor} from "../tensor.ts";
import {type Attribution, requireOneImage} from "./attribution.ts";
import {recordScore, type Score} from "./score.ts";

/** A tape whose ReLUs let only positive gradients through, and only where they are open. */
function guidedTape(): Tape {
  const tape = createTape();
  return {
    ...tape,
    activate(x, options, name = "") {
      const plain = tape.activate(x, options, name);
      if (options.type !== "relu") return plain;
      return tape.record("guided relu", [x], {
        value: plain.value,
        backward: ({shape, data}) => [
          {shape, data: data.map((g, i) => (x.value.data[i] > 0 ? Math.max(0, g) : 0))},
        ],
        name,
      });
    },
  };
}

/**
 * Computes the gradient of a score with negative gradients cut off at every ReLU on the way back.
 *
 * The pictures are sharp because the image is nearly reconstructed, whatever the weights: the method fails
 * the sanity check (see `sanityCheck`). Other activations pass their plain gradient.
 *
 * @formula $g_k = [a_k > 0]\,\mathrm{ReLU}\Big(\sum_l w_{kl}\, g_l\Big)$
 * @param network - the network, run in evaluation mode; at least one ReLU
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained
 * @returns attribution, of the shape of x, and the score
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when the network has no ReLU, or the score names no class or node of it
 * @ref springenberg2015
 * @example const b = networkBuilder("relu", {dims: 1, channels: 1});
 * const r = b.activation("r", b.input, {type: "relu"});
 * const network = b.build(b.conv("c", r, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [-2])]]);
 * guidedBackprop(network, weights, tensor([1, 2, 1], [3, -4]), {score: {target: 0}}).attribution.data // [0, 0]
 */
export function guidedBackprop(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score}: {readonly score: Score},
): Attribution {
  const who = "guidedBackprop";
  requireOneImage(who, x);
  if (!network.nodes.some(({layer}) => layer.kind === "activation" && layer.type === "relu")) {
    throw new RangeError(`${who}: network must have a ReLU, got none in ${network.name}`);
  }
  const taped = tapeNetwork(who, network, {weights, x, training: false, tape: guidedTape()});
  const value = recordScore(who, network, taped, score);
  return {attribution: gradients(value, [taped.x])[0], score: value.value.data[0]};
}
