import type * as tfjs from "@tensorflow/tfjs-core";
import type {Engine, EngineTensor} from "../engine/engine.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import type {Parameter} from "../network/parametersOf.ts";
import {parametersOf} from "../network/parametersOf.ts";
import {sizeOf} from "../tensor.ts";
import type {EngineOptimiserState} from "./engineOptimiser.ts";
import {requireWeights} from "./requireWeights.ts";

/** The tensors of a run on an engine, all of them owned by it. */
export interface TrainingState {
  readonly learned: readonly Parameter[];
  readonly measured: readonly Parameter[];
  /** All arrays of the network by name. */
  readonly tensors: Map<string, EngineTensor>;
  /** The learned arrays again, in one vector, with the rule's memory. */
  optimiser: EngineOptimiserState;
}

/** What a run starts from besides its weights. */
export interface OptimiserMemory {
  readonly steps: number;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Cuts the vector of all learned numbers into the arrays of the network. */
export function splitParameters(
  tf: Engine["tf"],
  learned: readonly Parameter[],
  vector: tfjs.Tensor1D,
): EngineTensor[] {
  const sizes = learned.map(({shape}) => sizeOf(shape));
  return tf.tidy(() =>
    tf.split(vector, sizes).map((part, k) => tf.reshape(part, [...learned[k].shape])),
  );
}

/** Brings weights, and what the optimiser remembers, onto the engine. */
export function openTrainingState(
  {tf}: Engine,
  network: Network,
  {weights, memory}: {weights: Weights; memory?: OptimiserMemory | undefined},
): TrainingState {
  requireWeights("train", network, weights);
  const all = parametersOf(network);
  const learned = all.filter(({trainable}) => trainable);
  const measured = all.filter(({trainable}) => !trainable);
  if (learned.length === 0) {
    throw new RangeError(
      `train: network must have something to learn, got none in ${network.name}`,
    );
  }
  const total = learned.reduce((sum, {shape}) => sum + sizeOf(shape), 0);
  const flat = new Float32Array(total);
  let offset = 0;
  for (const {name, shape} of learned) {
    flat.set(weights.get(name)?.data ?? [], offset);
    offset += sizeOf(shape);
  }
  const optimiser = {
    steps: memory?.steps ?? 0,
    parameters: tf.tensor1d(flat),
    first: tf.tensor1d(memory?.first ?? new Float32Array(total)),
    second: tf.tensor1d(memory?.second ?? new Float32Array(total)),
  };
  const tensors = new Map<string, EngineTensor>();
  const parts = splitParameters(tf, learned, optimiser.parameters);
  learned.forEach(({name}, k) => void tensors.set(name, parts[k]));
  for (const {name, shape} of measured) {
    const data = Float32Array.from(weights.get(name)?.data ?? []);
    tensors.set(name, tf.tensor(data, [...shape]));
  }
  return {learned, measured, tensors, optimiser};
}

/** Puts the vectors of the next step in place of the last ones, and frees those. */
export function adoptOptimiser(
  tf: Engine["tf"],
  state: TrainingState,
  next: EngineOptimiserState,
): void {
  const {parameters, first, second} = state.optimiser;
  tf.dispose([parameters, first, second]);
  state.optimiser = next;
  const parts = splitParameters(tf, state.learned, next.parameters);
  state.learned.forEach(({name}, k) => {
    state.tensors.get(name)?.dispose();
    state.tensors.set(name, parts[k]);
  });
}

/** Reads the network's arrays back, in double precision. */
export async function readWeights(
  state: TrainingState,
): Promise<Map<string, {shape: readonly number[]; data: Float64Array}>> {
  const weights = new Map<string, {shape: readonly number[]; data: Float64Array}>();
  for (const {name, shape} of [...state.learned, ...state.measured]) {
    const values = await (state.tensors.get(name) as EngineTensor).data();
    weights.set(name, {shape, data: Float64Array.from(values)});
  }
  return weights;
}

/** Frees everything that a run holds on the engine. */
export function closeTrainingState(tf: Engine["tf"], {tensors, optimiser}: TrainingState): void {
  for (const tensor of tensors.values()) tensor.dispose();
  tf.dispose([optimiser.parameters, optimiser.first, optimiser.second]);
}
