import type {Engine} from "../engine/engine.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import type {Tensor32} from "../train/tensor32.ts";
import {
  type Attribution,
  baselineOf,
  type CompleteAttribution,
  completed,
  requireOneImage,
} from "./attribution.ts";
import type {CoalitionOptions} from "./coalitions.ts";
import {
  type DeletionInsertion,
  type DeletionInsertionOptions,
  deletionSurvey,
} from "./deletionInsertion.ts";
import {exactShapleySurvey, type ShapleyAttribution} from "./exactShapley.ts";
import {gradientSurvey} from "./inputGradient.ts";
import {endsSurvey, type IntegratedGradientsOptions, pathSurvey} from "./integratedGradients.ts";
import {type LeaveOneOut, leaveOneOutSurvey} from "./leaveOneOut.ts";
import {type OcclusionOptions, occlusionSurvey} from "./occlusion.ts";
import {answerOnEngine, type PlacedNetwork, placeNetwork} from "./placeNetwork.ts";
import {
  type SampledShapley,
  type SampledShapleyOptions,
  sampledShapleySurvey,
} from "./sampledShapley.ts";
import type {TargetScore} from "./score.ts";
import {type SmoothGradOptions, smoothSurvey} from "./smoothGrad.ts";
import type {Survey} from "./survey.ts";
import {type ExplainRunOptions, surveyOnEngine} from "./surveyOnEngine.ts";

/** A method on an engine: one image and its options, and how the run is watched. */
type Method<Options, Result> = (
  x: Tensor32,
  options: Options & ExplainRunOptions & {readonly score: TargetScore},
) => Promise<Result>;

/** The methods that look at a network from outside, on an engine, by the names of the functions in double precision. */
export interface Explainer {
  readonly network: Network;
  /** Scores of a batch of images, one for each. */
  readonly scores: (x: Tensor32, score: TargetScore) => Promise<Float64Array>;
  /** Scores of a batch of images and the gradient of each with respect to its image. */
  readonly gradients: (
    x: Tensor32,
    score: TargetScore,
  ) => Promise<{readonly scores: Float64Array; readonly gradients: Tensor32}>;
  readonly inputGradient: Method<{readonly absolute?: boolean}, Attribution>;
  readonly inputTimesGradient: Method<object, Attribution>;
  readonly smoothGrad: Method<SmoothGradOptions, Attribution>;
  readonly integratedGradients: Method<IntegratedGradientsOptions, CompleteAttribution>;
  readonly occlusion: Method<OcclusionOptions, Attribution>;
  readonly exactShapley: Method<CoalitionOptions, ShapleyAttribution>;
  readonly sampledShapley: Method<SampledShapleyOptions, SampledShapley>;
  readonly leaveOneOut: Method<CoalitionOptions, LeaveOneOut>;
  readonly deletionInsertion: Method<DeletionInsertionOptions, DeletionInsertion>;
  /** Frees the weights on the engine. */
  close(): void;
}

/** Makes a method of what asks for its images. */
function method<Options, Result>(
  who: string,
  placed: PlacedNetwork,
  surveyOf: (x: Tensor32, options: Options) => Survey<Result>,
): Method<Options, Result> {
  return async (x, options) => {
    requireOneImage(who, x);
    const survey = surveyOf(x, options);
    return surveyOnEngine(who, {placed, score: options.score, run: options}, survey);
  };
}

/** Walks the path of integrated gradients; the scores of its ends are asked for first. */
function integrated(placed: PlacedNetwork): Explainer["integratedGradients"] {
  const who = "integratedGradients";
  return async (x, options) => {
    requireOneImage(who, x);
    const {score} = options;
    const start = baselineOf(who, options.baseline, x);
    const path = pathSurvey(x, start, options);
    const ends = await surveyOnEngine(who, {placed, score, run: {}}, endsSurvey(x, start));
    return completed(await surveyOnEngine(who, {placed, score, run: options}, path), ends);
  };
}

/** Turns an answer's single precision into plain numbers. */
const asDouble = (values: Float32Array): Float64Array => Float64Array.from(values);

/**
 * Brings a network with its weights onto an engine, ready to be explained: the methods that show it many
 * images, in batches and in single precision.
 *
 * Each method takes what the function of its name takes, and besides: batch, images computed together, 8
 * when left out; onProgress; signal; resume, what `progress.partial()` has given. Scores are
 * `{target, …}`, not functions of a tape.
 *
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param options - engine: what computes
 * @returns the methods by name, `scores` and `gradients` of batches, and close
 * @throws RangeError when an array is missing
 * @throws ShapeError when an array does not fit the network
 * @ref sundararajan2017
 * @example typeof openExplainer // "function"
 */
export function openExplainer(
  network: Network,
  weights: Weights,
  {engine}: {readonly engine: Engine},
): Explainer {
  const placed = placeNetwork("openExplainer", engine, network, weights);
  const absolute = (gradient: number): number => Math.abs(gradient);
  const signed = (gradient: number): number => gradient;
  return {
    network,
    async scores(x, score) {
      const {scores} = await answerOnEngine("scores", placed, x, {score, wants: "scores"});
      return asDouble(scores);
    },
    async gradients(x, score) {
      const wants = {score, wants: "gradients"} as const;
      const {scores, gradients} = await answerOnEngine("gradients", placed, x, wants);
      return {scores: asDouble(scores), gradients: {shape: x.shape, data: gradients}};
    },
    inputGradient: method("inputGradient", placed, (x, o: {readonly absolute?: boolean}) =>
      gradientSurvey(x, o.absolute === true ? absolute : signed),
    ),
    inputTimesGradient: method("inputTimesGradient", placed, (x) =>
      gradientSurvey(x, (gradient, i) => gradient * x.data[i]),
    ),
    smoothGrad: method("smoothGrad", placed, smoothSurvey),
    integratedGradients: integrated(placed),
    occlusion: method("occlusion", placed, occlusionSurvey),
    exactShapley: method("exactShapley", placed, exactShapleySurvey),
    sampledShapley: method("sampledShapley", placed, sampledShapleySurvey),
    leaveOneOut: method("leaveOneOut", placed, leaveOneOutSurvey),
    deletionInsertion: method("deletionInsertion", placed, deletionSurvey),
    close() {
      for (const tensor of placed.tensors.values()) tensor.dispose();
      placed.tensors.clear();
    },
  };
}
