import {shapeText} from "../tensor.ts";
import type {Tensor32} from "../train/tensor32.ts";
import {type Ensemble, ensemble} from "./ensemble.ts";
import {requireMembers} from "./requireMembers.ts";

/** Options of `uncertaintyMaps`. */
export interface UncertaintyOptions {
  /**
   * "sigmoid": each channel is a yes or no of its own; "softmax": the channels are classes that exclude
   * one another. No default.
   */
  readonly activation: "sigmoid" | "softmax";
}

/** How sure several predictions are, place by place; entropies in nats. */
export interface UncertaintyMaps extends Ensemble {
  /** Entropy of the mean prediction: all doubt. Channels as in the members, or one for classes. */
  readonly predictiveEntropy: Tensor32;
  /** Mean entropy of the members: the doubt that they share, which more data of this kind leave. */
  readonly expectedEntropy: Tensor32;
  /** The difference, never below 0: the doubt that comes from their disagreement. */
  readonly mutualInformation: Tensor32;
}

/** Computes −p ln p, which is 0 at 0. */
function surprise(p: number): number {
  return p > 0 ? -p * Math.log(p) : 0;
}

/** Checks that members hold probabilities, and that classes add up to 1. */
function requireProbabilities(members: readonly Tensor32[], classes: number): void {
  for (const {data} of members) {
    for (let start = 0; start < data.length; start += classes) {
      let total = 0;
      for (let k = start; k < start + classes; k++) {
        if (!(data[k] >= 0 && data[k] <= 1)) {
          throw new RangeError(
            `uncertaintyMaps: members must hold probabilities, 0 to 1, got ${data[k]} at element ${k}`,
          );
        }
        total += data[k];
      }
      // Single precision rounds each of the classes.
      if (classes > 1 && Math.abs(total - 1) > 1e-4) {
        throw new RangeError(
          `uncertaintyMaps: classes must add up to 1 at every place, got ${total} at element ${start}`,
        );
      }
    }
  }
}

/** Computes the entropy of each place of a prediction, in double precision. */
function entropyOf(data: ArrayLike<number>, classes: number, out: Float64Array): void {
  for (let i = 0, k = 0; i < out.length; i++) {
    if (classes === 1) {
      out[i] = surprise(data[k]) + surprise(1 - data[k]);
      k++;
      continue;
    }
    let entropy = 0;
    for (let c = 0; c < classes; c++, k++) entropy += surprise(data[k]);
    out[i] = entropy;
  }
}

/**
 * Maps how sure an ensemble is, and how much of its doubt is disagreement. Members that all say 0.5 and
 * members that say 0 and 1 have the same predictive entropy; only the latter have mutual information.
 *
 * @formula eq:mutual-information $\underbrace{H\Bigl[\tfrac{1}{M} \sum_m p_m\Bigr]}_{\text{predictive}} = \underbrace{\tfrac{1}{M} \sum_m H[p_m]}_{\text{expected}} + \underbrace{I}_{\text{mutual information}}$ with $H[p] = -\sum_k p_k \ln p_k$
 * @param members - probabilities of each member, [batch, (z,) (y,) x, channels], at least one
 * @param options - activation: what the channels are
 * @returns mean and variance of the members, predictive and expected entropy and mutual information
 * @throws RangeError when there is no member, a number is no probability, classes do not add up to 1 or
 *   are fewer than two, or the activation is none of the two
 * @throws ShapeError when shapes differ
 * @ref houlsby2011
 * @ref lakshminarayanan2017
 * @example uncertaintyMaps([{shape: [1, 1], data: Float32Array.of(0)}, {shape: [1, 1], data: Float32Array.of(1)}], {activation: "sigmoid"}).mutualInformation.data // ≈ [0.6931]
 */
export function uncertaintyMaps(
  members: readonly Tensor32[],
  {activation}: UncertaintyOptions,
): UncertaintyMaps {
  requireMembers("uncertaintyMaps", "members", members);
  if (activation !== "sigmoid" && activation !== "softmax") {
    throw new RangeError(
      `uncertaintyMaps: activation must be "sigmoid" or "softmax", got ${String(activation)}`,
    );
  }
  const [{shape}] = members;
  const classes = activation === "softmax" ? shape[shape.length - 1] : 1;
  if (activation === "softmax" && !(classes >= 2)) {
    throw new RangeError(
      `uncertaintyMaps: members must have two classes or more for "softmax", got ${shapeText(shape)}; one channel is "sigmoid"`,
    );
  }
  requireProbabilities(members, classes);
  const size = members[0].data.length;
  const expected = new Float64Array(size / classes);
  const entropy = new Float64Array(size / classes);
  const middle = new Float64Array(size);

  // In double precision, so that the small difference of two entropies is not lost.
  for (const {data} of members) {
    entropyOf(data, classes, entropy);
    for (let i = 0; i < expected.length; i++) expected[i] += entropy[i] / members.length;
    for (let i = 0; i < size; i++) middle[i] += data[i] / members.length;
  }
  entropyOf(middle, classes, entropy);
  const places = activation === "softmax" ? [...shape.slice(0, -1), 1] : shape;
  const map = (data: Float64Array) => ({shape: places, data: Float32Array.from(data)});
  return {
    ...ensemble(members),
    predictiveEntropy: map(entropy),
    expectedEntropy: map(expected),
    mutualInformation: map(entropy.map((all, i) => Math.max(all - expected[i], 0))),
  };
}
