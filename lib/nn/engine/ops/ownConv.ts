import type {NamedAttrMap} from "@tensorflow/tfjs-core";
import type {EngineTensor, Tf} from "../engine.ts";
import {hasKernel} from "../gate.ts";
import type {ConvPlan} from "./convParts.ts";
import {runKernel} from "./runKernel.ts";
import {withGradient} from "./withGradient.ts";

/** A convolution for our own kernels, which know groups, bias and one to three axes. */
export interface OwnConv {
  readonly plan: ConvPlan;
  readonly groups: number;
  readonly bias: EngineTensor | undefined;
}

/** Says whether the backend has our own kernels. */
export function hasOwnConv(tf: Tf): boolean {
  return hasKernel(tf, "VoxelbookConv");
}

/** The attributes that all three kernels share. */
function attributesOf({plan, groups}: OwnConv): NamedAttrMap {
  const {stride, dilation, pairs} = plan;
  return {
    stride: [...stride],
    dilation: [...dilation],
    pairs: pairs.map((pair) => [...pair]),
    groups,
  };
}

/** The gradient of a bias: the sum over batch and space. */
const sumOverPlaces = (tf: Tf, dy: EngineTensor): EngineTensor =>
  tf.sum(tf.reshape(dy, [-1, dy.shape[dy.rank - 1]]), 0);

/** Convolves with our own kernels. */
export function ownConv(
  tf: Tf,
  x: EngineTensor,
  filter: EngineTensor,
  options: OwnConv & {readonly constantInput: boolean; readonly constantWeight: boolean},
): EngineTensor {
  const {bias, constantInput, constantWeight} = options;
  const attributes = attributesOf(options);
  const [spatial, kernel] = [x.shape.slice(1, -1), filter.shape.slice(0, -2)];
  const learned = constantWeight ? [] : [filter, ...(bias === undefined ? [] : [bias])];
  return withGradient(tf, [...(constantInput ? [] : [x]), ...learned], {
    forward: () => ({
      value: runKernel(tf, "VoxelbookConv", {x, filter, bias}, attributes),
      saved: [x, filter],
    }),
    backward: (dy, [image, weight]) => [
      ...(constantInput
        ? []
        : [
            runKernel(tf, "VoxelbookConvInputGrad", {dy, filter: weight}, {...attributes, spatial}),
          ]),
      ...(constantWeight
        ? []
        : [runKernel(tf, "VoxelbookConvFilterGrad", {x: image, dy}, {...attributes, kernel})]),
      ...(constantWeight || bias === undefined ? [] : [sumOverPlaces(tf, dy)]),
    ],
  });
}

/** Computes a transposed convolution with our own kernels; `spatial` is the size of its output. */
export function ownConvTranspose(
  tf: Tf,
  x: EngineTensor,
  filter: EngineTensor,
  options: OwnConv & {readonly spatial: readonly number[]; readonly constantWeight: boolean},
): EngineTensor {
  const {bias, spatial, constantWeight} = options;
  const attributes = attributesOf(options);
  const kernel = filter.shape.slice(0, -2);
  const learned = constantWeight ? [] : [filter, ...(bias === undefined ? [] : [bias])];
  return withGradient(tf, [x, ...learned], {
    forward: () => ({
      value: runKernel(
        tf,
        "VoxelbookConvInputGrad",
        {dy: x, filter, bias},
        {...attributes, spatial: [...spatial]},
      ),
      saved: [x, filter],
    }),
    backward: (dy, [image, weight]) => [
      runKernel(tf, "VoxelbookConv", {x: dy, filter: weight}, attributes),
      ...(constantWeight
        ? []
        : [runKernel(tf, "VoxelbookConvFilterGrad", {x: dy, dy: image}, {...attributes, kernel})]),
      ...(constantWeight || bias === undefined ? [] : [sumOverPlaces(tf, dy)]),
    ],
  });
}
