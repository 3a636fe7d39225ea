import {type Rng, requireRng} from "../../core/index.ts";
import {type InitialiseScheme, initialise, type Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";

/** Which layers lose what they have learned, and what they get. */
export interface RandomiseOptions {
  readonly rng: Rng;
  /** "top": from the last layer to the first; "bottom": from the first to the last. */
  readonly from: "top" | "bottom";
  /** How far apart the random weights lie, as in `initialise`; no default. */
  readonly scheme: InitialiseScheme;
  /** Keeps the layers before it randomised too; true when left out. */
  readonly cascade?: boolean;
}

/** The arrays of a network after one more layer has been randomised. */
export interface RandomisedStep {
  /** The layer. */
  readonly node: string;
  readonly weights: Weights;
}

/**
 * Replaces what the layers of a trained network have learned by random numbers, one layer after the other.
 *
 * The trained arrays stay as they are; each step has arrays of its own. Running statistics of batch
 * normalisation go back to mean 0 and variance 1 with their layer.
 *
 * @param network - the network
 * @param weights - its trained arrays by name
 * @param options - rng; from: "top" or "bottom"; scheme, as in `initialise`; cascade: earlier layers stay
 *   randomised, true when left out
 * @returns a step for each layer with weights, in the order of randomising
 * @throws RangeError when an array is missing, or from or scheme are none of theirs
 * @ref adebayo2018
 * @example const b = networkBuilder("n", {dims: 1, channels: 1});
 * const network = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * randomiseWeights(network, weights, {rng: createRng(1), from: "top", scheme: "torch"})[0].node // "c"
 */
export function randomiseWeights(
  network: Network,
  weights: Weights,
  {rng, from, scheme, cascade = true}: RandomiseOptions,
): RandomisedStep[] {
  requireRng("randomiseWeights", rng);
  if (from !== "top" && from !== "bottom") {
    throw new RangeError(
      `randomiseWeights: from must be "top" or "bottom", got ${JSON.stringify(from)}`,
    );
  }
  const parameters = parametersOf(network);
  const missing = parameters.find(({name}) => !weights.has(name));
  if (missing !== undefined) {
    throw new RangeError(
      `randomiseWeights: weights must hold every array of ${network.name}, got none named ${missing.name}`,
    );
  }
  const random = initialise(network, rng, {scheme});
  const layers = [...new Set(parameters.map(({node}) => node))];
  if (from === "top") layers.reverse();
  let last = new Map(weights);
  return layers.map((node) => {
    const next = new Map(cascade ? last : weights);
    for (const {name} of parameters.filter((parameter) => parameter.node === node)) {
      next.set(name, random.get(name)!);
    }
    last = next;
    return {node, weights: next};
  });
}
