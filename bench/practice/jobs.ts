import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {createRng, type Rng} from "../../lib/core/index.ts";
import {
  drawAugmentation,
  drawPatch,
  initialise,
  type Network,
  parametersOf,
  resnet,
  type Tensor32,
} from "../../lib/nn/index.ts";
import {sizeOf} from "../../lib/nn/tensor.ts";
import {loadPatients} from "../pet/cohort.ts";
import {petNetwork, SETTINGS} from "../pet/task.ts";
import type {EpochSettings, Job} from "./job.ts";

/** What a row computes, without the numbers. */
type Plan = Pick<Job, "task" | "network" | "settings"> & {
  readonly inputs: Readonly<Record<string, Tensor32>>;
};

/** One row: its name, how it is called in the table, how near results must be, and what it computes. */
export interface PracticeRow {
  readonly name: string;
  readonly title: string;
  readonly tolerance: number;
  plan(rng: Rng): Plan | Promise<Plan>;
}

/** White noise. */
function noise(rng: Rng, shape: readonly number[]): Tensor32 {
  return {shape, data: Float32Array.from({length: sizeOf(shape)}, () => rng.normal())};
}

/** Draws one patch of a patient, turned round and made brighter as in `bench/pet`. */
function drawnPatch(rng: Rng, patients: Awaited<ReturnType<typeof loadPatients>>, patient: number) {
  const {size: edge, foreground, offset} = SETTINGS;
  const size = [edge, edge, edge];
  const start = drawPatch(rng, patients[patient], {size, foreground});
  const drawn = drawAugmentation(rng, {size, flip: [true, true, true], offset});
  return {patient, start, flip: drawn.flip, offset: drawn.offset};
}

/** One epoch: every patient once, in random order, two patches in a step. */
async function planEpoch(rng: Rng): Promise<Plan> {
  const patients = await loadPatients();
  const order = patients.map((_, k) => k);
  for (let k = order.length - 1; k > 0; k--) {
    const other = rng.int(k + 1);
    [order[k], order[other]] = [order[other], order[k]];
  }
  const {batch, size} = SETTINGS;
  const steps = order.map((patient) =>
    Array.from({length: batch}, () => drawnPatch(rng, patients, patient)),
  );
  const inputs: Record<string, Tensor32> = {};
  patients.forEach(({image, target}, k) => {
    inputs[`image${k}`] = image;
    inputs[`target${k}`] = target;
  });
  const settings: EpochSettings = {
    ...{patients: patients.length, size: [size, size, size], rate: 1e-3, steps},
  };
  return {task: "epoch", network: petNetwork(), settings, inputs};
}

/** Integrated gradients of an image of noise. */
function planAttribution(rng: Rng, network: Network, shape: readonly number[], target: number) {
  const settings = {steps: 50, target};
  return {task: "attribute", network, settings, inputs: {x: noise(rng, shape)}} as const;
}

/** Single precision keeps seven digits, and two dozen layers leave five. */
const SINGLE = 1e-4;

/** The rows of `npm run bench -- practice`. */
export const ROWS: readonly PracticeRow[] = [
  {
    name: "slide",
    title: "sliding window, 256 × 256 × 64, patch 64³, overlap 1/4",
    tolerance: SINGLE,
    plan: (rng) => ({
      task: "slide",
      network: petNetwork(),
      settings: {patch: [64, 64, 64], overlap: 0.25, sigmaScale: 0.125, batch: 4},
      inputs: {image: noise(rng, [1, 64, 256, 256, 1])},
    }),
  },
  // Adam divides by the gradient's size, so that rounding grows from step to step.
  {name: "epoch", title: "one epoch, 41 patients", tolerance: 1e-2, plan: planEpoch},
  {
    name: "ig3d",
    title: "integrated gradients, 50 steps, 3-D U-Net, 32³",
    tolerance: SINGLE,
    plan: (rng) => planAttribution(rng, petNetwork(), [1, 32, 32, 32, 1], 0),
  },
  {
    name: "ig2d",
    title: "integrated gradients, 50 steps, ResNet-18 of base 16, 128²",
    tolerance: SINGLE,
    plan: (rng) => {
      const network = resnet({dims: 2, inChannels: 1, classes: 2, depth: 18, base: 16});
      return planAttribution(rng, network, [1, 128, 128, 1], 1);
    },
  },
];

/** Draws a row's weights and inputs and writes two files, one of words and one of numbers. */
export async function writeJob(folder: string, {name, plan}: PracticeRow): Promise<Job> {
  const rng = createRng(`bench/${name}`);
  const {inputs, ...rest} = await plan(rng.fork("inputs"));
  const weights = initialise(rest.network, rng.fork("weights"), {scheme: "torch"});
  const parameters = parametersOf(rest.network).map((one) => ({name: one.name, shape: one.shape}));
  const named = Object.entries(inputs);
  const job: Job = {
    ...{name, ...rest, weights: parameters},
    inputs: named.map(([key, {shape}]) => ({name: key, shape})),
  };
  const arrays = [
    ...parameters.map((one) => Float32Array.from(weights.get(one.name)!.data)),
    ...named.map(([, {data}]) => data),
  ];
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(job));
  const bytes = arrays.map(({buffer, byteOffset, byteLength}) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  writeFileSync(join(folder, `${name}.raw`), Buffer.concat(bytes));
  return job;
}
