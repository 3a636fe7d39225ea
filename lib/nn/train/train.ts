import type {Tensor1D} from "@tensorflow/tfjs-core";
import type {EngineTensor} from "../engine/engine.ts";
import {engineLoss} from "../losses/engineLoss.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {BrokenTraining} from "./brokenTraining.ts";
import {readCheckpoint, writeCheckpoint} from "./checkpoint.ts";
import type {EarlyStopping} from "./earlyStopping.ts";
import {earlyStopping} from "./earlyStopping.ts";
import {engineOptimiserStep} from "./engineOptimiser.ts";
import {explainBroken} from "./explainBroken.ts";
import {lossStep} from "./lossStep.ts";
import {predictOnEngine} from "./openModel.ts";
import {
  batchOfOneWarning,
  requireBatch,
  requireRate,
  requireTrainOptions,
} from "./requireTraining.ts";
import type {BatchStatistics} from "./runOnEngine.ts";
import type {Batch} from "./sample.ts";
import type {Tensor32} from "./tensor32.ts";
import type {StepReport, Trained, TrainOptions} from "./trainOptions.ts";
import type {TrainingState} from "./trainingState.ts";
import {
  adoptOptimiser,
  closeTrainingState,
  openTrainingState,
  readWeights,
} from "./trainingState.ts";

/** Everything that a run carries from step to step. */
interface Run {
  readonly network: Network;
  readonly o: TrainOptions;
  readonly state: TrainingState;
  readonly history: StepReport[];
  stopping: EarlyStopping | undefined;
  best: Weights | undefined;
}

/** Moves the running averages of batch normalisation towards the statistics of a batch. */
function adoptStatistics(
  {network, o, state}: Run,
  statistics: ReadonlyMap<string, BatchStatistics>,
) {
  const {tf} = o.engine;
  for (const {name, layer} of network.nodes) {
    const found = statistics.get(name);
    if (layer.kind !== "norm" || found === undefined) continue;
    const {momentum} = layer;
    const {mean, variance, count} = found;
    // The batch's variance is divided by n; what is kept estimates that of all images.
    const unbiased = count > 1 ? count / (count - 1) : 1;
    const targets = [
      [`${name}.mean`, mean, 1],
      [`${name}.variance`, variance, unbiased],
    ] as const;
    for (const [key, value, factor] of targets) {
      const old = state.tensors.get(key) as EngineTensor;
      const next = tf.tidy(() =>
        tf.add(tf.mul(old, 1 - momentum), tf.mul(value, momentum * factor)),
      );
      old.dispose();
      value.dispose();
      state.tensors.set(key, next);
    }
  }
}

/** Describes where a run lost its finite numbers, and fails. */
async function failBroken(
  run: Run,
  {x, step, what}: {x: EngineTensor; step: number; what: string},
) {
  const {network, o, state} = run;
  const options = {training: true, rng: o.rng.fork(`layers of step ${step}`)};
  const place = await explainBroken(o.engine, network, {tensors: state.tensors, x, options});
  throw new BrokenTraining(`train: ${what} at step ${step}: ${place}`);
}

/** Makes one step: loss, gradient, clipping, optimiser, running averages. */
async function makeStep(run: Run, batch: Batch, step: number): Promise<StepReport> {
  const {network, o, state} = run;
  const {engine, optimiser: rule, clipNorm, learningRate} = o;
  const {tf} = engine;
  const rate = requireRate(
    typeof learningRate === "number" ? learningRate : learningRate(step),
    step,
  );
  const loss = engineLoss(tf, o.loss);
  const options = {training: true, rng: o.rng.fork(`layers of step ${step}`)};
  const owned: EngineTensor[] = [];
  const bring = ({data, shape}: Tensor32): EngineTensor => {
    const tensor = tf.tensor(data, [...shape]);
    owned.push(tensor);
    return tensor;
  };
  try {
    const [x, target] = [bring(batch.x), bring(batch.target)];
    const result = lossStep(engine, network, {state, x, target, loss, options});
    owned.push(result.loss, result.gradient, result.norm);
    for (const {mean, variance} of result.statistics.values()) owned.push(mean, variance);
    const [value] = await result.loss.data();
    if (!Number.isFinite(value)) await failBroken(run, {x, step, what: `loss is ${value}`});
    const [norm] = await result.norm.data();
    if (!Number.isFinite(norm)) {
      await failBroken(run, {x, step, what: `the gradient's norm is ${norm}, the loss ${value}`});
    }
    const factor = clipNorm === undefined ? 1 : Math.min(1, clipNorm / (norm + 1e-6));
    const gradient: Tensor1D = tf.tidy(() => tf.mul(result.gradient, factor));
    adoptOptimiser(
      tf,
      state,
      engineOptimiserStep(tf, state.optimiser, {gradient, rule, learningRate: rate}),
    );
    gradient.dispose();
    adoptStatistics(run, result.statistics);
    return {step, steps: o.steps, loss: value, learningRate: rate, gradientNorm: norm};
  } finally {
    tf.dispose(owned);
  }
}

/** Scores the network after a step where it is due; keeps the weights of the best score. */
async function score(run: Run, step: number): Promise<number | undefined> {
  const {network, o, state} = run;
  const {validation} = o;
  if (validation === undefined || (step + 1) % validation.every !== 0) return undefined;
  const value = await validation.score((x) =>
    predictOnEngine("train", {engine: o.engine, network, tensors: state.tensors}, x),
  );
  const {better, patience = Number.MAX_SAFE_INTEGER} = validation;
  run.stopping = earlyStopping(value, {better, patience, step, state: run.stopping});
  if (run.stopping.bestStep === step) run.best = await readWeights(state);
  return value;
}

/** Packs a run as it stands. */
async function pack(
  {network, o, state, history, stopping, best}: Run,
  weights: Weights,
): Promise<Uint8Array> {
  const {first, second, steps} = state.optimiser;
  const memory = {
    steps,
    first: Float32Array.from(await first.data()),
    second: Float32Array.from(await second.data()),
  };
  const rule = o.optimiser;
  return writeCheckpoint({network, weights, memory, rule, history, stopping, bestWeights: best});
}

/** Begins a run, or takes one up where its checkpoint left it. */
function begin(network: Network, weights: Weights, o: TrainOptions): Run {
  const resumed = o.resume === undefined ? undefined : readCheckpoint(o.resume, network);
  if (resumed !== undefined && resumed.rule.type !== o.optimiser.type) {
    throw new RangeError(
      `train: optimiser must be the checkpoint's, ${resumed.rule.type}, got ${o.optimiser.type}`,
    );
  }
  const start = {weights: resumed?.weights ?? weights, memory: resumed?.memory};
  return {
    network,
    o,
    state: openTrainingState(o.engine, network, start),
    history: [...(resumed?.history ?? [])],
    stopping: resumed?.stopping,
    best: resumed?.bestWeights,
  };
}

/** Runs the steps that are left; returns why it ended. */
async function runSteps(run: Run): Promise<Trained["ended"]> {
  const {network, o, history} = run;
  const {signal, checkpoint, onStep, onWarning = (message: string) => console.warn(message)} = o;
  const hasWaited = (): boolean => run.stopping?.stop === true;
  if (hasWaited()) return "patience";
  let isWarned = false;
  for (let step = history.length; step < o.steps; step++) {
    const batch = o.batches(step);
    requireBatch(network, batch, {step, loss: o.loss});
    const warning = isWarned ? undefined : batchOfOneWarning(network, batch);
    if (warning !== undefined) {
      onWarning(warning);
      isWarned = true;
    }
    const made = await makeStep(run, batch, step);
    const scored = await score(run, step);
    const report = scored === undefined ? made : {...made, score: scored};
    history.push(report);
    await onStep?.(report);
    if (checkpoint !== undefined && (step + 1) % checkpoint.every === 0) {
      await checkpoint.save(await pack(run, await readWeights(run.state)));
    }
    if (hasWaited()) return "patience";
    if (signal?.aborted === true) return "signal";
  }
  return "steps";
}

/**
 * Trains a network on an engine by gradient descent on batches.
 *
 * The same seeds on the same backend give the same numbers, step by step; a run that is resumed from a
 * checkpoint ends exactly like one that was never interrupted. Nothing on the engine is left behind.
 *
 * @formula $\theta_{t+1} = \theta_t - \eta_t\, d\!\left(\nabla_\theta \frac{1}{|B_t|} \sum_{i \in B_t} \ell(f_\theta(x_i), y_i)\right)$ with the optimiser's direction $d$
 * @param network - what is trained
 * @param weights - its arrays by name, as `initialise` draws them
 * @param options - engine; batches: the batch of a step; loss; optimiser and learningRate; steps; rng
 *   for dropout; and, where wanted, clipNorm, validation, checkpoint, resume, onStep, onWarning, signal
 * @returns weights after the last step and of the best score, history, why it ended, a checkpoint
 * @throws RangeError when a number breaks its rule, a batch holds a number that is not finite, or loss
 *   or gradient stop being finite: the message names step and layer
 * @throws ShapeError when batches, weights and network do not fit
 * @throws FormatError when the checkpoint's bytes are damaged
 * @ref kingma2015
 * @example typeof train // "function"
 */
export async function train(
  network: Network,
  weights: Weights,
  options: TrainOptions,
): Promise<Trained> {
  requireTrainOptions(options);
  const run = begin(network, weights, options);
  try {
    const ended = await runSteps(run);
    const last = await readWeights(run.state);
    return {
      weights: last,
      bestWeights: run.best ?? last,
      stopping: run.stopping,
      history: run.history,
      ended,
      checkpoint: await pack(run, last),
    };
  } finally {
    closeTrainingState(options.engine.tf, run.state);
  }
}
