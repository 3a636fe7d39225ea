import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import type {Tensor} from "../tensor.ts";
import {type Attribution, requireOneImage} from "./attribution.ts";
import {gradientSurvey} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {surveyOnTape} from "./survey.ts";

/**
 * Multiplies each number of an image by the gradient of the score there.
 *
 * For a network of ReLUs, max pooling and linear layers without biases it sums to the score and equals
 * relevance propagation with epsilon 0; biases break both.
 *
 * @formula eq:input-times-gradient $A_i = x_i \frac{\partial S}{\partial x_i}$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained
 * @returns attribution, of the shape of x, and the score
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when the score names no class or node of the network
 * @ref shrikumar2017
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * inputTimesGradient(double, weights, tensor([1, 2, 1], [3, 4]), {score: {target: 0}}).attribution.data // [6, 8]
 */
export function inputTimesGradient(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score}: {readonly score: Score},
): Attribution {
  const who = "inputTimesGradient";
  requireOneImage(who, x);
  const survey = gradientSurvey(x, (gradient, i) => gradient * x.data[i]);
  return surveyOnTape(who, {network, weights, score}, survey);
}
