import type {Rng} from "../../core/index.ts";
import type {Engine, EngineTensor} from "../engine/engine.ts";
import {engineOps} from "../engine/ops/index.ts";
import type {DropoutLayer, Network, NetworkNode, NormLayer} from "../network/network.ts";
import {drawDropout} from "../ops/dropout.ts";

/** How a network is run on an engine. */
export interface EngineRunOptions {
  /** All arrays of the network by name. */
  readonly tensors: ReadonlyMap<string, EngineTensor>;
  /** True: batch statistics and dropout; false: running averages, nothing dropped. */
  readonly training: boolean;
  /** Draws what dropout drops; needed in training by networks that drop. */
  readonly rng?: Rng | undefined;
  /** Nodes whose results are wanted; what they do not depend on is left out. All when left out. */
  readonly nodes?: readonly string[] | undefined;
  /** Whose gradient is asked for: that of the weights in training, "weights", when left out. */
  readonly gradientOf?: "weights" | "input" | undefined;
}

/** What batch normalisation saw of a batch; the caller owns both tensors. */
export interface BatchStatistics {
  /** [channels]. */
  readonly mean: EngineTensor;
  /** Biased, [channels]. */
  readonly variance: EngineTensor;
  /** Numbers that each was computed from. */
  readonly count: number;
}

/** A network's results on an engine. */
export interface EngineRun {
  /** Results of the output nodes that were reached, the main one first. */
  readonly outputs: readonly EngineTensor[];
  readonly activations: ReadonlyMap<string, EngineTensor>;
  /** By node of batch normalisation; empty outside training. */
  readonly statistics: ReadonlyMap<string, BatchStatistics>;
}

/** All that running one node needs. */
interface Running extends EngineRunOptions {
  readonly tf: Engine["tf"];
  readonly activations: Map<string, EngineTensor>;
  readonly statistics: Map<string, BatchStatistics>;
}

/** Runs a normalisation; in training a batch normalisation keeps what it saw. */
function runNorm({name, layer}: NetworkNode & {layer: NormLayer}, x: EngineTensor, run: Running) {
  const {tf, tensors, training, statistics} = run;
  const get = (role: string) => tensors.get(`${name}.${role}`);
  const affine = {gamma: get("gamma"), beta: get("beta"), eps: layer.eps};
  switch (layer.type) {
    case "group":
      return engineOps.groupNorm(tf, x, {...affine, groups: layer.groups});
    case "instance":
      return engineOps.instanceNorm(tf, x, affine);
    case "layer":
      // Over the channels of each place: gamma says which axes, so it is always given.
      return engineOps.layerNorm(tf, x, {
        ...affine,
        gamma: affine.gamma ?? tf.ones([layer.channels]),
      });
    case "batch": {
      if (!training) {
        const moments = {mean: get("mean"), variance: get("variance")};
        return engineOps.batchNormEval(tf, x, {
          ...affine,
          ...(moments as {mean: EngineTensor; variance: EngineTensor}),
        });
      }
      const {y, mean, variance} = engineOps.batchNorm(tf, x, affine);
      const count = x.size / layer.channels;
      statistics.set(name, {mean: tf.keep(mean), variance: tf.keep(variance), count});
      return y;
    }
  }
}

/** Runs a dropout; nothing is dropped outside training. */
function runDropout(name: string, layer: DropoutLayer, x: EngineTensor, run: Running) {
  const {rate, spatial} = layer;
  if (!run.training || rate === 0) return x;
  if (run.rng === undefined) {
    throw new TypeError("rng must be given in training, got none for a layer that drops");
  }
  const mask = drawDropout(run.rng.fork(name), {shape: x.shape, rate, spatial});
  return engineOps.dropout(run.tf, x, mask);
}

/** Runs one node of the network; its inputs have been computed. */
function runNode(node: NetworkNode, run: Running): EngineTensor {
  const {name, layer} = node;
  const {tf, tensors, activations} = run;
  const inputs = node.inputs.map((input) => activations.get(input) as EngineTensor);
  const [x] = inputs;
  const weight = (role: string) => tensors.get(`${name}.${role}`) as EngineTensor;
  const bias = tensors.get(`${name}.bias`);
  const like = () => ({size: inputs[1].shape.slice(1, -1)});
  const constantWeight = run.gradientOf === "input";
  switch (layer.kind) {
    case "conv": {
      const {stride, padding, dilation, groups} = layer;
      // The gradient of the image itself costs as much as that of the weights: one of them is left out.
      const constantInput = !constantWeight && node.inputs[0] === "input";
      const constants = {constantInput, constantWeight};
      const options = {bias, stride, padding, dilation, groups, ...constants};
      return engineOps.conv(tf, x, weight("weight"), options);
    }
    case "convTranspose": {
      const {stride, padding, outputPadding} = layer;
      const options = {bias, stride, padding, outputPadding, constantWeight};
      return engineOps.convTranspose(tf, x, weight("weight"), options);
    }
    case "dense":
      return engineOps.dense(tf, x, weight("weight"), {bias});
    case "norm":
      return runNorm({...node, layer}, x, run);
    case "activation":
      return engineOps.activate(tf, x, layer);
    case "prelu":
      return engineOps.prelu(tf, x, weight("alpha"));
    case "dropout":
      return runDropout(name, layer, x, run);
    case "maxPool":
      return engineOps.maxPool(tf, x, layer);
    case "avgPool":
      return engineOps.avgPool(tf, x, layer);
    case "globalAvgPool":
      return engineOps.globalAvgPool(tf, x);
    case "upsample": {
      // Nearest neighbours know no corners to align.
      const {mode, scale, alignCorners} = layer;
      return engineOps.upsample(
        tf,
        x,
        mode === "nearest" ? {mode, scale} : {mode, scale, alignCorners},
      );
    }
    case "flatten":
      return engineOps.flatten(tf, x);
    case "repeat":
      return engineOps.repeat(tf, x, layer);
    case "add":
      return engineOps.add(tf, inputs);
    case "concat":
      return engineOps.concat(tf, inputs);
    case "cropTo":
      return engineOps.cropTo(tf, x, like());
    case "padTo":
      return engineOps.padTo(tf, x, like());
    case "slice":
      return engineOps.sliceChannels(tf, x, layer);
    case "gate":
      return engineOps.gateMap(tf, x, inputs[1]);
    case "outer":
      return engineOps.tensorFusion(tf, x, inputs[1]);
    case "attention":
      return engineOps.attention(tf, {q: x, k: inputs[1], v: inputs[2]}, layer);
  }
}

/** Lists the nodes that some results depend on, themselves among them. */
export function nodesBehind({nodes}: Network, wanted: readonly string[]): readonly NetworkNode[] {
  const needed = new Set(wanted);
  for (const {name, inputs} of [...nodes].reverse()) {
    if (needed.has(name)) for (const input of inputs) needed.add(input);
  }
  return nodes.filter(({name}) => needed.has(name));
}

/**
 * Runs a network on an engine, node by node. Call it in a tidy, which frees all results but the batch
 * statistics: those are kept and belong to the caller. Shapes and weights have been checked.
 */
export function runOnEngine(
  {tf}: Engine,
  network: Network,
  x: EngineTensor,
  options: EngineRunOptions,
): EngineRun {
  const activations = new Map<string, EngineTensor>([["input", x]]);
  const statistics = new Map<string, BatchStatistics>();
  const run = {...options, tf, activations, statistics};
  const {nodes} = options;
  for (const node of nodes === undefined ? network.nodes : nodesBehind(network, nodes)) {
    try {
      activations.set(node.name, runNode(node, run));
    } catch (error) {
      for (const {mean, variance} of statistics.values()) tf.dispose([mean, variance]);
      // An operation knows its shapes, but not where in the network it stands.
      if (error instanceof Error) error.message = `layer ${node.name}: ${error.message}`;
      throw error;
    }
  }
  const outputs = network.outputs.flatMap((name) => activations.get(name) ?? []);
  return {outputs, activations, statistics};
}
