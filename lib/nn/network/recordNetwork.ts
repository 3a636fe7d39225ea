import type {Rng} from "../../core/index.ts";
import type {Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import {batchNormRunning} from "../ops/batchNormRunning.ts";
import {drawDropout} from "../ops/dropout.ts";
import {type Tensor, tensor} from "../tensor.ts";
import type {DropoutLayer, Network, NetworkNode, NormLayer} from "./network.ts";

/** How a network is run. */
export interface RunOptions {
  /** True: batch statistics and dropout; false: running statistics, nothing dropped. No default. */
  readonly training: boolean;
  /** Draws what dropout drops; needed in training by networks that drop. */
  readonly rng?: Rng | undefined;
}

/** A network on a tape. */
export interface RecordedNetwork {
  /** Results by node, the input among them. */
  readonly activations: Map<string, Variable>;
  /** New running statistics, `<node>.mean` and `<node>.variance`; empty outside training. */
  readonly running: Map<string, Tensor>;
  /** What works but deserves a second look. */
  readonly warnings: string[];
}

/** All that recording one node needs. */
interface Recording extends RunOptions, RecordedNetwork {
  readonly tape: Tape;
  readonly weights: ReadonlyMap<string, Variable>;
}

/** Records a normalisation; in training a batch normalisation also moves its running statistics. */
function recordNorm({name, layer}: NetworkNode & {layer: NormLayer}, x: Variable, run: Recording) {
  const {tape, weights, running} = run;
  const gamma = weights.get(`${name}.gamma`);
  const affine = {gamma, beta: weights.get(`${name}.beta`), eps: layer.eps};
  switch (layer.type) {
    case "group":
      return tape.groupNorm(x, {...affine, groups: layer.groups}, name);
    case "instance":
      return tape.instanceNorm(x, affine, name);
    case "layer": {
      // Over the channels of each place: gamma says which axes, so it is always given.
      const ones = () => tape.constant(tensor([layer.channels], 1), `${name}.gamma`);
      return tape.layerNorm(x, {...affine, gamma: gamma ?? ones()}, name);
    }
    case "batch": {
      const mean = weights.get(`${name}.mean`)!.value;
      const variance = weights.get(`${name}.variance`)!.value;
      if (!run.training) return tape.batchNormEval(x, {...affine, mean, variance}, name);
      if (x.value.shape[0] === 1) run.warnings.push(batchOfOne(name));
      const batch = tape.batchNorm(x, affine, name);
      const count = x.value.data.length / layer.channels;
      const {momentum} = layer;
      const moved = batchNormRunning({mean, variance}, batch, {count, momentum});
      running.set(`${name}.mean`, moved.mean).set(`${name}.variance`, moved.variance);
      return batch.y;
    }
  }
}

/** Explains what batch normalisation does with one sample. */
function batchOfOne(name: string): string {
  return `layer ${name}: batch normalisation of a batch of one takes its statistics from a single sample, so it acts as instance normalisation in training and another way with running statistics; use a larger batch, or group normalisation`;
}

/** Records a dropout; nothing is dropped outside training. */
function recordDropout(name: string, layer: DropoutLayer, x: Variable, run: Recording): Variable {
  const {rate, spatial} = layer;
  if (!run.training || rate === 0) return x;
  if (run.rng === undefined) {
    throw new TypeError("rng must be given in training, got none for a layer that drops");
  }
  const mask = drawDropout(run.rng.fork(name), {shape: x.value.shape, rate, spatial});
  return run.tape.dropout(x, mask, name);
}

/** Records a layer that has weights of its own; undefined for the others. */
function recordWeighted({name, layer}: NetworkNode, x: Variable, {tape, weights}: Recording) {
  const weight = (role: string) => weights.get(`${name}.${role}`) as Variable;
  const bias = weights.get(`${name}.bias`);
  switch (layer.kind) {
    case "conv": {
      const {stride, padding, dilation, groups} = layer;
      return tape.conv(x, weight("weight"), {bias, stride, padding, dilation, groups}, name);
    }
    case "convTranspose": {
      const {stride, padding, outputPadding} = layer;
      const options = {bias, stride, padding, outputPadding};
      return tape.convTranspose(x, weight("weight"), options, name);
    }
    case "dense":
      return tape.dense(x, weight("weight"), {bias}, name);
    case "prelu":
      return tape.prelu(x, weight("alpha"), name);
    default:
      return undefined;
  }
}

/** Records a layer that joins its inputs; undefined for the others. */
function recordJoining({name, layer}: NetworkNode, inputs: readonly Variable[], tape: Tape) {
  const [x, other] = inputs;
  const like = () => ({size: other.value.shape.slice(1, -1)});
  switch (layer.kind) {
    case "add":
      return inputs.slice(1).reduce((sum, input) => tape.add(sum, input, name), x);
    case "concat":
      return tape.concat(inputs, name);
    case "cropTo":
      return tape.cropTo(x, like(), name);
    case "padTo":
      return tape.padTo(x, like(), name);
    default:
      return undefined;
  }
}

/** Records a layer that fuses modalities; undefined for the others. */
function recordFusing({name, layer}: NetworkNode, inputs: readonly Variable[], tape: Tape) {
  const [x, other, value] = inputs;
  switch (layer.kind) {
    case "slice":
      return tape.sliceChannels(x, layer, name);
    case "gate":
      return tape.gate(x, other, name);
    case "outer":
      return tape.tensorFusion(x, other, name);
    case "attention":
      return tape.attention({q: x, k: other, v: value}, layer, name);
    default:
      return undefined;
  }
}

/** Records a layer that has one input and no weight, or a normalisation. */
function recordPlain(node: NetworkNode, x: Variable, run: Recording): Variable {
  const {name, layer} = node;
  const {tape} = run;
  switch (layer.kind) {
    case "norm":
      return recordNorm({...node, layer}, x, run);
    case "activation":
      return tape.activate(x, layer, name);
    case "dropout":
      return recordDropout(name, layer, x, run);
    case "maxPool":
      return tape.maxPool(x, layer, name);
    case "avgPool":
      return tape.avgPool(x, layer, name);
    case "globalAvgPool":
      return tape.globalAvgPool(x, name);
    case "upsample": {
      // Nearest neighbours know no corners to align.
      const {mode, scale, alignCorners} = layer;
      const options = mode === "nearest" ? {mode, scale} : {mode, scale, alignCorners};
      return tape.upsample(x, options, name);
    }
    case "flatten":
      return tape.flatten(x, name);
    case "repeat":
      return tape.repeatChannels(x, layer, name);
    default:
      throw new RangeError(`kind must be one that can be run, got ${layer.kind}`);
  }
}

/** Records one node of the network; its inputs are recorded already. */
function recordNode(node: NetworkNode, run: Recording): Variable {
  const inputs = node.inputs.map((input) => run.activations.get(input) as Variable);
  return (
    recordWeighted(node, inputs[0], run) ??
    recordJoining(node, inputs, run.tape) ??
    recordFusing(node, inputs, run.tape) ??
    recordPlain(node, inputs[0], run)
  );
}

/**
 * Records a network on a tape, node by node, so that gradients can be asked for of anything in it.
 * Shapes and weights have been checked.
 */
export function recordNetwork(
  tape: Tape,
  network: Network,
  {
    x,
    weights,
    training,
    rng,
  }: RunOptions & {readonly x: Variable; readonly weights: ReadonlyMap<string, Variable>},
): RecordedNetwork {
  const recorded: RecordedNetwork = {
    activations: new Map([["input", x]]),
    running: new Map(),
    warnings: [],
  };
  const run = {...recorded, tape, weights, training, rng};
  for (const node of network.nodes) {
    try {
      recorded.activations.set(node.name, recordNode(node, run));
    } catch (error) {
      // An operation knows its shapes, but not where in the network it stands.
      if (error instanceof Error) error.message = `layer ${node.name}: ${error.message}`;
      throw error;
    }
  }
  return recorded;
}
