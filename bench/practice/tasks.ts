// What our side does in each row; runs in Node and in a browser.
import {createRng} from "../../lib/core/index.ts";
import {
  applyAugmentation,
  batchOf,
  cutPatch,
  type Engine,
  openExplainer,
  openModel,
  type Sample,
  slidingWindow,
  type Tensor32,
  train,
} from "../../lib/nn/index.ts";
import {PET_LOSS} from "../pet/task.ts";
import type {
  AttributionSettings,
  EpochSettings,
  Job,
  Patch,
  SlideSettings,
  Unpacked,
} from "./job.ts";

/** A row that is ready to run: each run gives the numbers that are compared. */
export interface Task {
  run(): Promise<Float32Array>;
  close(): void;
}

/** A row's input of that name. */
function inputOf(inputs: Unpacked["inputs"], name: string): Tensor32 {
  const found = inputs.get(name);
  if (found === undefined) throw new RangeError(`practice: inputs must hold ${name}, got none`);
  return found;
}

/** An image by windows, blended. */
function slide(engine: Engine, {network, settings}: Job, {weights, inputs}: Unpacked): Task {
  const {patch, overlap, sigmaScale, batch} = settings as SlideSettings;
  const model = openModel(network, weights, {engine});
  const image = inputOf(inputs, "image");
  const options = {patch, overlap, blending: "gaussian", sigmaScale, batch} as const;
  return {
    run: async () => (await slidingWindow(model.predict, image, options)).data,
    close: () => model.close(),
  };
}

/** One pass over the cohort; the result is the loss of each step. */
function epoch(engine: Engine, {network, settings}: Job, {weights, inputs}: Unpacked): Task {
  const {patients, size, rate, steps} = settings as EpochSettings;
  const samples: Sample[] = Array.from({length: patients}, (_, k) => ({
    image: inputOf(inputs, `image${k}`),
    target: inputOf(inputs, `target${k}`),
  }));
  // As if it had just been drawn: what is not varied has the values that change nothing.
  const still = {turnDegrees: 0, zoom: 1, shift: [0, 0, 0], gain: 1, noise: 0, noiseSeed: 1};
  const cut = ({patient, start, flip, offset}: Patch): Sample =>
    applyAugmentation(cutPatch(samples[patient], {start, size}), {...still, flip, offset});
  return {
    async run() {
      const {history} = await train(network, weights, {
        ...{engine, loss: PET_LOSS, optimiser: {type: "adam"}, learningRate: rate},
        ...{steps: steps.length, rng: createRng(1)},
        batches: (step) => batchOf(steps[step].map(cut)),
      });
      return Float32Array.from(history, ({loss}) => loss);
    },
    close: () => undefined,
  };
}

/** Integrated gradients by captum's usual quadrature. */
function attribute(engine: Engine, {network, settings}: Job, {weights, inputs}: Unpacked): Task {
  const {steps, target} = settings as AttributionSettings;
  const explainer = openExplainer(network, weights, {engine});
  const x = inputOf(inputs, "x");
  const options = {score: {target}, baseline: 0, steps, rule: "gauss-legendre"} as const;
  return {
    async run() {
      const {attribution} = await explainer.integratedGradients(x, options);
      return Float32Array.from(attribution.data);
    },
    close: () => explainer.close(),
  };
}

const TASKS = {slide, epoch, attribute};

/** Makes a row ready to run on an engine. */
export function openTask(engine: Engine, job: Job, unpacked: Unpacked): Task {
  return TASKS[job.task](engine, job, unpacked);
}
