import {matrixRank} from "../../lib/core/index.ts";
import {
  addFusion,
  channelsFirst,
  channelsLast,
  concatChannels,
  linearMapMatrix,
  type Tensor,
  tensor,
} from "../../lib/nn/index.ts";
import {numbers, type Op, type ReferenceCase} from "./cases.ts";

/** Reads a channel-first array as one of our tensors. */
function tensorOf({inputs}: ReferenceCase, key: string): Tensor {
  const value = inputs[key];
  if (value === null || typeof value !== "object" || !("shape" in value)) {
    throw new TypeError(`${key}: must have a shape, got ${JSON.stringify(value)}`);
  }
  if (!Array.isArray(value.shape)) throw new TypeError(`${key}: shape must be a list`);
  return channelsLast(tensor(value.shape.map(Number), numbers(inputs, key)));
}

/** Adds δ to one tensor, `sign` times. */
function moved(x: Tensor, delta: Tensor, sign: number): Tensor {
  return {shape: x.shape, data: x.data.map((value, i) => value + sign * delta.data[i])};
}

/** Concatenation and sum of two maps, of both moved by δ against one another, and the ranks of both. */
export const skipFusion: Op = (reference) => {
  const [e, d, delta] = ["E", "D", "delta"].map((key) => tensorOf(reference, key));
  const [up, down] = [moved(e, delta, 1), moved(d, delta, -1)];
  const shapes = [e.shape, d.shape];
  const concatMap = linearMapMatrix(concatChannels, {shapes});
  const addMap = linearMapMatrix(([a, b]) => addFusion(a, b), {shapes});
  const [concatRank, addRank] = [concatMap, addMap].map((m) => matrixRank(m.data, m));
  return {
    concat: channelsFirst(concatChannels([e, d])),
    add: channelsFirst(addFusion(e, d)),
    concat_perturbed: channelsFirst(concatChannels([up, down])),
    add_perturbed: channelsFirst(addFusion(up, down)),
    rank_concat_map: concatRank,
    rank_add_map: addRank,
    nullity_concat_map: concatMap.columns - concatRank,
    nullity_add_map: addMap.columns - addRank,
  };
};
