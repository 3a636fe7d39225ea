import {createRng} from "../../lib/core/index.ts";
import {type Engine, engineLoss, openModel, train, type Tensor} from "../../lib/nn/index.ts";
import {sizeOf} from "../../lib/nn/tensor.ts";
import {lossStep} from "../../lib/nn/train/lossStep.ts";
import {closeTrainingState, openTrainingState} from "../../lib/nn/train/trainingState.ts";
import {type Job, networkOf} from "./networkOf.ts";

/** What one side measures of a network. */
export interface Measured {
  /** Milliseconds of each timed step and each timed prediction. */
  readonly train: readonly number[];
  readonly infer: readonly number[];
  readonly loss: number;
  readonly device: string;
}

const LOSS = {kind: "binaryCrossEntropy", reduction: "mean"} as const;

/** Takes image, target and weights out of a job's numbers. */
function unpack({shape, parameters}: Job, numbers: Float32Array) {
  let at = 0;
  const take = (size: number): Float32Array => {
    at += size;
    return numbers.slice(at - size, at);
  };
  const n = sizeOf(shape);
  const [x, target] = [take(n), take(n)].map((data) => ({shape, data}));
  const weights = new Map<string, Tensor>(
    parameters.map((one) => [
      one.name,
      {shape: one.shape, data: Float64Array.from(take(sizeOf(one.shape)))},
    ]),
  );
  return {x, target, weights};
}

/** Computes a network's loss and gradient, then times training steps and predictions as a user has them. */
export async function measure(
  engine: Engine,
  job: Job,
  numbers: Float32Array,
  {warmUps, repeats}: {readonly warmUps: number; readonly repeats: number},
): Promise<{measured: Measured; gradient: Float32Array}> {
  const {tf} = engine;
  const network = networkOf(job);
  const {x, target, weights} = unpack(job, numbers);
  const rng = createRng(1);

  // Loss and gradient at the given weights.
  const state = openTrainingState(engine, network, {weights});
  const [input, wanted] = [x, target].map(({shape, data}) => tf.tensor(data, [...shape]));
  const step = lossStep(engine, network, {
    ...{state, x: input, target: wanted, loss: engineLoss(tf, LOSS)},
    options: {training: true, rng},
  });
  const [loss] = await step.loss.data();
  const gradient = Float32Array.from(await step.gradient.data());
  for (const {mean, variance} of step.statistics.values()) tf.dispose([mean, variance]);
  tf.dispose([input, wanted, step.loss, step.gradient, step.norm]);
  closeTrainingState(tf, state);

  // Training: from asking for the batch until the step is reported.
  const timed: number[] = [];
  let started = 0;
  await train(network, weights, {
    ...{engine, loss: LOSS, optimiser: {type: "adam"}, learningRate: 1e-3, rng},
    steps: warmUps + repeats,
    batches: () => {
      started = performance.now();
      return {x, target};
    },
    onStep: () => void timed.push(performance.now() - started),
    onWarning: () => undefined,
  });

  // Prediction: from the numbers of the image to the numbers of the result.
  const model = openModel(network, weights, {engine});
  const infer: number[] = [];
  for (let i = 0; i < warmUps + repeats; i++) {
    const begun = performance.now();
    await model.predict(x);
    infer.push(performance.now() - begun);
  }
  model.close();
  const {device} = engine.info;
  return {
    measured: {train: timed.slice(warmUps), infer: infer.slice(warmUps), loss, device},
    gradient,
  };
}
