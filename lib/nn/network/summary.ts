import {sizeOf} from "../tensor.ts";
import type {Layer, Network} from "./network.ts";
import {parametersOf} from "./parametersOf.ts";
import {fieldSize, receptiveFields} from "./receptiveFields.ts";
import {shapesOf} from "./shapesOf.ts";

/** One layer of a network, for an image of a given shape. */
export interface LayerSummary {
  readonly name: string;
  readonly kind: Layer["kind"];
  readonly inputs: readonly string[];
  /** [batch, (z,) (y,) x, channels]. */
  readonly outputShape: readonly number[];
  /** Numbers that it learns. */
  readonly trainable: number;
  /** Running means and variances that it keeps. */
  readonly buffers: number;
  /**
   * Multiplications, each with its addition, of convolutions, dense layers and what fuses modalities, for
   * the whole batch.
   */
  readonly multiplyAdds: number;
  /** Bytes of its result in single precision. */
  readonly bytes: number;
  /** Voxels that one element sees along each axis; null when it sees the whole image. */
  readonly receptiveField: readonly number[] | null;
  /** Voxels of the image from one element to the next; null when it sees the whole image. */
  readonly jump: readonly number[] | null;
}

/** A network, for an image of a given shape. */
export interface NetworkSummary {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSummary[];
  readonly trainable: number;
  readonly buffers: number;
  readonly multiplyAdds: number;
  /** Bytes of all that is learned or kept, in single precision. */
  readonly parameterBytes: number;
  /** Bytes of the results of all layers, which training keeps until the gradients are known. */
  readonly trainingBytes: number;
  /** Most bytes at one time when each result goes as soon as nothing needs it. */
  readonly inferenceBytes: number;
}

/** Bytes of one number in single precision. */
const BYTES = 4;

/** Multiplications of a layer, from the shapes of its inputs and of its result. */
function multiplyAddsOf(
  layer: Layer,
  [input, second]: readonly (readonly number[])[],
  output: readonly number[],
): number {
  switch (layer.kind) {
    case "conv":
      return sizeOf(output) * (layer.inChannels / layer.groups) * sizeOf(layer.kernel);
    case "convTranspose":
      return sizeOf(input) * layer.filters * sizeOf(layer.kernel);
    case "dense":
      return sizeOf(output) * layer.inFeatures;
    case "gate":
    case "outer":
      return sizeOf(output);
    case "attention":
      // Each place of the queries meets each of the keys, once to compare and once to gather.
      return (sizeOf(input) + sizeOf(output)) * sizeOf(second.slice(1, -1));
    default:
      return 0;
  }
}

/** Most bytes that are needed at one time, running layer after layer. */
function peakBytes(network: Network, bytesOf: (node: string) => number): number {
  const lastUse = new Map<string, number>();
  network.nodes.forEach(({inputs}, step) => {
    for (const input of inputs) lastUse.set(input, step);
  });
  for (const output of network.outputs) lastUse.set(output, network.nodes.length);
  let held = bytesOf("input");
  let peak = held;
  network.nodes.forEach(({name, inputs}, step) => {
    held += bytesOf(name);
    peak = Math.max(peak, held);
    for (const input of new Set(inputs)) if (lastUse.get(input) === step) held -= bytesOf(input);
    if (!lastUse.has(name)) held -= bytesOf(name);
  });
  return peak;
}

/**
 * Lists what a network does to an image: shapes, parameters, multiplications, memory and receptive
 * field of each layer, with totals.
 *
 * Multiplications are those of convolutions, dense layers, gates, outer products and attention. The
 * receptive field is what the element that sees most can see, not counting what normalisation shares;
 * for effective ones see effectiveReceptiveField.
 *
 * @formula $r_l = r_{l-1} + (k_l - 1)\,d_l\,j_{l-1}$, $j_l = j_{l-1} s_l$
 * @param network - the network
 * @param inputShape - [batch, (z,) (y,) x, channels]
 * @returns one row for each layer, and totals
 * @throws ShapeError when the image does not fit the network
 * @ref araujo2019
 * @example summary(unet({dims: 2, inChannels: 1, classes: 2, padding: "valid"}), [1, 572, 572, 1]).layers.at(-1)?.outputShape // [1, 388, 388, 2]
 */
export function summary(network: Network, inputShape: readonly number[]): NetworkSummary {
  const shapes = shapesOf(network, inputShape);
  const shapeOf = (node: string) => shapes.get(node) as readonly number[];
  const fields = receptiveFields(network, shapes);
  const counts = new Map(network.nodes.map(({name}) => [name, {trainable: 0, buffers: 0}]));
  for (const {node, shape, trainable} of parametersOf(network)) {
    const count = counts.get(node) as {trainable: number; buffers: number};
    count[trainable ? "trainable" : "buffers"] += sizeOf(shape);
  }
  const bytesOf = (node: string) => BYTES * sizeOf(shapeOf(node));
  const layers = network.nodes.map(({name, layer, inputs}): LayerSummary => {
    const field = fields.get(name) ?? null;
    const outputShape = shapeOf(name);
    return {
      name,
      kind: layer.kind,
      inputs,
      outputShape,
      ...(counts.get(name) as {trainable: number; buffers: number}),
      multiplyAdds: multiplyAddsOf(layer, inputs.map(shapeOf), outputShape),
      bytes: bytesOf(name),
      receptiveField: field === null ? null : field.map(fieldSize),
      jump: field === null ? null : field.map(({jump}) => jump),
    };
  });
  const total = (key: "trainable" | "buffers" | "multiplyAdds" | "bytes") =>
    layers.reduce((sum, layer) => sum + layer[key], 0);
  const [trainable, buffers] = [total("trainable"), total("buffers")];
  return {
    name: network.name,
    inputShape: [...inputShape],
    layers,
    trainable,
    buffers,
    multiplyAdds: total("multiplyAdds"),
    parameterBytes: BYTES * (trainable + buffers),
    trainingBytes: total("bytes"),
    inferenceBytes: peakBytes(network, bytesOf),
  };
}
