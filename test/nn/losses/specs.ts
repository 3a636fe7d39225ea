import type {LossSpec, Tensor} from "../../../lib/nn/index.ts";
import {createRng} from "../../../lib/core/index.ts";
import {diceVariant, tensor} from "../../../lib/nn/index.ts";
import {sizeOf} from "../../../lib/nn/tensor.ts";

/** Everything an overlap of regions must say, as MONAI has it. */
const region = {
  per: "image",
  background: "in",
  smoothAbove: 1e-5,
  smoothBelow: 1e-5,
  reduction: "mean",
} as const;

const softmax = {activation: "softmax"} as const;
const sigmoid = {activation: "sigmoid"} as const;

/** Losses of class indices, every option of each at least once. */
export const CLASS_LOSSES: Readonly<Record<string, LossSpec>> = {
  crossEntropyMean: {kind: "crossEntropy", reduction: "mean"},
  crossEntropySum: {kind: "crossEntropy", reduction: "sum"},
  crossEntropyAll: {
    kind: "crossEntropy",
    reduction: "mean",
    classWeights: [1.5, 0.5, 2],
    ignore: 1,
    smoothing: 0.2,
  },
  dice: {kind: "dice", ...softmax, ...diceVariant("monai")},
  diceSum: {kind: "dice", ...softmax, ...diceVariant("foreground"), reduction: "sum", ignore: 2},
  diceSquares: {kind: "dice", ...softmax, ...diceVariant("vnet"), classWeights: [0.5, 2, 1]},
  diceSigmoid: {kind: "dice", ...sigmoid, ...diceVariant("batch"), ignore: 255},
  jaccard: {kind: "dice", ...softmax, ...diceVariant("jaccard"), background: "out"},
  jaccardSquares: {
    kind: "dice",
    ...sigmoid,
    ...diceVariant("jaccard"),
    denominator: "squares",
    per: "batch",
  },
  generalisedSquare: {kind: "generalisedDice", ...softmax, ...region, weighting: "square"},
  generalisedSimple: {
    kind: "generalisedDice",
    ...softmax,
    ...region,
    weighting: "simple",
    background: "out",
    reduction: "sum",
  },
  generalisedUniform: {
    kind: "generalisedDice",
    ...sigmoid,
    ...region,
    weighting: "uniform",
    per: "batch",
    ignore: 0,
  },
  tversky: {kind: "tversky", ...softmax, ...region, alpha: 0.3, beta: 0.7},
  tverskySum: {
    kind: "tversky",
    ...sigmoid,
    ...region,
    alpha: 0.8,
    beta: 0.1,
    per: "batch",
    background: "out",
    reduction: "sum",
    ignore: 1,
  },
  focalSoftmax: {kind: "focal", ...softmax, gamma: 2, reduction: "mean"},
  focalBalanced: {kind: "focal", ...softmax, gamma: 1.5, alpha: 0.25, reduction: "sum", ignore: 2},
  focalList: {kind: "focal", ...softmax, gamma: 0, alpha: [1, 2, 3], reduction: "mean"},
  focalRoot: {kind: "focal", ...softmax, gamma: 0.5, reduction: "mean"},
  compound: {
    kind: "compound",
    terms: [
      {weight: 0.7, loss: {kind: "crossEntropy", reduction: "mean"}},
      {weight: 1.3, loss: {kind: "dice", ...softmax, ...diceVariant("monai")}},
    ],
  },
};

/** Losses of zeros and ones. */
export const BINARY_LOSSES: Readonly<Record<string, LossSpec>> = {
  entropyMean: {kind: "binaryCrossEntropy", reduction: "mean"},
  entropySum: {kind: "binaryCrossEntropy", reduction: "sum", positiveWeight: 3, ignore: 255},
  dice: {kind: "dice", ...sigmoid, ...diceVariant("book")},
  generalised: {kind: "generalisedDice", ...sigmoid, ...region, weighting: "square"},
  focal: {kind: "focal", ...sigmoid, gamma: 2, alpha: 0.25, reduction: "mean"},
  focalPlain: {kind: "focal", ...sigmoid, gamma: 0.5, reduction: "sum", ignore: 255},
};

/** Draws logits of a moderate size. */
export function drawLogits(seed: string, shape: readonly number[]): Tensor {
  const rng = createRng(seed);
  return tensor(
    shape,
    Array.from({length: sizeOf(shape)}, () => 1.5 * rng.normal()),
  );
}

/** Draws labels below `classes`. */
export function drawLabels(seed: string, shape: readonly number[], classes: number): Tensor {
  const rng = createRng(seed);
  return tensor(
    shape,
    Array.from({length: sizeOf(shape)}, () => rng.int(classes)),
  );
}
