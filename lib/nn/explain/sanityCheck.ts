import {ShapeError} from "../../core/index.ts";
import {spearman} from "../../statistics/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {type RandomiseOptions, randomiseWeights} from "./randomiseWeights.ts";

/** How a map has changed after one more layer has been randomised. */
export interface SanityStep {
  /** The layer that was randomised last. */
  readonly node: string;
  /** Spearman's correlation with the map of the trained network; NaN where a map does not vary. */
  readonly correlation: number;
  /** The map of the randomised network. */
  readonly map: Tensor;
}

/** Options of `sanityCheck`. */
export interface SanityOptions extends RandomiseOptions {
  /** Computes the map that is checked, for any weights of the network. */
  readonly explain: (weights: Weights) => Tensor;
  /** Compares maps without their signs; false when left out. */
  readonly absolute?: boolean;
}

/**
 * Asks of a method whether its maps depend on what the network has learned: layer after layer is made
 * random, and the map is compared with that of the trained network by rank.
 *
 * A map that stays as it was cannot explain what was learned.
 *
 * @formula $\rho_l = r\big(R(A(\theta)), R(A(\theta_l))\big)$ with layers up to $l$ randomised in $\theta_l$
 * @param network - the network
 * @param weights - its trained arrays by name
 * @param options - explain: the map for given weights; absolute: compares without signs, false when left
 *   out; rng, from, scheme and cascade as in `randomiseWeights`
 * @returns for each randomised layer, the correlation and the map
 * @throws ShapeError when maps differ in shape
 * @throws RangeError when a map is not finite, or an option breaks its rule
 * @ref adebayo2018
 * @ref spearman1904
 * @example const b = networkBuilder("n", {dims: 1, channels: 1});
 * const network = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const explain = () => tensor([1, 3, 1], [1, 2, 4]);
 * sanityCheck(network, weights, {explain, rng: createRng(1), from: "top", scheme: "torch"})[0].correlation // 1
 */
export function sanityCheck(
  network: Network,
  weights: Weights,
  {explain, absolute = false, ...options}: SanityOptions,
): SanityStep[] {
  const ranked = ({data}: Tensor) => (absolute ? data.map(Math.abs) : data);
  const trained = explain(weights);
  return randomiseWeights(network, weights, options).map(({node, weights: random}) => {
    const map = explain(random);
    if (shapeText(map.shape) !== shapeText(trained.shape)) {
      throw new ShapeError(
        `sanityCheck: explain must give maps of one shape, got ${shapeText(map.shape)} and ${shapeText(trained.shape)}`,
      );
    }
    return {node, correlation: spearman(ranked(trained), ranked(map)).rho, map};
  });
}
