import {summary} from "../network/summary.ts";
import {FUSIONS, type FusionKind} from "./fusionKinds.ts";
import {type FusionNetworkOptions, fusionNetwork} from "./fusionNetwork.ts";

/** What one way to fuse costs. */
export interface FusionCost {
  readonly fusion: FusionKind;
  /** Numbers that are learned. */
  readonly parameters: number;
  /** Multiplications, each with its addition, for the whole batch. */
  readonly multiplyAdds: number;
  /** Bytes that training keeps of all results, in single precision. */
  readonly trainingBytes: number;
  /** Most bytes at one time when it only predicts. */
  readonly inferenceBytes: number;
}

/** Options of `fusionCosts`. */
export interface FusionCostOptions extends Omit<FusionNetworkOptions, "fusion"> {
  /** [batch, (z,) (y,) x, channels]. */
  readonly inputShape: readonly number[];
  /** The ways to compare; all when left out. */
  readonly fusions?: readonly FusionKind[];
}

/**
 * Counts what each way to fuse modalities costs: parameters, multiplications, memory.
 *
 * @formula $\#\theta = \sum_l C_{o,l}\,(C_{i,l} \prod_a k_{a,l} + 1)$ over all layers $l$ of the network
 * @param options - those of `fusionNetwork` but fusion; inputShape; fusions, all when left out
 * @returns a row for each way
 * @throws RangeError when an option breaks a rule of `fusionNetwork`
 * @throws ShapeError when the input does not fit the networks
 * @ref zadeh2017
 * @example fusionCosts({dims: 2, modalities: [1, 1], classes: 1, result: "map", base: 2, depth: 1, inputShape: [1, 4, 4, 2], fusions: ["early"]})[0].parameters // 225
 */
export function fusionCosts({
  inputShape,
  fusions = FUSIONS,
  ...options
}: FusionCostOptions): FusionCost[] {
  return fusions.map((fusion) => {
    const costs = summary(fusionNetwork({...options, fusion}), inputShape);
    const {trainable: parameters, multiplyAdds, trainingBytes, inferenceBytes} = costs;
    return {fusion, parameters, multiplyAdds, trainingBytes, inferenceBytes};
  });
}
