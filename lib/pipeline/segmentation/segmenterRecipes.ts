import {didYouMean} from "../../core/index.ts";
import type {LossSpec, SimpleLossSpec} from "../../nn/index.ts";
import type {SegmenterRecipe} from "./segmenterRecipe.ts";

/** Entropy of every voxel. */
export const CROSS_ENTROPY: SimpleLossSpec = {kind: "binaryCrossEntropy", reduction: "mean"};

/** One minus soft Dice over all voxels of a batch. */
export const SOFT_DICE: SimpleLossSpec = {
  ...{kind: "dice", activation: "sigmoid", overlap: "dice", denominator: "sums"},
  ...{per: "batch", background: "in", smoothAbove: 1, smoothBelow: 1, reduction: "mean"},
};

/** The sum of both. */
const COMPOUND: LossSpec = {
  kind: "compound",
  terms: [
    {weight: 1, loss: CROSS_ENTROPY},
    {weight: 1, loss: SOFT_DICE},
  ],
};

/**
 * The tumour on FDG-PET of the extremities. Voxel size, share of foreground and threshold were chosen by a
 * dozen short trainings that were judged on every fourth patient, the normalisation by the study's own
 * comparison; `voxelbook study` measures the recipe by cross-validation over all patients, these among
 * them.
 */
const STS_PET: SegmenterRecipe = {
  name: "sts-pet",
  network: {
    ...{base: 8, depth: 3, norm: "batch", skip: "concat"},
    ...{convBias: false, upBias: false},
  },
  input: {
    ...{modality: "PT", unit: "SUV", orientation: "RAS", intensity: {kind: "log1p"}},
    ...{spacing: [6, 6, 6], spacingTolerance: 0.001},
  },
  loss: COMPOUND,
  optimiser: {type: "adam"},
  ...{learningRate: 0.01, warmUp: 50, steps: 1000, batch: 2, foreground: 0.33},
  cropAway: {most: 0.3},
  augment: {flip: [true, true, true], turnDegrees: 30, zoom: 1.25, gain: 0.15, offset: 0.1},
  window: {patch: [24, 24, 24], overlap: 0.5, blending: "gaussian"},
  flips: ["x", "y", "z"],
  output: {names: ["tumour"], threshold: 0.7, keep: "largest", fillHoles: true},
  seed: "sts-pet",
};

const RECIPES: readonly SegmenterRecipe[] = [STS_PET];

/**
 * Gives a recipe by its name.
 *
 * @formula $r \mapsto (f_\theta, \ell, \eta_t, \text{patches}, \text{use})$
 * @param name - "sts-pet": the tumour on FDG-PET, as the shipped model was trained
 * @returns the recipe, as plain data
 * @throws RangeError when there is no recipe of that name
 * @ref isensee2021
 * @example segmenterRecipe("sts-pet").cropAway // {most: 0.3}
 */
export function segmenterRecipe(name: string): SegmenterRecipe {
  const found = RECIPES.find((recipe) => recipe.name === name);
  if (found !== undefined) return found;
  const names = RECIPES.map(({name: known}) => known);
  throw new RangeError(
    `segmenterRecipe: name must be one of ${names.join(", ")}, got "${name}"${didYouMean(name, names)}`,
  );
}
