import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireOneImage} from "./attribution.ts";
import {type CoalitionOptions, coalitionPainter} from "./coalitions.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** What a score loses without each tile. */
export interface LeaveOneOut {
  /** One for each tile. */
  readonly values: Float64Array;
  /** Score of the whole image. */
  readonly full: number;
}

/** Asks for the score without each tile, after that of the image itself. */
export function leaveOneOutSurvey(x: ImageLike, options: CoalitionOptions): Survey<LeaveOneOut> {
  const paint = coalitionPainter("leaveOneOut", x, options);
  const {count} = options.tiles;
  const scores = new Float64Array(1 + count);
  return {
    plan: `${count} tiles of ${shapeText(x.shape)}, one left out`,
    shape: x.shape,
    count: scores.length,
    wants: "scores",
    image: (k, out) => paint((tile) => tile !== k - 1, out),
    receive(k, score) {
      scores[k] = score;
    },
    memory: [scores],
    result: () => ({
      values: scores.slice(1).map((score) => scores[0] - score),
      full: scores[0],
    }),
  };
}

/**
 * Measures what a score loses when one tile of an image after the other is taken away.
 *
 * Where tiles interact this is no Shapley value, and the losses do not sum to the whole: of two tiles that
 * say the same neither is missed.
 *
 * @formula $A_i = S(x) - S(x_{\setminus i})$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; tiles, as `gridTiles` makes them; baseline: what stands in
 *   place of the missing tile
 * @returns a loss for each tile, and the score of the whole image
 * @throws ShapeError when x, the tiles, the baseline, an array, or the score's region does not fit
 * @throws RangeError when the score breaks its rules
 * @ref zeiler2014
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const options = {score: {target: 0}, tiles: gridTiles([2], [2]), baseline: 0};
 * leaveOneOut(double, weights, tensor([1, 2, 1], [3, 4]), options).values // [6, 8]
 */
export function leaveOneOut(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: CoalitionOptions & {readonly score: Score},
): LeaveOneOut {
  requireOneImage("leaveOneOut", x);
  return surveyOnTape("leaveOneOut", {network, weights, score}, leaveOneOutSurvey(x, options));
}
