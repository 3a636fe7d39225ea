import {ShapeError} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {type Attribution, type Baseline, baselineOf, requireOneImage} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** What is covered, and how far the cover moves. */
export interface OcclusionOptions {
  /** Size of the cover: one number, one per axis (z, y, x), or one per axis and for the channels; all channels when not said. */
  readonly window: number | readonly number[];
  /** How far it moves, in the same form, at most the window. */
  readonly stride: number | readonly number[];
  /** What stands under the cover; no default. */
  readonly baseline: Baseline;
}

/** Spreads a size over the axes and the channels of an image. */
function perAxisAndChannel(
  name: string,
  value: number | readonly number[],
  [, ...axes]: readonly number[],
): number[] {
  const channels = axes[axes.length - 1];
  const list = typeof value === "number" ? axes.slice(1).map(() => value) : [...value];
  const whole = list.length === axes.length ? list : [...list, channels];
  if (whole.length !== axes.length || !whole.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `occlusion: ${name} must be a whole number of at least 1, ${axes.length - 1} of them or ${axes.length} with the channels, got ${JSON.stringify(value)}`,
    );
  }
  return whole;
}

/** Lists the places at which the cover stops, as [begin, end) along each axis. */
function coversOf(x: ImageLike, options: OcclusionOptions): (readonly [number, number])[][] {
  const window = perAxisAndChannel("window", options.window, x.shape);
  const stride = perAxisAndChannel("stride", options.stride, x.shape);
  const axes = x.shape.slice(1);
  if (window.some((n, axis) => n > axes[axis])) {
    throw new ShapeError(
      `occlusion: window must fit into x, got ${shapeText(window)} and ${shapeText(axes)}`,
    );
  }
  if (stride.some((n, axis) => n > window[axis])) {
    throw new RangeError(
      `occlusion: stride must be at most the window, so that nothing is passed over, got ${shapeText(stride)} and ${shapeText(window)}`,
    );
  }

  // The last cover of an axis is cut where the image ends.
  return axes.map((n, axis) =>
    Array.from({length: Math.ceil((n - window[axis]) / stride[axis]) + 1}, (_, k) => {
      const begin = k * stride[axis];
      return [begin, Math.min(n, begin + window[axis])] as const;
    }),
  );
}

/** Calls back with every flat index of a box. */
function forBox(
  shape: readonly number[],
  box: readonly (readonly [number, number])[],
  visit: (index: number) => void,
): void {
  const walk = (axis: number, base: number): void => {
    const [begin, end] = box[axis];
    for (let i = begin; i < end; i++) {
      const index = base * shape[axis] + i;
      if (axis === shape.length - 1) visit(index);
      else walk(axis + 1, index);
    }
  };
  walk(0, 0);
}

/** Asks for the score with each cover in turn, after that of the image itself. */
export function occlusionSurvey(x: ImageLike, options: OcclusionOptions): Survey<Attribution> {
  const {shape, data} = x;
  const hidden = baselineOf("occlusion", options.baseline, x);
  const covers = coversOf(x, options);
  const counts = covers.map(({length}) => length);
  const boxOf = (k: number) => {
    let rest = k;
    const place = counts.map(() => 0);
    for (let axis = counts.length - 1; axis >= 0; axis--) {
      place[axis] = rest % counts[axis];
      rest = Math.floor(rest / counts[axis]);
    }
    return place.map((at, axis) => covers[axis][at]);
  };
  const [sums, covered] = [new Float64Array(data.length), new Float64Array(data.length)];
  const whole = new Float64Array(1);
  return {
    plan: `occlusion of ${shapeText(shape)}, ${JSON.stringify([options.window, options.stride])}`,
    shape,
    count: 1 + sizeOf(counts),
    wants: "scores",
    image(k, out) {
      out.set(data);
      if (k === 0) return;
      forBox(shape.slice(1), boxOf(k - 1), (i) => {
        out[i] = hidden[i];
      });
    },
    receive(k, score) {
      if (k === 0) {
        whole[0] = score;
        return;
      }
      forBox(shape.slice(1), boxOf(k - 1), (i) => {
        sums[i] += whole[0] - score;
        covered[i]++;
      });
    },
    memory: [sums, covered, whole],
    result: () => ({
      attribution: {shape, data: sums.map((sum, i) => sum / covered[i])},
      score: whole[0],
    }),
  };
}

/**
 * Measures what a score loses when a part of the image is covered, for a cover that moves over it.
 *
 * Where covers overlap, a pixel gets the mean of the losses of all covers that hid it.
 *
 * @formula eq:occlusion $A_i = \frac{1}{|W_i|} \sum_{w \in W_i} \big( S(x) - S(x_{\setminus w}) \big)$ over the covers $W_i$ that hide pixel $i$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; window: size of the cover; stride: how far it moves;
 *   baseline: what stands under it, a number or an image
 * @returns attribution, of the shape of x, and the score of the whole image
 * @throws ShapeError when x, the window, the baseline, an array, or the score's region does not fit
 * @throws RangeError when window, stride or the score break their rules
 * @ref zeiler2014
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const options = {score: {target: 0}, window: 1, stride: 1, baseline: 0};
 * occlusion(double, weights, tensor([1, 2, 1], [3, 4]), options).attribution.data // [6, 8]
 */
export function occlusion(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: OcclusionOptions & {readonly score: Score},
): Attribution {
  requireOneImage("occlusion", x);
  return surveyOnTape("occlusion", {network, weights, score}, occlusionSurvey(x, options));
}
