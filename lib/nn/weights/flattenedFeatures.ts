import {sizeOf} from "../tensor.ts";
import type {Network, NetworkNode} from "../network/network.ts";
import {shapesOf} from "../network/shapesOf.ts";
import type {Tensor} from "../tensor.ts";

/** How the features of a flattened image lie in a row. */
export interface Flattened {
  readonly channels: number;
  readonly places: number;
}

/** Layers that leave each feature where it is. */
const IN_PLACE: readonly string[] = ["activation", "dropout", "norm", "prelu", "add"];

/** Layers after which there is no space left to flatten. */
const SPACELESS: readonly string[] = ["globalAvgPool", "dense", "flatten"];

/**
 * Finds the nodes whose input is a flattened image. Here its channels lie next to each other, in PyTorch its
 * places do, so that parameters with one entry for each feature are in another order.
 */
export function flattenedFeatures(
  network: Network,
  inputShape: readonly number[] | undefined,
): Map<string, Flattened> {
  const kinds = new Map(network.nodes.map(({name, layer}) => [name, layer.kind as string]));
  const flattens = ({layer, inputs}: NetworkNode) =>
    layer.kind === "flatten" && !SPACELESS.includes(kinds.get(inputs[0]) ?? "");
  const first = network.nodes.find(flattens);
  if (first === undefined) return new Map();
  if (inputShape === undefined) {
    throw new RangeError(
      `loadStateDict: inputShape must be given when a layer flattens an image, got none and layer ${first.name}`,
    );
  }

  // What a node puts out is flattened when it flattens, or leaves in place what was.
  const shapes = shapesOf(network, inputShape);
  const outputs = new Map<string, Flattened>();
  const inputs = new Map<string, Flattened>();
  for (const node of network.nodes) {
    const {name, layer} = node;
    const [from] = node.inputs;
    const before = outputs.get(from);
    if (before !== undefined) inputs.set(name, before);
    if (flattens(node)) {
      const shape = shapes.get(from) as readonly number[];
      const channels = shape[shape.length - 1];
      const places = sizeOf(shape.slice(1, -1));
      outputs.set(name, {channels, places});
    } else if (before !== undefined && IN_PLACE.includes(layer.kind)) outputs.set(name, before);
  }
  return inputs;
}

/** Puts the first axis of a parameter from PyTorch's order of features, [channel, place], into ours. */
export function inOurOrder(parameter: Tensor, {channels, places}: Flattened): Tensor {
  const features = channels * places;
  const {shape, data} = parameter;
  if (shape[0] !== features) return parameter;
  const width = data.length / features;
  const ordered = new Float64Array(data.length);
  for (let c = 0; c < channels; c++) {
    for (let p = 0; p < places; p++) {
      const from = (c * places + p) * width;
      ordered.set(data.subarray(from, from + width), (p * channels + c) * width);
    }
  }
  return {shape, data: ordered};
}
