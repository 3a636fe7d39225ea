import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Layer, Network, NetworkNode} from "./network.ts";

/** Shapes that reach a node, and what to call it in messages. */
interface Arrival {
  readonly node: NetworkNode;
  readonly shapes: readonly (readonly number[])[];
}

/** Names a layer as messages show it: `encoder1.conv (conv 3 × 3)`. */
function layerText({name, layer}: NetworkNode): string {
  const size = "kernel" in layer ? ` ${layer.kernel.join(" × ")}` : "";
  return `layer ${name} (${layer.kind}${size})`;
}

/** Fails with the layer and all shapes that reach it. */
function misfit({node, shapes}: Arrival, rule: string): never {
  const got = shapes.map(shapeText).join(" and ");
  throw new ShapeError(`shapesOf: ${layerText(node)} must ${rule}, got ${got}`);
}

/** Replaces the spatial axes of a shape by what `size` makes of each, and the channels. */
function spatially(
  arrival: Arrival,
  {size, channels}: {size: (n: number, axis: number) => number; channels: number},
): number[] {
  const [shape] = arrival.shapes;
  const inner = shape.slice(1, -1).map(size);
  if (inner.some((n) => n < 1)) {
    const {node} = arrival;
    throw new ShapeError(
      `shapesOf: ${layerText(node)} must leave at least one element along each axis, got ${shapeText(inner)} from ${shapeText(shape)}: the input is too small for this depth`,
    );
  }
  return [shape[0], ...inner, channels];
}

/** Checks the last axis of the first shape. */
function requireChannels(arrival: Arrival, channels: number): void {
  if (arrival.shapes[0].at(-1) !== channels) misfit(arrival, `get ${channels} channels`);
}

/** Shapes of layers that move a kernel. */
function kernelShape(layer: Layer, arrival: Arrival): number[] | undefined {
  const channels = arrival.shapes[0].at(-1) as number;
  switch (layer.kind) {
    case "conv":
      requireChannels(arrival, layer.inChannels);
      return spatially(arrival, {
        channels: layer.filters,
        size: (n, a) => {
          const [before, after] = layer.padding[a];
          const reach = layer.dilation[a] * (layer.kernel[a] - 1) + 1;
          return Math.floor((n + before + after - reach) / layer.stride[a]) + 1;
        },
      });
    case "convTranspose":
      requireChannels(arrival, layer.inChannels);
      return spatially(arrival, {
        channels: layer.filters,
        size: (n, a) =>
          (n - 1) * layer.stride[a] -
          2 * layer.padding[a] +
          layer.kernel[a] +
          layer.outputPadding[a],
      });
    case "maxPool":
    case "avgPool":
      return spatially(arrival, {
        channels,
        size: (n, a) =>
          Math.floor((n + 2 * layer.padding[a] - layer.kernel[a]) / layer.stride[a]) + 1,
      });
    case "upsample":
      return spatially(arrival, {channels, size: (n, a) => n * layer.scale[a]});
    default:
      return undefined;
  }
}

/** Shapes of layers that join their inputs. */
function joinedShape(layer: Layer, arrival: Arrival): number[] | undefined {
  const {shapes} = arrival;
  const [first] = shapes;
  const alike = (end: number | undefined) =>
    shapes.every((s) => shapeText(s.slice(0, end)) === shapeText(first.slice(0, end)));
  switch (layer.kind) {
    case "add":
      if (!alike(undefined)) misfit(arrival, "get equal shapes");
      return [...first];
    case "concat":
      if (!alike(-1) || shapes.some((s) => s.length !== first.length)) {
        misfit(arrival, "get shapes that differ in the channels alone");
      }
      return [...first.slice(0, -1), shapes.reduce((sum, s) => sum + (s.at(-1) as number), 0)];
    case "cropTo":
    case "padTo": {
      const [from, like] = shapes;
      const fits = (n: number, axis: number) =>
        layer.kind === "cropTo" ? n >= like[axis + 1] : n <= like[axis + 1];
      if (from.length !== like.length || !from.slice(1, -1).every(fits)) {
        const rule = layer.kind === "cropTo" ? "at least" : "at most";
        misfit(arrival, `get a first input ${rule} as large as the second`);
      }
      return [from[0], ...like.slice(1, -1), from.at(-1) as number];
    }
    default:
      return undefined;
  }
}

/** Shapes of all other layers. */
function plainShape(layer: Layer, arrival: Arrival): number[] {
  const [shape] = arrival.shapes;
  switch (layer.kind) {
    case "globalAvgPool":
      return [shape[0], shape.at(-1) as number];
    case "flatten":
      return [shape[0], sizeOf(shape.slice(1))];
    case "repeat":
      return [...shape.slice(0, -1), (shape.at(-1) as number) * layer.times];
    case "dense":
      if (shape.length !== 2) misfit(arrival, "get [batch, features]");
      requireChannels(arrival, layer.inFeatures);
      return [shape[0], layer.outFeatures];
    case "norm":
      requireChannels(arrival, layer.channels);
      return [...shape];
    case "prelu":
      if (layer.parameters !== 1) requireChannels(arrival, layer.parameters);
      return [...shape];
    default:
      return [...shape];
  }
}

/**
 * Computes the shape of every result of a network, and checks that all layers fit.
 *
 * @param network - the network
 * @param inputShape - shape of its input, [batch, (z,) (y,) x, channels]
 * @returns shapes by node name, `input` among them, in the order of computation
 * @throws ShapeError when the input has not the network's axes or channels, shapes do not fit a layer
 *   (the message names it and prints them), or the input is too small for the depth
 * @ref ronneberger2015
 * @example shapesOf(networkBuilder("n", {dims: 2, channels: 1}).build("input"), [1, 4, 5, 1]).get("input") // [1, 4, 5, 1]
 */
export function shapesOf(
  network: Network,
  inputShape: readonly number[],
): Map<string, readonly number[]> {
  const {name, dims, channels} = network;
  const whole = inputShape.every((n) => Number.isSafeInteger(n) && n >= 1);
  if (!whole || inputShape.length !== dims + 2 || inputShape.at(-1) !== channels) {
    const axes = ["z", "y", "x"].slice(3 - dims).join(", ");
    throw new ShapeError(
      `shapesOf: input of ${name} must be [batch, ${axes}, ${channels}], got ${shapeText(inputShape)}`,
    );
  }
  const shapes = new Map<string, readonly number[]>([["input", [...inputShape]]]);
  for (const node of network.nodes) {
    const incoming = node.inputs.map((input) => shapes.get(input) as readonly number[]);
    const arrival = {node, shapes: incoming};
    const {layer} = node;
    const shape =
      kernelShape(layer, arrival) ?? joinedShape(layer, arrival) ?? plainShape(layer, arrival);
    shapes.set(node.name, shape);
  }
  return shapes;
}
