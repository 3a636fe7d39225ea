import type * as tfjs from "@tensorflow/tfjs-core";
import type {Engine, EngineTensor} from "../engine/engine.ts";
import type {EngineLoss} from "../losses/engineLoss.ts";
import type {Network} from "../network/network.ts";
import type {BatchStatistics, EngineRunOptions} from "./runOnEngine.ts";
import {nodesBehind, runOnEngine} from "./runOnEngine.ts";
import type {TrainingState} from "./trainingState.ts";

/** A loss and its gradient with respect to all learned numbers, in one vector. */
export interface LossStep {
  readonly loss: tfjs.Scalar;
  readonly gradient: tfjs.Tensor1D;
  /** Length of the gradient. */
  readonly norm: tfjs.Scalar;
  /** Batch statistics by node of batch normalisation. */
  readonly statistics: ReadonlyMap<string, BatchStatistics>;
}

/** Frees what TensorFlow.js has kept for gradients that will not be computed any more. */
export function forgetTape(tf: Engine["tf"]): void {
  const {state} = tf.engine();
  for (const {saved = []} of state.activeTape ?? []) for (const tensor of saved) tensor.dispose();
  state.activeTape = [];
}

/** Computes a loss and its gradient; the caller owns every tensor of the result. */
export function lossStep(
  engine: Engine,
  network: Network,
  o: {
    readonly state: TrainingState;
    readonly x: EngineTensor;
    readonly target: EngineTensor;
    readonly loss: EngineLoss;
    readonly options: Omit<EngineRunOptions, "tensors" | "nodes">;
  },
): LossStep {
  const {tf} = engine;
  const {learned, tensors} = o.state;
  const nodes = [network.outputs[0]];
  const used = new Set(nodesBehind(network, nodes).map(({name}) => name));
  const active = learned.filter(({node}) => used.has(node));
  let statistics: ReadonlyMap<string, BatchStatistics> = new Map();
  const f = (...values: tfjs.Tensor[]): tfjs.Scalar => {
    const own = new Map(tensors);
    active.forEach(({name}, k) => void own.set(name, values[k]));
    const run = runOnEngine(engine, network, o.x, {...o.options, nodes, tensors: own});
    statistics = run.statistics;
    return o.loss(run.outputs[0], o.target);
  };
  try {
    const result = tf.tidy(() => {
      const inputs = active.map(({name}) => tensors.get(name) as EngineTensor);
      const {value, grads} = tf.valueAndGrads(f)(inputs);
      // What has no part in the main output has no slope either.
      const slopes = new Map(active.map(({name}, k) => [name, grads[k]]));
      const flat = learned.map(({name, shape}) => slopes.get(name) ?? tf.zeros([...shape]));
      const gradient = tf.concat(flat.map((grad) => tf.reshape(grad, [-1]))) as tfjs.Tensor1D;
      const norm = tf.sqrt(tf.sum(tf.square(gradient))) as tfjs.Scalar;
      return {loss: value as tfjs.Scalar, gradient, norm};
    });
    return {...result, statistics};
  } catch (error) {
    forgetTape(tf);
    for (const {mean, variance} of statistics.values()) tf.dispose([mean, variance]);
    throw error;
  }
}
