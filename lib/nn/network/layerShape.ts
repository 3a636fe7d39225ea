import {attends} from "../fusion/attentionSizes.ts";
import {gates} from "../fusion/gateMap.ts";
import {isBand} from "../fusion/sliceChannels.ts";
import {shapeText, sizeOf} from "../tensor.ts";
import type {Layer, NetworkNode} from "./network.ts";

/** The shape that a layer makes of those that reach it, or why it cannot. */
export type LayerShape =
  | {readonly shape: number[]}
  /** The shapes do not fit the layer. */
  | {readonly misfit: string}
  /** The image has shrunk to nothing along some axis. */
  | {readonly tooSmall: string};

/** A node and the shapes that reach it. */
interface Arrival {
  readonly node: NetworkNode;
  readonly shapes: readonly (readonly number[])[];
}

/** Names a layer as messages show it: `layer encoder1.conv (conv 3 × 3)`. */
function layerText({name, layer}: NetworkNode): string {
  const size = "kernel" in layer ? ` ${layer.kernel.join(" × ")}` : "";
  return `layer ${name} (${layer.kind}${size})`;
}

/** Says which rule is broken, with the layer and all shapes that reach it. */
function misfit({node, shapes}: Arrival, rule: string): LayerShape {
  const got = shapes.map(shapeText).join(" and ");
  return {misfit: `${layerText(node)} must ${rule}, got ${got}`};
}

/** Replaces the spatial axes of a shape by what `size` makes of each, and the channels. */
function spatially(
  {node, shapes: [shape]}: Arrival,
  {size, channels}: {size: (n: number, axis: number) => number; channels: number},
): LayerShape {
  const inner = shape.slice(1, -1).map(size);
  if (inner.every((n) => n >= 1)) return {shape: [shape[0], ...inner, channels]};
  return {
    tooSmall: `${layerText(node)} must leave at least one element along each axis, got ${shapeText(inner)} from ${shapeText(shape)}`,
  };
}

/** How far a layer with a kernel reaches: what it makes of the length of an axis. */
function kernelSize(layer: Layer): ((n: number, axis: number) => number) | undefined {
  switch (layer.kind) {
    case "conv":
      return (n, a) => {
        const [before, after] = layer.padding[a];
        const reach = layer.dilation[a] * (layer.kernel[a] - 1) + 1;
        return Math.floor((n + before + after - reach) / layer.stride[a]) + 1;
      };
    case "convTranspose":
      return (n, a) =>
        (n - 1) * layer.stride[a] - 2 * layer.padding[a] + layer.kernel[a] + layer.outputPadding[a];
    case "maxPool":
    case "avgPool":
      return (n, a) =>
        Math.floor((n + 2 * layer.padding[a] - layer.kernel[a]) / layer.stride[a]) + 1;
    case "upsample":
      return (n, a) => n * layer.scale[a];
    default:
      return undefined;
  }
}

/** Shapes of layers that join their inputs. */
function joinedShape(layer: Layer, arrival: Arrival): LayerShape | undefined {
  const {shapes} = arrival;
  const [first] = shapes;
  const alike = (end: number | undefined) =>
    shapes.every((s) => shapeText(s.slice(0, end)) === shapeText(first.slice(0, end)));
  switch (layer.kind) {
    case "add":
      return alike(undefined) ? {shape: [...first]} : misfit(arrival, "get equal shapes");
    case "concat": {
      if (!alike(-1) || shapes.some((s) => s.length !== first.length)) {
        return misfit(arrival, "get shapes that differ in the channels alone");
      }
      const channels = shapes.reduce((sum, s) => sum + s[s.length - 1], 0);
      return {shape: [...first.slice(0, -1), channels]};
    }
    case "cropTo":
    case "padTo": {
      const [from, like] = shapes;
      const cuts = layer.kind === "cropTo";
      const fits = (n: number, axis: number) => (cuts ? n >= like[axis + 1] : n <= like[axis + 1]);
      if (from.length !== like.length || !from.slice(1, -1).every(fits)) {
        const rule = cuts ? "at least" : "at most";
        return misfit(arrival, `get a first input ${rule} as large as the second`);
      }
      return {shape: [from[0], ...like.slice(1, -1), from[from.length - 1]]};
    }
    default:
      return undefined;
  }
}

/** Shapes of layers that fuse modalities. */
function fusedShape(layer: Layer, arrival: Arrival): LayerShape | undefined {
  const [first, second, third] = arrival.shapes;
  const [places, channels] = [first.slice(0, -1), first[first.length - 1]];
  switch (layer.kind) {
    case "slice":
      if (!isBand(layer, channels)) {
        return misfit(arrival, `get at least ${layer.start + layer.count} channels`);
      }
      return {shape: [...places, layer.count]};
    case "gate":
      if (!gates(first, second)) {
        return misfit(
          arrival,
          "get a second input like the first, of one channel or without space",
        );
      }
      return {shape: [...first]};
    case "outer":
      if (shapeText(places) !== shapeText(second.slice(0, -1))) {
        return misfit(arrival, "get shapes that differ in the channels alone");
      }
      return {shape: [...places, (channels + 1) * (second[second.length - 1] + 1)]};
    case "attention":
      if (!attends({q: first, k: second, v: third})) {
        return misfit(
          arrival,
          "get queries and keys of equal channels, keys and values of equal places",
        );
      }
      return {shape: [...places, third[third.length - 1]]};
    default:
      return undefined;
  }
}

/** Channels, or features, that a layer insists on. */
function channelsWanted(layer: Layer): number | undefined {
  switch (layer.kind) {
    case "conv":
    case "convTranspose":
      return layer.inChannels;
    case "dense":
      return layer.inFeatures;
    case "norm":
      return layer.channels;
    case "prelu":
      return layer.parameters === 1 ? undefined : layer.parameters;
    default:
      return undefined;
  }
}

/**
 * Computes the shape that a node makes of the shapes that reach it. It fails in words instead of
 * throwing, so that sizes can be tried.
 */
export function layerShape(node: NetworkNode, shapes: readonly (readonly number[])[]): LayerShape {
  const arrival = {node, shapes};
  const {layer} = node;
  const [shape] = shapes;
  const channels = shape[shape.length - 1];
  if (layer.kind === "dense" && shape.length !== 2) return misfit(arrival, "get [batch, features]");
  const wanted = channelsWanted(layer);
  if (wanted !== undefined && wanted !== channels) {
    return misfit(arrival, `get ${wanted} channels`);
  }
  const size = kernelSize(layer);
  if (size !== undefined) {
    return spatially(arrival, {size, channels: "filters" in layer ? layer.filters : channels});
  }
  switch (layer.kind) {
    case "globalAvgPool":
      return {shape: [shape[0], channels]};
    case "flatten":
      return {shape: [shape[0], sizeOf(shape.slice(1))]};
    case "repeat":
      return {shape: [...shape.slice(0, -1), channels * layer.times]};
    case "dense":
      return {shape: [shape[0], layer.outFeatures]};
    default:
      return joinedShape(layer, arrival) ?? fusedShape(layer, arrival) ?? {shape: [...shape]};
  }
}
