import {type Rng, requireRng} from "../../core/index.ts";
import type {Weights} from "../network/initialise.ts";
import type {Network} from "../network/network.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {type Attribution, requireSteps, requireOneImage} from "./attribution.ts";
import type {ImageLike} from "./inputGradient.ts";
import type {Score} from "./score.ts";
import {type Survey, surveyOnTape} from "./survey.ts";

/** How gradients are smoothed. */
export interface SmoothGradOptions {
  readonly rng: Rng;
  /** Noisy copies of the image. */
  readonly samples: number;
  /** Standard deviation of the noise, in the unit of the image; no default. */
  readonly noise: number;
  /** Averages the gradients, or their squares; "mean" when left out. */
  readonly kind?: "mean" | "square";
}

/** Asks for the gradients of noisy copies, after the score of the image itself. */
export function smoothSurvey(
  x: ImageLike,
  {rng, samples, noise, kind = "mean"}: SmoothGradOptions,
): Survey<Attribution> {
  requireRng("smoothGrad", rng);
  requireSteps("smoothGrad", "samples", samples);
  if (!(noise >= 0 && Number.isFinite(noise))) {
    throw new RangeError(`smoothGrad: noise must be finite and at least 0, got ${noise}`);
  }
  if (kind !== "mean" && kind !== "square") {
    throw new RangeError(`smoothGrad: kind must be "mean" or "square", got ${String(kind)}`);
  }
  const {shape, data} = x;
  const [mean, whole] = [new Float64Array(data.length), new Float64Array(1)];
  return {
    plan: `smoothed gradient of ${shapeText(shape)}, ${samples} samples of noise ${noise}, ${kind}`,
    shape,
    count: 1 + samples,
    wants: "gradients",
    image(k, out) {
      out.set(data);
      if (k === 0) return;
      // Each sample has a stream of its own, so that a resumed run draws what it would have drawn.
      const own = rng.fork(`sample ${k - 1}`);
      for (let i = 0; i < out.length; i++) out[i] += noise * own.normal();
    },
    receive(k, score, gradient) {
      if (k === 0) {
        whole[0] = score;
        return;
      }
      for (let i = 0; i < mean.length; i++) {
        mean[i] += (kind === "square" ? gradient[i] ** 2 : gradient[i]) / samples;
      }
    },
    memory: [mean, whole],
    result: () => ({attribution: {shape, data: mean}, score: whole[0]}),
  };
}

/**
 * Averages the gradient of a score over noisy copies of an image, which takes out what the gradient does
 * within the noise.
 *
 * @formula eq:smooth-grad $A_i = \frac{1}{n} \sum_{k=1}^{n} \frac{\partial S}{\partial x_i}(x + \sigma \epsilon_k)$, $\epsilon_k \sim \mathcal{N}(0, I)$
 * @param network - the network, run in evaluation mode
 * @param weights - its arrays by name
 * @param x - one image, [1, (z,) (y,) x, channels]
 * @param options - score: what is explained; rng; samples; noise: standard deviation in the unit of x;
 *   kind: "mean" of the gradients (when left out) or of their "square"
 * @returns attribution, of the shape of x, and the score of x itself
 * @throws ShapeError when x, an array, or the score's region does not fit
 * @throws RangeError when samples, noise, kind or the score break their rules
 * @ref smilkov2017
 * @example const b = networkBuilder("double", {dims: 1, channels: 1});
 * const double = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
 * const weights = new Map([["c.weight", tensor([1, 1, 1], [2])]]);
 * const options = {score: {target: 0}, rng: createRng(1), samples: 4, noise: 0.1};
 * smoothGrad(double, weights, tensor([1, 2, 1], [3, 4]), options).attribution.data // [2, 2]
 */
export function smoothGrad(
  network: Network,
  weights: Weights,
  x: Tensor,
  {score, ...options}: SmoothGradOptions & {readonly score: Score},
): Attribution {
  requireOneImage("smoothGrad", x);
  return surveyOnTape("smoothGrad", {network, weights, score}, smoothSurvey(x, options));
}
