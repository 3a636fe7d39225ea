import type {DiceOptions, LossSpec, RegionOptions, Tensor} from "../../lib/nn/index.ts";
import {
  crossEntropyOfProbabilities,
  diceOfProbabilities,
  expectedLosses,
  lossOf,
  tensor,
} from "../../lib/nn/index.ts";
import {
  describeReference,
  number,
  numbers,
  type Op,
  type ReferenceCase,
  type Results,
} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch} from "./torch.ts";

// rtol 1e-7 and atol 1e-9 are the file's: float64 on both sides, but MONAI takes class volumes, and with
// them the weights of generalised Dice, through single precision.

/** Reads a parameter that a case may leave out. */
function optional<T>(params: ReferenceCase["params"], key: string, fallback: T): T {
  return (params[key] as T | undefined) ?? fallback;
}

/** Runs a loss of class indices on channel-first logits. */
function multiClass(specOf: (params: ReferenceCase["params"]) => LossSpec): Op {
  return ({params, inputs}): Results => {
    const logits = imageOf(inputs, "logits");
    const {value, gradient} = lossOf(specOf(params), logits, arrayOf(inputs, "target"));
    return {loss: value, grad_logits: imageToTorch(gradient)};
  };
}

/** Runs a loss of zeros and ones, every element in one image of one channel. */
function binary(specOf: (params: ReferenceCase["params"]) => LossSpec): Op {
  return ({params, inputs}): Results => {
    const {shape, data} = arrayOf(inputs, "logits");
    const flat: Tensor = {shape: [1, data.length, 1], data};
    const target = tensor([1, data.length, 1], numbers(inputs, "target"));
    const {value, gradient} = lossOf(specOf(params), flat, target);
    return {loss: value, grad_logits: {shape, data: gradient.data}};
  };
}

/** Reads what MONAI's overlap losses share, with its defaults. */
function monai(params: ReferenceCase["params"]): RegionOptions {
  const smooth = optional(params, "smooth", 1e-5);
  const reduction = optional(params, "reduction", "mean");
  return {
    activation: optional(params, "activation", "softmax"),
    per: optional(params, "batch", false) ? "batch" : "image",
    background: optional(params, "include_background", true) ? "in" : "out",
    smoothAbove: optional(params, "smooth_nr", smooth),
    smoothBelow: optional(params, "smooth_dr", smooth),
    reduction: reduction.startsWith("sum") ? "sum" : "mean",
  };
}

function monaiDice(params: ReferenceCase["params"]): DiceOptions {
  return {
    ...monai(params),
    overlap: optional(params, "jaccard", false) ? "jaccard" : "dice",
    denominator: optional(params, "squared_pred", false) ? "squares" : "sums",
  };
}

function crossEntropy(params: ReferenceCase["params"]): LossSpec & {kind: "crossEntropy"} {
  return {
    kind: "crossEntropy",
    reduction: optional(params, "reduction", "mean"),
    smoothing: optional(params, "label_smoothing", 0),
    ...("class_weights" in params ? {classWeights: numbers(params, "class_weights")} : {}),
    ...("ignore_index" in params ? {ignore: number(params, "ignore_index")} : {}),
  };
}

function bookDice(params: ReferenceCase["params"]): LossSpec & {kind: "dice"} {
  const eps = number(params, "eps");
  return {
    kind: "dice",
    ...monaiDice({activation: "sigmoid", ...params, batch: true}),
    smoothAbove: eps,
    smoothBelow: eps,
  };
}

/** Computes both losses and their gradients by the probability of one foreground and background voxel. */
function imbalance({params}: ReferenceCase): Results {
  const [foreground, total] = [number(params, "foreground"), number(params, "total")];
  const p = new Float64Array(total).fill(number(params, "p"));
  const y = p.map((_, i) => (i < foreground ? 1 : 0));
  const dice = diceOfProbabilities(p, y, {smoothing: number(params, "eps")});
  const ce = crossEntropyOfProbabilities(p, y, {reduction: "sum"});
  const nothing = crossEntropyOfProbabilities(new Float64Array(total), y, {reduction: "sum"});
  const share = (gradient: Float64Array): number => {
    const sizes = gradient.map(Math.abs);
    const all = sizes.reduce((sum, one) => sum + one, 0);
    return sizes.subarray(0, foreground).reduce((sum, one) => sum + one, 0) / all;
  };
  return {
    dice_loss: 1 - dice.value,
    ce_sum: ce.value,
    dice_grad_fg: -dice.gradient[0],
    dice_grad_bg: -dice.gradient[total - 1],
    ce_grad_fg: ce.gradient[0],
    ce_grad_bg: ce.gradient[total - 1],
    share_of_abs_grad_on_fg_ce: share(ce.gradient),
    share_of_abs_grad_on_fg_dice: share(dice.gradient),
    // Infinite: JSON has no word for it and the file says null.
    ce_all_background_loss: Number.isFinite(nothing.value) ? nothing.value : null,
  };
}

/** Finds where a curve is least. */
function argmin(p: readonly number[], curve: Float64Array): number {
  return p[curve.indexOf(Math.min(...curve))];
}

describeReference({
  files: "cnn/losses.json",
  ops: {
    cross_entropy: multiClass(crossEntropy),
    monai_dice_loss: multiClass((params) => ({kind: "dice", ...monaiDice(params)})),
    monai_generalized_dice_loss: multiClass((params) => ({
      kind: "generalisedDice",
      ...monai(params),
      weighting: optional(params, "w_type", "square"),
    })),
    monai_tversky_loss: multiClass((params) => ({
      kind: "tversky",
      ...monai(params),
      alpha: number(params, "alpha_fp"),
      beta: number(params, "beta_fn"),
    })),
    monai_focal_loss: multiClass((params) => ({
      kind: "focal",
      activation: optional(params, "activation", "softmax"),
      gamma: number(params, "gamma"),
      reduction: "mean",
      ...("alpha" in params ? {alpha: number(params, "alpha")} : {}),
    })),
    monai_dice_ce_loss: multiClass((params) => ({
      kind: "compound",
      terms: [
        {weight: optional(params, "lambda_ce", 1), loss: crossEntropy({reduction: "mean"})},
        {
          weight: optional(params, "lambda_dice", 1),
          loss: {kind: "dice", ...monaiDice(params)},
        },
      ],
    })),
    soft_dice_loss_binary: binary(bookDice),
    binary_cross_entropy_with_logits: binary((params) => ({
      kind: "binaryCrossEntropy",
      reduction: optional(params, "reduction", "mean"),
      positiveWeight: optional(params, "pos_weight", 1),
    })),
    compound_loss_binary: binary((params) => ({
      kind: "compound",
      terms: [
        {
          weight: number(params, "alpha_ce"),
          loss: {
            kind: "binaryCrossEntropy",
            reduction: optional(params, "ce_reduction", "mean"),
          },
        },
        {weight: number(params, "beta_dice"), loss: bookDice(params)},
      ],
    })),
    focal_loss_binary: binary((params) => ({
      kind: "focal",
      activation: "sigmoid",
      gamma: number(params, "gamma"),
      reduction: optional(params, "reduction", "mean"),
      ...("alpha" in params ? {alpha: number(params, "alpha")} : {}),
    })),
    imbalance_gradients: imbalance,
    expected_loss_population: ({params, inputs}) => {
      const p = numbers(inputs, "p");
      const losses = expectedLosses(p, {trueRate: number(params, "true_rate")});
      return {
        cross_entropy: losses.crossEntropy,
        brier: losses.brier,
        soft_dice_loss: losses.softDice,
        argmin_ce: argmin(p, losses.crossEntropy),
        argmin_brier: argmin(p, losses.brier),
        argmin_dice_on_grid: argmin(p, losses.softDice),
      };
    },
  },
});
