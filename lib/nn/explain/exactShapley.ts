import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireOneImage} from "./attribution.ts";
import {type CoalitionOptions, coalitionPainter} from "./coalitions.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {shapleyValues} from "./shapleyValues.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** What each tile of an image adds to a score. */
export interface ShapleyAttribution {
  /** One for each tile; they sum to full − empty. */
  readonly values: Float64Array;
  /** Score of the whole image. */
  readonly full: number;
  /** Score with all tiles at the baseline. */
  readonly empty: number;
}

/** Most tiles whose coalitions are all looked at: 65,536 images. */
const MOST_TILES = 16;

/** Asks for the score of every coalition of tiles. */
export function exactShapleySurvey(
  x: ImageLike,
  options: CoalitionOptions,
): Survey<ShapleyAttribution> {
  const {count} = options.tiles;
  if (count > MOST_TILES) {
    throw new RangeError(
      `exactShapley: tiles must be at most ${MOST_TILES}, since all 2^n coalitions are looked at, got ${count}; use sampledShapley for more`,
    );
  }
  const paint = coalitionPainter("exactShapley", x, options);
  const scores = new Float64Array(2 ** count);
  return {
    plan: `Shapley values of ${count} tiles of ${shapeText(x.shape)}`,
    shape: x.shape,
    count: scores.length,
    wants: "scores",
    image: (k, out) => paint((tile) => ((k >> tile) & 1) === 1, out),
    receive(k, score) {
      scores[k] = score;
    },
    memory: [scores],
    result: () => ({
      values: shapleyValues(scores),
      full: scores[scores.length - 1],
      empty: scores[0],
    }),
  };
}

/**
 * Computes the Shapley values of the tiles of an image, from the score of every coalition of them.
 *
 * @formula eq:shapley $\phi_i = \sum_{C \not\ni i} \frac{|C|!\,(n - |C| - 1)!}{n!} \big( S(x_{C \cup \{i\}}) - S(x_C) \big)$, $\sum_i \phi_i = S(x) - S(x')$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; tiles: at most 16, as `gridTiles` makes them; baseline: what
 *   stands in place of absent tiles
 * @returns a value for each tile; the scores of the whole image and of the baseline
 * @throws ShapeError when x, the tiles, the baseline, an array, or the score's region does not fit
 * @throws RangeError when there are more than 16 tiles, or the score breaks its rules
 * @ref shapley1953
 * @ref lundberg2017
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const options = {score: {target: 0}, tiles: gridTiles([2], [2]), baseline: 0};
 * exactShapley(double, weights, tensor([1, 2, 1], [3, 4]), options).values // [6, 8]
 */
export function exactShapley(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: CoalitionOptions & {readonly score: Score},
): ShapleyAttribution {
  requireOneImage("exactShapley", x);
  return surveyOnTape("exactShapley", {network, weights, score}, exactShapleySurvey(x, options));
}
