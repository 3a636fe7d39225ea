import {convGeometry} from "../../ops/convGeometry.ts";
import {type PaddingOption, type PerAxis, perAxis} from "../../ops/perAxis.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {type ConvPlan, convForward, convImage, convKernel} from "./convParts.ts";
import {inGroups} from "./inGroups.ts";
import {hasOwnConv, ownConv} from "./ownConv.ts";
import {requireBias, withBias} from "./withBias.ts";
import {withGradient} from "./withGradient.ts";

/** Options of `conv`. */
export interface EngineConvOptions {
  /** Added to each filter's output, [filters]. */
  readonly bias?: EngineTensor | undefined;
  readonly stride?: PerAxis;
  readonly padding?: PaddingOption;
  readonly dilation?: PerAxis;
  readonly groups?: number;
  /** Leaves out the gradient of x, where x is the network's input: it gets none. */
  readonly constantInput?: boolean;
  /** Leaves out the gradients of weight and bias, where only that of x is asked for: they get none. */
  readonly constantWeight?: boolean;
}

/** Which of its inputs a convolution carries no gradient to. */
export interface Constants {
  readonly constantInput: boolean;
  readonly constantWeight: boolean;
}

/** A 1-D convolution is a 2-D one with one row. */
function withTwoAxes(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  plan: ConvPlan,
): [EngineTensor, EngineTensor, ConvPlan] {
  if (x.rank > 3) return [x, weight, plan];
  return [
    tf.expandDims(x, 1),
    tf.expandDims(weight, 0),
    {stride: [1, ...plan.stride], dilation: [1, ...plan.dilation], pairs: [[0, 0], ...plan.pairs]},
  ];
}

/** Convolves one group, with the gradients that are asked for. */
function convGroup(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  {plan, constantInput, constantWeight}: Constants & {readonly plan: ConvPlan},
): EngineTensor {
  const [spatial, kernel] = [x.shape.slice(1, -1), weight.shape.slice(0, -2)];
  const inputs = [...(constantInput ? [] : [x]), ...(constantWeight ? [] : [weight])];
  return withGradient(tf, inputs, {
    forward: () => ({value: convForward(tf, x, weight, plan), saved: [x, weight]}),
    backward: (dy, [image, filter]) => [
      ...(constantInput ? [] : [convImage(tf, dy, filter, {plan, spatial})]),
      ...(constantWeight ? [] : [convKernel(tf, image, dy, {plan, kernel})]),
    ],
  });
}

/**
 * Computes a convolutional layer on a backend, in 1, 2 or 3 dimensions, as `conv` of nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param weight - kernel, [(kz,) (ky,) kx, channels / groups, filters]
 * @returns output, [batch, (z,) (y,) x, filter]
 * @throws ShapeError when image, kernel, bias and groups do not fit, or the image is too small
 * @throws RangeError when stride, padding, dilation or groups break their rules
 */
export function conv(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  options: EngineConvOptions = {},
): EngineTensor {
  const {bias, stride = 1, padding = 0, dilation = 1, groups = 1} = options;
  const {constantInput = false, constantWeight = false} = options;
  const constants = {constantInput, constantWeight};
  const rules = {stride, padding, dilation, groups};
  const {pairs} = convGeometry("conv", x.shape, weight.shape, rules);
  const axes = x.rank - 2;
  const plan = {
    stride: perAxis("conv", "stride", stride, {axes, least: 1}),
    dilation: perAxis("conv", "dilation", dilation, {axes, least: 1}),
    pairs,
  };
  requireBias("conv", bias, weight.shape[axes + 1]);
  return tf.tidy(() => {
    if (hasOwnConv(tf)) return ownConv(tf, x, weight, {plan, groups, bias, ...constants});
    const [image, kernel, wide] = withTwoAxes(tf, x, weight, plan);
    const y = inGroups(tf, [image, kernel], groups, (part, filter) =>
      convGroup(tf, part, filter, {plan: wide, ...constants}),
    );
    return withBias(tf, x.rank === 3 ? tf.squeeze(y, [1]) : y, bias);
  });
}
