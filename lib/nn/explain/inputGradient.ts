import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {type Attribution, requireOneImage} from "./attribution.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** An image, in double precision or as engines hold it. */
export interface ImageLike {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** Asks for the gradient of one image. */
export function gradientSurvey(
  {shape, data}: ImageLike,
  change: (gradient: number, i: number) => number,
): Survey<Attribution> {
  const [attribution, scores] = [new Float64Array(data.length), new Float64Array(1)];
  return {
    plan: `gradient of ${shapeText(shape)}`,
    shape,
    count: 1,
    wants: "gradients",
    image: (_, out) => out.set(data),
    receive(_, score, gradient) {
      for (let i = 0; i < attribution.length; i++) attribution[i] = change(gradient[i], i);
      scores[0] = score;
    },
    memory: [attribution, scores],
    result: () => ({attribution: {shape, data: attribution}, score: scores[0]}),
  };
}

/**
 * Computes how a score changes with each number of an image: the gradient, or saliency.
 *
 * It says what a small change would do, not what is there: where the score has saturated the gradient is
 * 0, however much the pixel has contributed.
 *
 * @formula eq:input-gradient $A_i = \frac{\partial S}{\partial x_i}$, or $\left|\frac{\partial S}{\partial x_i}\right|$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; absolute: takes the sign off, false when left out
 * @returns attribution, of the shape of x, and the score
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when the score names no class or node of the network
 * @ref simonyan2014
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [-2])]]);
 * inputGradient(double, weights, tensor([1, 2, 1], [3, 4]), {score: {target: 0}}).attribution.data // [-2, -2]
 */
export function inputGradient(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, absolute = false}: {readonly score: Score; readonly absolute?: boolean},
): Attribution {
  const who = "inputGradient";
  requireOneImage(who, x);
  const change = absolute ? Math.abs : (gradient: number) => gradient;
  return surveyOnTape(who, {network, weights, score}, gradientSurvey(x, change));
}
