import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";
import {
  type Baseline,
  baselineOf,
  type CompleteAttribution,
  completed,
  requireOneImage,
} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";
import {type IntegrationRule, integrationRule} from "./integrationRule.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** How a path from a baseline to an image is walked. */
export interface IntegratedGradientsOptions {
  /** Where the path begins; no default, since the attribution explains the difference to it. */
  readonly baseline: Baseline;
  readonly steps: number;
  readonly rule: IntegrationRule;
}

/** Asks for the scores of the image and of the baseline. */
export function endsSurvey(
  {shape, data}: ImageLike,
  start: Float64Array,
): Survey<{score: number; baselineScore: number}> {
  const scores = new Float64Array(2);
  return {
    plan: `ends of ${shapeText(shape)}`,
    shape,
    count: 2,
    wants: "scores",
    image: (k, out) => out.set(k === 0 ? data : start),
    receive(k, score) {
      scores[k] = score;
    },
    memory: [scores],
    result: () => ({score: scores[0], baselineScore: scores[1]}),
  };
}

/** Asks for the gradients along the straight path from the baseline to the image. */
export function pathSurvey(
  {shape, data}: ImageLike,
  start: Float64Array,
  {rule, steps}: IntegratedGradientsOptions,
): Survey<Tensor> {
  const {nodes, weights} = integrationRule(rule, steps);
  const mean = new Float64Array(sizeOf(shape));
  return {
    plan: `integrated gradients of ${shapeText(shape)}, ${rule} with ${steps} steps`,
    shape,
    count: nodes.length,
    wants: "gradients",
    image(k, out) {
      const a = nodes[k];
      for (let i = 0; i < out.length; i++) out[i] = start[i] + a * (data[i] - start[i]);
    },
    receive(k, _, gradient) {
      const weight = weights[k];
      for (let i = 0; i < mean.length; i++) mean[i] += weight * gradient[i];
    },
    memory: [mean],
    result: () => ({shape, data: mean.map((g, i) => g * (data[i] - start[i]))}),
  };
}

/**
 * Explains the difference of a score to that of a baseline by the gradients along the way between them.
 *
 * Complete: the attributions sum to the difference of the scores, up to the error of the sum that stands
 * for the integral, which `gap` measures.
 *
 * @formula eq:integrated-gradients $A_i = (x_i - x'_i) \int_0^1 \frac{\partial S}{\partial x_i}\big(x' + a (x - x')\big)\,da$, $\sum_i A_i = S(x) - S(x')$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; baseline: a number or an image; steps and rule: see
 *   `integrationRule`
 * @returns attribution, of the shape of x, its sum, both scores and the gap between them
 * @throws ShapeError when x, the baseline, an array, or the score's region does not fit
 * @throws RangeError when steps, rule or the score break their rules
 * @ref sundararajan2017
 * @example const b = networkBuilder("relu", {dims: 1, channels: 1});
 * const half = b.conv("c", b.input, {filters: 1, kernel: 1});
 * const network = b.build(b.activation("r", half, {type: "relu"}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [1])], ["c.bias", tensor([1], [-1])]]);
 * const options = {score: {target: 0}, baseline: 0, steps: 50, rule: "middle"};
 * integratedGradients(network, weights, tensor([1, 1, 1], [2]), options).sum // ≈ 1
 */
export function integratedGradients(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: IntegratedGradientsOptions & {readonly score: Score},
): CompleteAttribution {
  const who = "integratedGradients";
  requireOneImage(who, x);
  const start = baselineOf(who, options.baseline, x);
  const explained = {network, weights, score};
  const ends = surveyOnTape(who, explained, endsSurvey(x, start));
  return completed(surveyOnTape(who, explained, pathSurvey(x, start, options)), ends);
}
