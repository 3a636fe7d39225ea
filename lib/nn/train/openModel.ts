import type {Engine, EngineTensor} from "../engine/engine.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {parametersOf} from "../network/parametersOf.ts";
import {shapesOf} from "../network/shapesOf.ts";
import {requireFinite} from "./requireTraining.ts";
import {requireWeights} from "./requireWeights.ts";
import {runOnEngine} from "./runOnEngine.ts";
import type {Tensor32} from "./tensor32.ts";
import type {Predict} from "./trainOptions.ts";

/** A network with its weights on an engine, in evaluation mode. */
export interface EngineModel {
  readonly network: Network;
  /** Computes the main output for [batch, (z,) y, x, channels]. */
  readonly predict: Predict;
  /** Computes the results of named nodes for one input. */
  readonly activations: (
    x: Tensor32,
    nodes: readonly string[],
  ) => Promise<ReadonlyMap<string, Tensor32>>;
  /** Frees the weights on the engine. */
  close(): void;
}

/** A network's arrays on an engine. */
interface Placed {
  readonly engine: Engine;
  readonly network: Network;
  readonly tensors: ReadonlyMap<string, EngineTensor>;
}

/** Computes results of some nodes and brings them back. */
async function results(
  who: string,
  {engine, network, tensors}: Placed,
  {x, nodes}: {x: Tensor32; nodes: readonly string[]},
): Promise<Tensor32[]> {
  shapesOf(network, x.shape);
  const known = new Set(["input", ...network.nodes.map(({name}) => name)]);
  const stray = nodes.find((node) => !known.has(node));
  if (stray !== undefined) {
    throw new RangeError(`${who}: nodes must be those of ${network.name}, got ${stray}`);
  }
  requireFinite(who, "x", x);
  const {tf} = engine;
  const owned: EngineTensor[] = [];
  try {
    const input = tf.tensor(x.data, [...x.shape]);
    owned.push(input);
    const outputs = tf.tidy(() => {
      const {activations} = runOnEngine(engine, network, input, {tensors, training: false, nodes});
      return nodes.map((node) => tf.clone(activations.get(node) as EngineTensor));
    });
    owned.push(...outputs);
    const read: Tensor32[] = [];
    for (const output of outputs) {
      read.push({shape: output.shape, data: Float32Array.from(await output.data())});
    }
    return read;
  } finally {
    tf.dispose(owned);
  }
}

/** Computes the main output of a network whose arrays are on an engine. */
export async function predictOnEngine(who: string, placed: Placed, x: Tensor32): Promise<Tensor32> {
  const [output] = await results(who, placed, {x, nodes: [placed.network.outputs[0]]});
  return output;
}

/**
 * Brings a network with its weights onto an engine, ready to predict: dropout rests and batch
 * normalisation uses its running averages.
 *
 * @param network - the network
 * @param weights - its arrays by name
 * @param options - engine: what computes
 * @returns predict(x) for the main output, activations(x, nodes) for any others, and close
 * @throws RangeError when an array is missing or the network has no such node
 * @throws ShapeError when an array or an input does not fit the network
 * @ref ronneberger2015
 * @example typeof openModel // "function"
 */
export function openModel(
  network: Network,
  weights: Weights,
  {engine}: {readonly engine: Engine},
): EngineModel {
  requireWeights("openModel", network, weights);
  const tensors = new Map<string, EngineTensor>();
  for (const {name, shape} of parametersOf(network)) {
    const data = Float32Array.from(weights.get(name)?.data ?? []);
    tensors.set(name, engine.tf.tensor(data, [...shape]));
  }
  const placed = {engine, network, tensors};
  const requireOpen = (who: string): void => {
    if (tensors.size === 0 && parametersOf(network).length > 0) {
      throw new Error(`${who}: the model of ${network.name} must be open, it has been closed`);
    }
  };
  return {
    network,
    async predict(x) {
      requireOpen("predict");
      return predictOnEngine("predict", placed, x);
    },
    async activations(x, nodes) {
      requireOpen("activations");
      const found = await results("activations", placed, {x, nodes});
      return new Map(nodes.map((node, k) => [node, found[k]]));
    },
    close() {
      for (const tensor of tensors.values()) tensor.dispose();
      tensors.clear();
    },
  };
}
