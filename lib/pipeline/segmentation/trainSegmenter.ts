import type {Rng} from "../../core/index.ts";
import {createRng} from "../../core/index.ts";
import type {
  BatchSource,
  Engine,
  ModelProvenance,
  Network,
  Predict,
  Sample,
  SegmentationModel,
  StepReport,
  Trained,
} from "../../nn/index.ts";
import {initialise, patchBatches, shapesOf, train, unet} from "../../nn/index.ts";
import {heldOutScore} from "./heldOutScore.ts";
import {requireSegmentationCases, type SegmentationCase} from "./segmentationCase.ts";
import type {SegmenterRecipe} from "./segmenterRecipe.ts";
import {paddedToWindow, trainingSamples} from "./trainingSamples.ts";

/** Cases that are looked at during training and never learned from. */
export interface HeldOut {
  readonly cases: readonly SegmentationCase[];
  /** Scores after every so many steps; the score stands in the report of that step. */
  readonly every: number;
}

/** Options of `trainSegmenter`. */
export interface TrainSegmenterOptions {
  readonly engine: Engine;
  /** Where the model comes from; seed and steps are the recipe's. */
  readonly provenance: Omit<ModelProvenance, "seed" | "steps">;
  readonly heldOut?: HeldOut;
  /** Called after every step, and waited for. */
  readonly onStep?: (report: StepReport) => void | Promise<void>;
  /** Receives the bytes of a checkpoint after every so many steps, and when the signal stops the run. */
  readonly checkpoint?: {
    readonly every: number;
    readonly save: (bytes: Uint8Array) => void | Promise<void>;
  };
  /** A checkpoint of the same recipe to go on from. */
  readonly resume?: Uint8Array;
  /** Stops after the step in which it is raised: the promise rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Builds the network of a recipe, and fails early where its patch does not fit. */
export function recipeNetwork({network, window}: SegmenterRecipe): Network {
  const built = unet({...network, dims: 3, inChannels: 1, classes: 1, padding: "same"});
  shapesOf(built, [1, ...window.patch, 1]);
  return built;
}

/** Rises along a line and falls along half a cosine. */
function learningRateOf({learningRate, warmUp, steps}: SegmenterRecipe) {
  return (step: number): number => {
    const rise = warmUp === 0 ? 1 : Math.min(1, (step + 1) / warmUp);
    return rise * (learningRate / 2) * (1 + Math.cos((Math.PI * step) / steps));
  };
}

/** Draws patches as the recipe says; scans whose border may be seen are padded as in use. */
function batchesOf(
  samples: readonly Sample[],
  {batch, foreground, augment, cropAway, window}: SegmenterRecipe,
  rng: Rng,
): BatchSource {
  const options = {rng, batch, foreground, augment, size: [...window.patch]};
  return cropAway === undefined
    ? patchBatches(paddedToWindow(samples, window.patch), options)
    : patchBatches(samples, {...options, cropAway});
}

/** Describes how a run is scored, where it is. */
function validationOf(
  recipe: SegmenterRecipe,
  heldOut: HeldOut | undefined,
  rng: Rng,
): {validation?: {every: number; better: "higher"; score: (predict: Predict) => Promise<number>}} {
  if (heldOut === undefined) return {};
  requireSegmentationCases("trainSegmenter: heldOut", heldOut.cases);
  const samples = trainingSamples("trainSegmenter: heldOut", heldOut.cases, recipe.input);
  const {patch} = recipe.window;
  const score = heldOutScore(paddedToWindow(samples, patch), {rng, patch});
  return {validation: {every: heldOut.every, better: "higher", score}};
}

/** Keeps the options that are given; a missing one must not become undefined. */
function given(options: TrainSegmenterOptions) {
  const {onStep, checkpoint, resume, signal} = options;
  return {
    ...(onStep === undefined ? {} : {onStep}),
    ...(checkpoint === undefined ? {} : {checkpoint}),
    ...(resume === undefined ? {} : {resume}),
    ...(signal === undefined ? {} : {signal}),
  };
}

/** Packs a trained network with all that its use needs. */
function modelOf(
  recipe: SegmenterRecipe,
  network: Network,
  {weights}: Trained,
  provenance: TrainSegmenterOptions["provenance"],
): SegmentationModel {
  const {input, window, flips, output, seed, steps} = recipe;
  const {version, command, datasets, ...rest} = provenance;
  return {
    ...{network, weights, input, window, flips, output},
    provenance: {version, command, datasets, seed, steps, ...rest},
  };
}

/**
 * Trains a network to outline what was outlined on some cases, by a recipe.
 *
 * Images are prepared by the function that prepares them for prediction. The model has the weights after
 * the last step: what is seen of held-out cases chooses nothing. The same recipe, cases and backend give
 * the same model, and a run that is resumed ends like one that was never stopped.
 *
 * @formula $\hat\theta = \arg\min_\theta \sum_i \ell\bigl(f_\theta(x_i), y_i\bigr)$ over random patches $(x_i, y_i)$
 * @param cases - images and their outlines, one for each patient
 * @param recipe - network, input, loss, steps, augmentation and use, as plain data
 * @param options - engine; provenance; and, where wanted, heldOut, onStep, checkpoint, resume, signal
 * @returns the model, ready for `segmentImage` and `writeModel`
 * @throws RangeError when there is no case, two have one id, an outline is empty, or a number of the
 *   recipe breaks its rule
 * @throws ShapeError when outline and image lie on different grids, or the patch does not fit the network
 * @throws DOMException the signal's reason, when it stops the run
 * @ref ronneberger2015
 * @ref isensee2021
 * @example typeof trainSegmenter // "function"
 */
export async function trainSegmenter(
  cases: readonly SegmentationCase[],
  recipe: SegmenterRecipe,
  options: TrainSegmenterOptions,
): Promise<SegmentationModel> {
  requireSegmentationCases("trainSegmenter", cases);
  const network = recipeNetwork(recipe);
  const {engine, provenance, heldOut, checkpoint, signal} = options;
  const rng = createRng(`segmenter ${recipe.seed}`);
  const samples = trainingSamples("trainSegmenter", cases, recipe.input);
  const {loss, optimiser, steps} = recipe;
  const trained = await train(
    network,
    initialise(network, rng.fork("weights"), {scheme: "torch"}),
    {
      ...{engine, loss, optimiser, steps, rng: rng.fork("layers")},
      batches: batchesOf(samples, recipe, rng.fork("patches")),
      learningRate: learningRateOf(recipe),
      ...validationOf(recipe, heldOut, rng.fork("held out")),
      ...given(options),
    },
  );
  if (trained.ended === "signal") {
    await checkpoint?.save(trained.checkpoint);
    signal?.throwIfAborted();
  }
  return modelOf(recipe, network, trained, provenance);
}
