import {sizeOf} from "../tensor.ts";
import type {Layer, Network} from "./network.ts";

/** An array that a network holds. */
export interface Parameter {
  /** `<node>.<role>`, the key of its weights. */
  readonly name: string;
  readonly node: string;
  readonly role: "weight" | "bias" | "gamma" | "beta" | "mean" | "variance" | "alpha";
  readonly shape: readonly number[];
  /** False for running statistics, which are measured and not learned. */
  readonly trainable: boolean;
  /** Inputs that one output sums over; 0 where there is no sum. Of transposed convolutions as PyTorch counts. */
  readonly fanIn: number;
  readonly fanOut: number;
}

type Row = Omit<Parameter, "name" | "node">;

/** A weight and, perhaps, its bias, which is drawn within the bound of its weight. */
function summing(
  shape: readonly number[],
  o: {outputs: number; bias: boolean; fanIn: number; fanOut: number},
): Row[] {
  const fans = {trainable: true, fanIn: o.fanIn, fanOut: o.fanOut};
  const weight: Row = {role: "weight", shape, ...fans};
  return o.bias ? [weight, {role: "bias", shape: [o.outputs], ...fans}] : [weight];
}

/** The arrays of one layer. */
function rowsOf(layer: Layer): Row[] {
  const plain = (role: Row["role"], n: number, trainable = true): Row => ({
    role,
    shape: [n],
    trainable,
    fanIn: 0,
    fanOut: 0,
  });
  switch (layer.kind) {
    case "conv": {
      const {kernel, inChannels, groups, filters: outputs, bias} = layer;
      const taps = sizeOf(kernel);
      const fans = {fanIn: (inChannels / groups) * taps, fanOut: outputs * taps};
      return summing([...kernel, inChannels / groups, outputs], {outputs, bias, ...fans});
    }
    case "convTranspose": {
      const {kernel, inChannels, filters: outputs, bias} = layer;
      const taps = sizeOf(kernel);
      const fans = {fanIn: outputs * taps, fanOut: inChannels * taps};
      return summing([...kernel, outputs, inChannels], {outputs, bias, ...fans});
    }
    case "dense": {
      const {inFeatures, outFeatures: outputs, bias} = layer;
      return summing([inFeatures, outputs], {outputs, bias, fanIn: inFeatures, fanOut: outputs});
    }
    case "norm": {
      const {channels, type} = layer;
      const learned = layer.affine ? [plain("gamma", channels), plain("beta", channels)] : [];
      if (type !== "batch") return learned;
      return [...learned, plain("mean", channels, false), plain("variance", channels, false)];
    }
    case "prelu":
      return [plain("alpha", layer.parameters)];
    default:
      return [];
  }
}

/**
 * Lists the arrays that a network holds, in the order of its layers.
 *
 * @param network - the network
 * @returns name, shape and fans of each; `trainable` is false for running statistics
 * @ref he2015
 * @example parametersOf(networkBuilder("n", {dims: 2, channels: 1}).build("input")) // []
 */
export function parametersOf(network: Network): Parameter[] {
  return network.nodes.flatMap(({name: node, layer}) =>
    rowsOf(layer).map((row) => ({name: `${node}.${row.role}`, node, ...row})),
  );
}

/**
 * Counts the numbers that a network learns, and those that it keeps as running statistics.
 *
 * @formula eq:conv-parameters $C_o \left(\frac{C_i}{g} \prod_a k_a + 1\right)$ for a convolution with a bias
 * @param network - the network
 * @returns trainable numbers, and buffers: running means and variances
 * @ref ronneberger2015
 * @example countParameters(networkBuilder("n", {dims: 2, channels: 1}).build("input")) // {trainable: 0, buffers: 0}
 */
export function countParameters(network: Network): {trainable: number; buffers: number} {
  const counts = {trainable: 0, buffers: 0};
  for (const {shape, trainable} of parametersOf(network)) {
    counts[trainable ? "trainable" : "buffers"] += sizeOf(shape);
  }
  return counts;
}
