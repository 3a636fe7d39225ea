import type * as tfjs from "@tensorflow/tfjs-core";
import type {Engine, EngineTensor} from "../engine/engine.ts";
import type {EngineLoss} from "../losses/engineLoss.ts";
import type {Network} from "../network/network.ts";
import type {BatchStatistics, EngineRunOptions} from "./runOnEngine.ts";
import {runOnEngine} from "./runOnEngine.ts";
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

/** Computes a loss and its gradient; the caller owns every tensor of the result. */
export function lossStep(
  engine: Engine,
  network: Network,
  o: {
    readonly state: TrainingState;
    readonly x: EngineTensor;
    readonly target: EngineTensor;
    readonly loss: EngineLoss;
    readonly options: Omit<EngineRunOptions, "tensors">;
  },
): LossStep {
  const {tf} = engine;
  const {learned, tensors} = o.state;
  let statistics: ReadonlyMap<string, BatchStatistics> = new Map();
  const f = (...values: tfjs.Tensor[]): tfjs.Scalar => {
    const own = new Map(tensors);
    learned.forEach(({name}, k) => void own.set(name, values[k]));
    const run = runOnEngine(engine, network, o.x, {...o.options, tensors: own});
    statistics = run.statistics;
    return o.loss(run.outputs[0], o.target);
  };
  const result = tf.tidy(() => {
    const inputs = learned.map(({name}) => tensors.get(name) as EngineTensor);
    const {value, grads} = tf.valueAndGrads(f)(inputs);
    const gradient = tf.concat(grads.map((grad) => tf.reshape(grad, [-1]))) as tfjs.Tensor1D;
    const norm = tf.sqrt(tf.sum(tf.square(gradient))) as tfjs.Scalar;
    return {loss: value as tfjs.Scalar, gradient, norm};
  });
  return {...result, statistics};
}
