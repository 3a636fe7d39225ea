import {
  batchNorm,
  batchNormBackward,
  batchNormEval,
  batchNormEvalBackward,
  batchNormRunning,
  batchStatisticNoise,
  groupNorm,
  groupNormBackward,
  instanceNorm,
  instanceNormBackward,
  layerNorm,
  layerNormBackward,
  type NormGradients,
  sizeOf,
  type Tensor,
} from "../../lib/nn/index.ts";
import {describeReference, number, type Op, type ReferenceCase} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch} from "./torch.ts";

type Inputs = ReferenceCase["inputs"];

/** Reads an array that a case may lack. */
function optional(inputs: Inputs, key: string): Tensor | undefined {
  return inputs[key] === undefined ? undefined : arrayOf(inputs, key);
}

/** The affine part and ε of a case. */
function affine({params, inputs}: ReferenceCase) {
  const eps = number(params, "eps");
  return {gamma: optional(inputs, "gamma"), beta: optional(inputs, "beta"), eps};
}

/** Results of a normalisation under the names of the cases. */
function results(y: Tensor, {x, gamma, beta}: NormGradients) {
  return {
    y: imageToTorch(y),
    grad_x: imageToTorch(x),
    grad_gamma: gamma,
    grad_beta: beta,
  };
}

/** Batch normalisation by the batch, with the running statistics after it. */
function trained(reference: ReferenceCase) {
  const {params, inputs} = reference;
  const x = imageOf(inputs, "x");
  const {y, mean, variance} = batchNorm(x, affine(reference));
  const count = sizeOf(x.shape) / mean.data.length;
  const running = batchNormRunning(
    {mean: arrayOf(inputs, "running_mean"), variance: arrayOf(inputs, "running_var")},
    {mean, variance},
    {count, momentum: number(params, "momentum")},
  );
  return {
    ...results(y, batchNormBackward(imageOf(inputs, "grad_output"), {x, ...affine(reference)})),
    running_mean: running.mean,
    running_var: running.variance,
    batch_mean: mean,
    batch_var_biased: variance,
    batch_var_unbiased: variance.data.map((v) => (v * count) / (count - 1)),
    elements_per_channel: count,
  };
}

/** Batch normalisation by the running statistics, which stay as they are. */
function evaluated(reference: ReferenceCase) {
  const {inputs} = reference;
  const x = imageOf(inputs, "x");
  const mean = arrayOf(inputs, "running_mean");
  const variance = arrayOf(inputs, "running_var");
  const options = {...affine(reference), mean, variance};
  return {
    ...results(
      batchNormEval(x, options),
      batchNormEvalBackward(imageOf(inputs, "grad_output"), {x, ...options}),
    ),
    running_mean: mean,
    running_var: variance,
  };
}

const batch: Op = (reference) =>
  reference.params["mode"] === "train" ? trained(reference) : evaluated(reference);

const group: Op = (reference) => {
  const x = imageOf(reference.inputs, "x");
  const options = {...affine(reference), groups: number(reference.params, "groups")};
  const gradOutput = imageOf(reference.inputs, "grad_output");
  return results(groupNorm(x, options), groupNormBackward(gradOutput, {x, ...options}));
};

const instance: Op = (reference) => {
  const x = imageOf(reference.inputs, "x");
  const options = affine(reference);
  const gradOutput = imageOf(reference.inputs, "grad_output");
  return results(instanceNorm(x, options), instanceNormBackward(gradOutput, {x, ...options}));
};

/** Layer normalisation knows last axes only, so PyTorch's arrays go through as they are. */
const layer: Op = (reference) => {
  const {inputs} = reference;
  const x = arrayOf(inputs, "x");
  const options = affine(reference);
  const gradients = layerNormBackward(arrayOf(inputs, "grad_output"), {x, ...options});
  return {
    y: layerNorm(x, options),
    grad_x: gradients.x,
    grad_gamma: gradients.gamma,
    grad_beta: gradients.beta,
  };
};

const noise: Op = ({params}) => {
  const {count, meanSd, expectedVariance, varianceSd} = batchStatisticNoise({
    scans: number(params, "batch"),
    voxels: number(params, "voxels"),
    withinSd: number(params, "sigma"),
    betweenSd: 0,
  });
  return {
    M: count,
    sd_mean: meanSd,
    mean_biased_var: expectedVariance,
    sd_biased_var: varianceSd,
  };
};

describeReference({
  files: "cnn/norm.json",
  ops: {
    batch_norm: batch,
    group_norm: group,
    instance_norm: instance,
    layer_norm: layer,
    bn_statistic_noise_iid_normal: noise,
  },
});
