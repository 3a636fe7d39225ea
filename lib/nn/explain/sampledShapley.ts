import {type Rng, requireRng} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireSteps, requireOneImage} from "./attribution.ts";
import {type CoalitionOptions, coalitionPainter} from "./coalitions.ts";
import type {ShapleyAttribution} from "./exactShapley.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** Shapley values from some of the orders in which tiles may arrive. */
export interface SampledShapley extends ShapleyAttribution {
  /** Standard error of each value; NaN after a single order. */
  readonly standardErrors: Float64Array;
}

/** Which orders are looked at. */
export interface SampledShapleyOptions extends CoalitionOptions {
  readonly rng: Rng;
  /** Orders drawn. */
  readonly permutations: number;
}

/** Draws an order of n players. */
function drawOrder(rng: Rng, n: number): Int32Array {
  const order = Int32Array.from({length: n}, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** Asks for the scores along drawn orders; the empty and the whole image are looked at once. */
export function sampledShapleySurvey(
  x: ImageLike,
  {rng, permutations, ...options}: SampledShapleyOptions,
): Survey<SampledShapley> {
  requireRng("sampledShapley", rng);
  requireSteps("sampledShapley", "permutations", permutations);
  const paint = coalitionPainter("sampledShapley", x, options);
  const n = options.tiles.count;
  const ranks = Array.from({length: permutations}, (_, k) => {
    const rank = new Int32Array(n);
    drawOrder(rng.fork(`order ${k}`), n).forEach((tile, place) => {
      rank[tile] = place;
    });
    return rank;
  });

  // Image 0 is empty, image 1 whole; then the first 1 … n − 1 arrivals of each order.
  const ends = new Float64Array(2);
  const inner = new Float64Array(permutations * (n - 1));
  return {
    plan: `sampled Shapley values of ${n} tiles of ${shapeText(x.shape)}, ${permutations} orders`,
    shape: x.shape,
    count: 2 + inner.length,
    wants: "scores",
    image(k, out) {
      if (k < 2) return paint(() => k === 1, out);
      const [order, arrived] = [Math.floor((k - 2) / (n - 1)), ((k - 2) % (n - 1)) + 1];
      paint((tile) => ranks[order][tile] < arrived, out);
    },
    receive(k, score) {
      if (k < 2) ends[k] = score;
      else inner[k - 2] = score;
    },
    memory: [ends, inner],
    result() {
      const [empty, full] = ends;
      const at = (order: number, arrived: number) =>
        arrived === 0 ? empty : arrived === n ? full : inner[order * (n - 1) + arrived - 1];
      return {...momentsOf(ranks, at), full, empty};
    },
  };
}

/** Averages what each player adds over the orders, with the standard error of that mean. */
function momentsOf(
  ranks: readonly Int32Array[],
  at: (order: number, arrived: number) => number,
): {values: Float64Array; standardErrors: Float64Array} {
  const count = ranks.length;
  const values = new Float64Array(ranks[0].length);
  const standardErrors = new Float64Array(values.length);
  for (let tile = 0; tile < values.length; tile++) {
    const gains = ranks.map((rank, k) => at(k, rank[tile] + 1) - at(k, rank[tile]));
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / count;
    const squares = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0);
    values[tile] = mean;
    standardErrors[tile] = Math.sqrt(squares / (count - 1) / count);
  }
  return {values, standardErrors};
}

/**
 * Estimates the Shapley values of the tiles of an image from randomly drawn orders of arrival.
 *
 * Unbiased, and still complete: in every order the gains sum to the whole difference. The standard error
 * falls with the root of the number of orders.
 *
 * @formula $\hat\phi_i = \frac{1}{m} \sum_{k=1}^{m} \big( S(x_{P_i^k \cup \{i\}}) - S(x_{P_i^k}) \big)$ with the tiles $P_i^k$ that arrive before $i$ in order $k$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; tiles, as `gridTiles` makes them; baseline: what stands in
 *   place of absent tiles; rng; permutations: orders drawn
 * @returns a value and its standard error for each tile; the scores of the whole image and the baseline
 * @throws ShapeError when x, the tiles, the baseline, an array, or the score's region does not fit
 * @throws RangeError when permutations or the score break their rules
 * @ref castro2009
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const game = {tiles: gridTiles([2], [2]), baseline: 0, rng: createRng(1), permutations: 3};
 * sampledShapley(double, weights, tensor([1, 2, 1], [3, 4]), {score: {target: 0}, ...game}).values // [6, 8]
 */
export function sampledShapley(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: SampledShapleyOptions & {readonly score: Score},
): SampledShapley {
  const who = "sampledShapley";
  requireOneImage(who, x);
  return surveyOnTape(who, {network, weights, score}, sampledShapleySurvey(x, options));
}
