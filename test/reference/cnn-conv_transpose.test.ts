import {
  type ConvTransposeOptions,
  convTranspose,
  convTransposeBackward,
} from "../../lib/nn/index.ts";
import {describeReference, number, type Op, type ReferenceCase} from "./cases.ts";
import {arrayOf, imageOf, imageToTorch, kernelOf, kernelToTorch} from "./torch.ts";

/** Reads a number, or one for each axis. */
function perAxis({params}: ReferenceCase, key: string): number | number[] {
  return Array.isArray(params[key]) ? (params[key] as number[]) : number(params, key);
}

const layer: Op = (one) => {
  const x = imageOf(one.inputs, "x");
  const weight = kernelOf(one.inputs, "weight");
  const options: ConvTransposeOptions = {
    stride: perAxis(one, "stride"),
    padding: perAxis(one, "padding"),
    outputPadding: perAxis(one, "output_padding"),
    dilation: perAxis(one, "dilation"),
    groups: number(one.params, "groups"),
    ...("bias" in one.inputs ? {bias: arrayOf(one.inputs, "bias")} : {}),
  };
  const gradOutput = imageOf(one.inputs, "grad_output");
  const gradients = convTransposeBackward(gradOutput, {x, weight, ...options});
  return {
    y: imageToTorch(convTranspose(x, weight, options)),
    grad_x: imageToTorch(gradients.x),
    grad_weight: kernelToTorch(gradients.weight),
    grad_bias: gradients.bias,
  };
};

describeReference({
  files: "cnn/conv_transpose.json",
  ops: {conv_transpose1d: layer, conv_transpose2d: layer, conv_transpose3d: layer},
});
