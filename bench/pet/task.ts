// The task: outline the tumour on FDG-PET; 31 patients to learn from, 10 to be tested on. Runs in Node
// and in a browser.
import {createRng} from "../../lib/core/index.ts";
import {
  type Engine,
  initialise,
  type LossSpec,
  type Network,
  openModel,
  patchBatches,
  type StepReport,
  type Tensor32,
  train,
  unet,
  type Weights,
} from "../../lib/nn/index.ts";

/** One patient: uptake as ln(1 + SUV) and the tumour's mask, both [z, y, x, 1]. */
export interface Patient {
  readonly id: string;
  readonly image: Tensor32;
  readonly target: Tensor32;
}

/** What both sides do alike. */
export const SETTINGS = {
  steps: 250,
  batch: 2,
  size: 32,
  foreground: 0.7,
  rate: 0.01,
  offset: 0.1,
  base: 8,
  depth: 2,
} as const;

/** Every fourth patient of the ordered list is tested on and never learned from. */
export function splitPatients(patients: readonly Patient[]) {
  const ordered = [...patients].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    learn: ordered.filter((_, k) => k % 4 !== 3),
    test: ordered.filter((_, k) => k % 4 === 3),
  };
}

/** A small 3-D U-Net with batch normalisation, without biases but for the last layer's. */
export function petNetwork(): Network {
  const {base, depth} = SETTINGS;
  return unet({
    ...{dims: 3, inChannels: 1, classes: 1, base, depth, padding: "same", norm: "batch"},
    ...{convBias: false, upBias: false},
  });
}

/** Cross-entropy and one minus soft Dice, both over the whole batch. */
export const PET_LOSS: LossSpec = {
  kind: "compound",
  terms: [
    {weight: 1, loss: {kind: "binaryCrossEntropy", reduction: "mean"}},
    {
      weight: 1,
      loss: {
        ...{kind: "dice", activation: "sigmoid", overlap: "dice", denominator: "sums"},
        ...{per: "batch", background: "in", smoothAbove: 1, smoothBelow: 1, reduction: "mean"},
      },
    },
  ],
};

/** Trains on the patients to learn from. */
export async function learnPet(
  engine: Engine,
  learn: readonly Patient[],
  {seed, onStep}: {seed: number; onStep?: (report: StepReport) => void},
): Promise<Weights> {
  const {steps, batch, size, foreground, rate, offset} = SETTINGS;
  const network = petNetwork();
  const rng = createRng(`PET ${seed}`);
  const weights = initialise(network, rng.fork("weights"), {scheme: "torch"});
  const batches = patchBatches(learn, {
    ...{rng: rng.fork("patches"), batch, size: [size, size, size], foreground},
    augment: {flip: [true, true, true], offset},
  });
  const learningRate = (step: number) => (rate / 2) * (1 + Math.cos((Math.PI * step) / steps));
  const trained = await train(network, weights, {
    ...{engine, batches, loss: PET_LOSS, optimiser: {type: "adam"}, learningRate, steps},
    ...{rng: rng.fork("layers"), ...(onStep === undefined ? {} : {onStep})},
  });
  return trained.weights;
}

/** Continues an image by its edge to sizes that the poolings divide. */
function padded({shape, data}: Tensor32): Tensor32 {
  const [nz, ny, nx] = shape;
  const multiple = 2 ** SETTINGS.depth;
  const [mz, my, mx] = [nz, ny, nx].map((n) => Math.ceil(n / multiple) * multiple);
  const out = new Float32Array(mz * my * mx);
  for (let z = 0, i = 0; z < mz; z++) {
    for (let y = 0; y < my; y++) {
      const row = (Math.min(z, nz - 1) * ny + Math.min(y, ny - 1)) * nx;
      for (let x = 0; x < mx; x++, i++) out[i] = data[row + Math.min(x, nx - 1)];
    }
  }
  return {shape: [1, mz, my, mx, 1], data: out};
}

/** Overlap of what a rule marks and the mask; `marked` is asked with places of the mask's grid. */
function diceOf(target: Tensor32, marked: (z: number, y: number, x: number) => boolean): number {
  const [nz, ny, nx] = target.shape;
  let [both, sum] = [0, 0];
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++, i++) {
        const own = marked(z, y, x) ? 1 : 0;
        both += own * target.data[i];
        sum += own + target.data[i];
      }
    }
  }
  return (2 * both) / sum;
}

/** Dice of a trained network on each patient: logit above 0. */
export async function scorePet(
  engine: Engine,
  weights: Weights,
  patients: readonly Patient[],
): Promise<number[]> {
  const model = openModel(petNetwork(), weights, {engine});
  const scores: number[] = [];
  for (const {image, target} of patients) {
    const logits = await model.predict(padded(image));
    const [, , my, mx] = logits.shape;
    scores.push(diceOf(target, (z, y, x) => logits.data[(z * my + y) * mx + x] > 0));
  }
  model.close();
  return scores;
}

/** Dice of the usual threshold, 41 % of the largest uptake of the scan. */
export function thresholdPet(patients: readonly Patient[]): number[] {
  return patients.map(({image, target}) => {
    const suv = image.data.map((v) => Math.expm1(v));
    const most = suv.reduce((a, b) => Math.max(a, b));
    const [, ny, nx] = target.shape;
    return diceOf(target, (z, y, x) => suv[(z * ny + y) * nx + x] >= 0.41 * most);
  });
}
