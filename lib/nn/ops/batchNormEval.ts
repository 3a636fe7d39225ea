import {sizeOf, type Tensor} from "../tensor.ts";
import {
  type NormAffine,
  channelsOf,
  type NormGradients,
  normalise,
  requireEps,
  requireShape,
} from "./normalise.ts";

/** Options of `batchNormEval`: the affine part and the statistics to normalise by. */
export interface BatchNormEvalOptions extends NormAffine {
  /** Running mean of each channel, [channels]. */
  readonly mean: Tensor;
  /** Running variance of each channel, [channels]. */
  readonly variance: Tensor;
}

/** Checks all parameters and returns the number of channels. */
function checked(who: string, x: Tensor, options: BatchNormEvalOptions): number {
  const channels = channelsOf(who, x);
  const {gamma, beta, mean, variance} = options;
  for (const [name, value] of Object.entries({gamma, beta, mean, variance})) {
    requireShape(who, {name, value, shape: [channels]});
  }
  const least = variance.data.find((v) => v < 0);
  if (least !== undefined) {
    throw new RangeError(`${who}: variance must hold numbers of at least 0, got ${least}`);
  }
  return channels;
}

/**
 * Normalises each channel by stored statistics, as batch normalisation does after training.
 *
 * An affine map of each channel by itself: no scan depends on the others in its batch. NaN where
 * variance + eps is 0 and x is the mean.
 *
 * @formula eq:batch-norm-eval $\hat z = \gamma\,\frac{z - \hat\mu}{\sqrt{\hat\sigma^2 + \varepsilon}} + \beta$ with the running $\hat\mu$ and $\hat\sigma^2$
 * @param x - [batch, (z,) (y,) x, channel]
 * @param options - mean and variance, [channel]; gamma and beta, [channel], 1 and 0 when left out; eps,
 *   1e-5 when left out
 * @returns y, of the shape of x
 * @throws RangeError when a variance or eps is negative
 * @throws ShapeError when a parameter has not one entry for each channel
 * @ref ioffe2015
 * @example batchNormEval(tensor([1, 2, 1], [1, 5]), {mean: tensor([1], 1), variance: tensor([1], 4), eps: 0}).data // [0, 2]
 */
export function batchNormEval(x: Tensor, options: BatchNormEvalOptions): Tensor {
  const channels = checked("batchNormEval", x, options);
  const {gamma, beta, mean, variance, eps = 1e-5} = options;
  requireEps("batchNormEval", eps);
  const positions = sizeOf(x.shape) / channels;
  const view = {blocks: 1, positions, groups: channels, members: 1};
  return normalise(x, view, {gamma, beta, eps, mean: mean.data, variance: variance.data});
}

/**
 * Carries a gradient back through `batchNormEval`; the statistics are constants.
 *
 * @formula $\frac{\partial L}{\partial z_i} = \frac{\gamma}{\sqrt{\hat\sigma^2 + \varepsilon}}\,g_i$
 * @param gradOutput - gradient with respect to y, of the shape of x
 * @param options - x, gamma, mean, variance and eps as given to batchNormEval
 * @returns gradients with respect to x, gamma and beta
 * @throws RangeError when a variance or eps is negative
 * @throws ShapeError when gradOutput has not the shape of x, or a parameter not one entry for each channel
 * @ref ioffe2015
 * @example batchNormEvalBackward(tensor([1, 1], [3]), {x: tensor([1, 1], [7]), mean: tensor([1], 1), variance: tensor([1], 4), eps: 0}).x.data // [1.5]
 */
export function batchNormEvalBackward(
  gradOutput: Tensor,
  options: BatchNormEvalOptions & {readonly x: Tensor},
): NormGradients {
  const {x, gamma, mean, variance, eps = 1e-5} = options;
  const channels = checked("batchNormEvalBackward", x, options);
  requireEps("batchNormEvalBackward", eps);
  requireShape("batchNormEvalBackward", {name: "gradOutput", value: gradOutput, shape: x.shape});
  const data = new Float64Array(x.data.length);
  const gradGamma = new Float64Array(channels);
  const gradBeta = new Float64Array(channels);
  for (let i = 0; i < data.length; i++) {
    const c = i % channels;
    const inverse = 1 / Math.sqrt(variance.data[c] + eps);
    data[i] = gradOutput.data[i] * inverse * (gamma === undefined ? 1 : gamma.data[c]);
    gradGamma[c] += gradOutput.data[i] * (x.data[i] - mean.data[c]) * inverse;
    gradBeta[c] += gradOutput.data[i];
  }
  return {
    x: {shape: [...x.shape], data},
    gamma: {shape: [channels], data: gradGamma},
    beta: {shape: [channels], data: gradBeta},
  };
}
