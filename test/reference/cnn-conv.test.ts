import {
  type ConvOptions,
  conv,
  convBackward,
  convolve2d,
  correlate2d,
  type PadMode,
  pad,
} from "../../lib/nn/index.ts";
import {describeReference, number, type Op, type ReferenceCase, text} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch, kernelOf, kernelToTorch} from "./torch.ts";

/** Reads a number, or one for each axis. */
function perAxis({params}: ReferenceCase, key: string): number | number[] {
  return Array.isArray(params[key]) ? (params[key] as number[]) : number(params, key);
}

/** A layer, forward and backward. */
const layer: Op = (one) => {
  const x = imageOf(one.inputs, "x");
  const weight = kernelOf(one.inputs, "weight");
  const options: ConvOptions = {
    stride: perAxis(one, "stride"),
    padding: perAxis(one, "padding"),
    dilation: perAxis(one, "dilation"),
    groups: number(one.params, "groups"),
    ...("bias" in one.inputs ? {bias: arrayOf(one.inputs, "bias")} : {}),
  };
  const gradients = convBackward(imageOf(one.inputs, "grad_output"), {x, weight, ...options});
  return {
    y: imageToTorch(conv(x, weight, options)),
    grad_x: imageToTorch(gradients.x),
    grad_weight: kernelToTorch(gradients.weight),
    grad_bias: gradients.bias,
  };
};

/** A layer whose padding is not zero. */
const paddingMode: Op = (one) => {
  const x = imageOf(one.inputs, "x");
  const options = {padding: perAxis(one, "padding"), mode: text(one.params, "mode") as PadMode};
  return {
    padded: imageToTorch(pad(x, options)),
    y: imageToTorch(conv(x, kernelOf(one.inputs, "weight"), options)),
  };
};

describeReference({
  files: "cnn/conv.json",
  ops: {
    conv1d: layer,
    conv2d: layer,
    conv3d: layer,
    conv1d_padding_mode: paddingMode,
    conv2d_padding_mode: paddingMode,
    conv3d_padding_mode: paddingMode,
    convolution_and_correlation_2d: ({inputs}) => {
      const [image, kernel] = [arrayOf(inputs, "image"), arrayOf(inputs, "kernel")];
      return {
        convolve_full: convolve2d(image, kernel, {mode: "full"}),
        convolve_same: convolve2d(image, kernel, {mode: "same"}),
        convolve_valid: convolve2d(image, kernel, {mode: "valid"}),
        correlate_full: correlate2d(image, kernel, {mode: "full"}),
        correlate_same: correlate2d(image, kernel, {mode: "same"}),
        correlate_valid: correlate2d(image, kernel, {mode: "valid"}),
      };
    },
  },
});
