import {convBnAct, foldBatchNorm} from "../../lib/nn/index.ts";
import {number, type ReferenceCase, type Results} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch, kernelOf, kernelToTorch} from "./torch.ts";

/** A whole layer, convolution, batch normalisation and ReLU, and its convolution after folding. */
export function convBnRelu({params, inputs}: ReferenceCase): Results {
  const weight = kernelOf(inputs, "weight");
  const [bias, gamma, beta] = ["bias", "gamma", "beta"].map((key) => arrayOf(inputs, key));
  const eps = number(params, "eps");
  const {z, y, mean, variance} = convBnAct(imageOf(inputs, "x"), weight, {
    bias,
    gamma,
    beta,
    eps,
    padding: params["padding"] as number | readonly number[],
    activation: {type: "relu"},
  });
  const folded = foldBatchNorm(weight, {bias, gamma, beta, mean, variance, eps});
  return {
    z: imageToTorch(z),
    mean,
    var: variance,
    y: imageToTorch(y),
    folded_weight: kernelToTorch(folded.weight),
    folded_bias: folded.bias,
  };
}
