import {FormatError, ShapeError} from "../../core/index.ts";
import type {Network, NetworkNode} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";
import {shapesOf} from "../network/shapesOf.ts";
import {placeOf, shapeText} from "../tensor.ts";
import {requireWeights} from "../train/requireWeights.ts";
import type {SegmentationModel} from "./segmentationModel.ts";

/** How many inputs layers of a kind take; one where nothing is said. */
const INPUTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  add: [2, 64],
  concat: [2, 64],
  gate: [2, 2],
  outer: [2, 2],
  attention: [3, 3],
  cropTo: [2, 2],
  padTo: [2, 2],
};

/** Fields of a layer that hold one number, or one pair, for each spatial axis. */
const PER_AXIS = ["kernel", "stride", "padding", "dilation", "outputPadding", "scale"];

/** Says what is wrong with a node by itself, or undefined. */
function faultOf({name, layer, inputs}: NetworkNode, dims: number): string | undefined {
  const [least, most] = INPUTS[layer.kind] ?? [1, 1];
  if (inputs.length < least || inputs.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    return `layer ${name} (${layer.kind}) must have ${wanted} inputs, got ${inputs.length}`;
  }
  for (const [field, value] of Object.entries(layer)) {
    if (PER_AXIS.includes(field) && Array.isArray(value) && value.length !== dims) {
      return `${field} of layer ${name} must hold one entry for each of ${dims} axes, got ${value.length}`;
    }
  }
  if (layer.kind === "conv") {
    const {groups, inChannels, filters} = layer;
    if (inChannels % groups !== 0 || filters % groups !== 0) {
      return `groups of layer ${name} must divide ${inChannels} and ${filters} channels, got ${groups}`;
    }
  }
  if (layer.kind === "norm" && layer.channels % layer.groups !== 0) {
    return `groups of layer ${name} must divide ${layer.channels} channels, got ${layer.groups}`;
  }
  return undefined;
}

/** Checks that the nodes of a network make a graph that can be computed in their order. */
function requireGraph(who: string, network: Network): void {
  const {nodes, outputs, dims} = network;
  const known = new Set(["input"]);
  const fail = (fault: string): never => {
    throw new FormatError(`${who}: network ${network.name}: ${fault}`);
  };
  for (const node of nodes) {
    if (known.has(node.name)) fail(`names must differ, got ${node.name} twice`);
    const stray = node.inputs.find((input) => !known.has(input));
    if (stray !== undefined) {
      fail(`layer ${node.name} must get what comes before it, got ${stray}`);
    }
    const fault = faultOf(node, dims);
    if (fault !== undefined) fail(fault);
    known.add(node.name);
  }
  const stray = outputs.find((output) => !known.has(output));
  if (stray !== undefined) fail(`outputs must be layers, got ${stray}`);
}

/** Checks that weights are numbers; infinite ones come from a training that broke. */
function requireFinite(who: string, {network, weights}: SegmentationModel): void {
  for (const {name, shape} of parametersOf(network)) {
    const data = weights.get(name)?.data ?? [];
    const bad = data.findIndex((value) => !Number.isFinite(value));
    if (bad < 0) continue;
    throw new FormatError(
      `${who}: ${name} must be finite, got ${data[bad]} at ${shapeText(placeOf(bad, shape))}`,
    );
  }
}

/** Checks what a schema cannot see: that network, weights and window of a model fit each other. */
export function requireModel(who: string, model: SegmentationModel): void {
  const {network, weights, window, output} = model;
  requireGraph(who, network);
  if (network.dims !== 3 || network.channels !== 1) {
    throw new ShapeError(
      `${who}: network ${network.name} must take 3 axes and 1 channel, got ${network.dims} and ${network.channels}`,
    );
  }
  requireWeights(who, network, weights);
  requireFinite(who, model);

  // Windows are put back where they were cut, so what comes out is as large as what goes in.
  const input = [1, ...window.patch, 1];
  const made = shapesOf(network, input).get(network.outputs[0]) ?? [];
  const expected = [1, ...window.patch, output.names.length];
  if (shapeText(made) !== shapeText(expected)) {
    throw new ShapeError(
      `${who}: network ${network.name} must make ${shapeText(expected)} of a window ${shapeText(input)}, got ${shapeText(made)}`,
    );
  }
}
