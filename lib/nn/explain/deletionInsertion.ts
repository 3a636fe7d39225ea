import {ShapeError} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {type Baseline, baselineOf, requireCount, requireOneImage} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** How a score falls as an image is taken away, and rises as it is put back. */
export interface DeletionInsertion {
  /** Score after 0, 1, 2, … steps of deleting, the whole image first. */
  readonly deletion: Float64Array;
  /** Score after 0, 1, 2, … steps of inserting into the baseline. */
  readonly insertion: Float64Array;
  /** Area under each curve over the share of places, 0 to 1, by the trapezoid rule. */
  readonly deletionArea: number;
  readonly insertionArea: number;
}

/** In which order places go, and what they become. */
export interface DeletionInsertionOptions {
  /** All places of the image once each, x fastest, the most important first. */
  readonly order: ArrayLike<number>;
  /** Places that change together. */
  readonly pixelsPerStep: number;
  /** What a deleted place becomes, and what inserting begins with; no default. */
  readonly baseline: Baseline;
}

/** Checks that an order holds every place once; returns the rank of each place. */
function ranksOf(order: ArrayLike<number>, places: number): Int32Array {
  const ranks = new Int32Array(places).fill(-1);
  for (let k = 0; k < order.length; k++) {
    if (ranks[order[k]] !== -1) {
      throw new RangeError(
        `deletionInsertion: order must hold each place from 0 to ${places - 1} once, got ${order[k]} at ${k}`,
      );
    }
    ranks[order[k]] = k;
  }
  if (order.length === places) return ranks;
  throw new ShapeError(
    `deletionInsertion: order must hold all places of x, got ${order.length} of ${places}`,
  );
}

/** Computes the area under a curve whose last step may be shorter than the others. */
function areaUnder(curve: Float64Array, changed: readonly number[]): number {
  const places = changed[changed.length - 1];
  let area = 0;
  for (let k = 1; k < curve.length; k++) {
    area += ((curve[k - 1] + curve[k]) / 2) * ((changed[k] - changed[k - 1]) / places);
  }
  return area;
}

/** Asks for the scores along both curves. */
export function deletionSurvey(
  x: ImageLike,
  {order, pixelsPerStep, baseline}: DeletionInsertionOptions,
): Survey<DeletionInsertion> {
  const {shape, data} = x;
  requireCount("deletionInsertion", "pixelsPerStep", pixelsPerStep);
  const channels = shape[shape.length - 1];
  const places = data.length / channels;
  const ranks = ranksOf(order, places);
  const hidden = baselineOf("deletionInsertion", baseline, x);
  const changed = Array.from({length: Math.ceil(places / pixelsPerStep) + 1}, (_, k) =>
    Math.min(places, k * pixelsPerStep),
  );
  const deletion = new Float64Array(changed.length);
  const insertion = new Float64Array(changed.length);
  return {
    plan: `deletion and insertion of ${shapeText(shape)}, ${pixelsPerStep} places a step`,
    shape,
    count: 2 * changed.length,
    wants: "scores",
    image(k, out) {
      // The first half deletes, the second half inserts.
      const inserts = k >= changed.length;
      const done = changed[k % changed.length];
      for (let i = 0; i < out.length; i++) {
        const isChanged = ranks[Math.floor(i / channels)] < done;
        out[i] = isChanged === inserts ? data[i] : hidden[i];
      }
    },
    receive(k, score) {
      const curve = k < changed.length ? deletion : insertion;
      curve[k % changed.length] = score;
    },
    memory: [deletion, insertion],
    result: () => ({
      deletion,
      insertion,
      deletionArea: areaUnder(deletion, changed),
      insertionArea: areaUnder(insertion, changed),
    }),
  };
}

/**
 * Takes the places of an image away in order, and puts them back into a baseline in the same order: a good
 * order makes the score fall early and rise early.
 *
 * @formula $\mathrm{AUC} = \sum_{k=1}^{K} \frac{s_{k-1} + s_k}{2} \cdot \frac{n_k - n_{k-1}}{n}$ with $n_k$ places changed after step $k$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is watched, often a probability (activation: "softmax"); order: all places,
 *   as `pixelOrder` gives them; pixelsPerStep; baseline: what stands in place of deleted places
 * @returns both curves, the first point before any change, and the areas under them
 * @throws ShapeError when x, the order, the baseline, an array, or the score's region does not fit
 * @throws RangeError when the order misses or repeats a place, or an option breaks its rule
 * @ref petsiuk2018
 * @example const b = networkBuilder("sum", {dims: 1, channels: 1});
 * const same = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [1])]]);
 * const options = {score: {target: 0}, order: [1, 0], pixelsPerStep: 1, baseline: 0};
 * deletionInsertion(same, weights, tensor([1, 2, 1], [1, 3]), options).deletion // [4, 1, 0]
 */
export function deletionInsertion(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: DeletionInsertionOptions & {readonly score: Score},
): DeletionInsertion {
  const who = "deletionInsertion";
  requireOneImage(who, x);
  return surveyOnTape(who, {network, weights, score}, deletionSurvey(x, options));
}
