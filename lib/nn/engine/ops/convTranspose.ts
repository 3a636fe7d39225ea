import {convTransposeGeometry} from "../../ops/convTransposeGeometry.ts";
import {type PaddingOption, type PerAxis, perAxis} from "../../ops/perAxis.ts";
import type {EngineTensor, Tf} from "../engine.ts";
import {type ConvPlan, convForward, convImage, convKernel} from "./convParts.ts";
import {inGroups} from "./inGroups.ts";
import {hasOwnConv, ownConvTranspose} from "./ownConv.ts";
import {requireBias, withBias} from "./withBias.ts";
import {withGradient} from "./withGradient.ts";

/** Options of `convTranspose`. */
export interface EngineConvTransposeOptions {
  /** Added to each filter's output, [filters]. */
  readonly bias?: EngineTensor | undefined;
  readonly stride?: PerAxis;
  /** Places cut off around the output. */
  readonly padding?: PaddingOption;
  /** Places added at the end of each axis of the output. */
  readonly outputPadding?: PerAxis;
  readonly dilation?: PerAxis;
  readonly groups?: number;
  /** Leaves out the gradients of weight and bias, where only that of x is asked for: they get none. */
  readonly constantWeight?: boolean;
}

/** Computes one group: the adjoint of a convolution, whose own adjoint is that convolution. */
function transposeGroup(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  {
    plan,
    spatial,
    constantWeight,
  }: {
    readonly plan: ConvPlan;
    readonly spatial: readonly number[];
    readonly constantWeight: boolean;
  },
): EngineTensor {
  const kernel = weight.shape.slice(0, -2);
  return withGradient(tf, constantWeight ? [x] : [x, weight], {
    forward: () => ({value: convImage(tf, x, weight, {plan, spatial}), saved: [x, weight]}),
    backward: (dy, [image, filter]) => [
      convForward(tf, dy, filter, plan),
      ...(constantWeight ? [] : [convKernel(tf, dy, image, {plan, kernel})]),
    ],
  });
}

/** A 1-D layer is a 2-D one with one row. */
function widened({stride, dilation, pairs}: ConvPlan): ConvPlan {
  return {stride: [1, ...stride], dilation: [1, ...dilation], pairs: [[0, 0], ...pairs]};
}

/**
 * Computes a transposed convolution on a backend, in 1, 2 or 3 dimensions, as `convTranspose` of
 * nn/ops does.
 *
 * @param tf - TensorFlow.js of an open engine
 * @param x - image, [batch, (z,) (y,) x, channel]
 * @param weight - kernel, [(kz,) (ky,) kx, filters / groups, channels]
 * @returns output, [batch, (z,) (y,) x, filter]
 * @throws ShapeError when image, kernel, bias and groups do not fit, or the padding leaves nothing
 * @throws RangeError when stride, padding, outputPadding, dilation or groups break their rules
 */
export function convTranspose(
  tf: Tf,
  x: EngineTensor,
  weight: EngineTensor,
  options: EngineConvTransposeOptions = {},
): EngineTensor {
  const who = "convTranspose";
  const {bias, stride = 1, padding = 0, outputPadding = 0, dilation = 1, groups = 1} = options;
  const {constantWeight = false} = options;
  const rules = {stride, padding, outputPadding, dilation, groups};
  const {pairs, output} = convTransposeGeometry(who, x.shape, weight.shape, rules);
  const axes = x.rank - 2;
  const plan = {
    stride: perAxis(who, "stride", stride, {axes, least: 1}),
    dilation: perAxis(who, "dilation", dilation, {axes, least: 1}),
    pairs,
  };
  const spatial = output.slice(1, -1);
  requireBias(who, bias, output[axes + 1]);
  return tf.tidy(() => {
    if (hasOwnConv(tf)) {
      return ownConvTranspose(tf, x, weight, {plan, groups, bias, spatial, constantWeight});
    }
    const isLine = x.rank === 3;
    const wide = isLine ? widened(plan) : plan;
    const inputs: [EngineTensor, EngineTensor] = isLine
      ? [tf.expandDims(x, 1), tf.expandDims(weight, 0)]
      : [x, weight];
    const size = isLine ? [1, ...spatial] : spatial;
    const y = inGroups(tf, inputs, groups, (part, filter) =>
      transposeGroup(tf, part, filter, {plan: wide, spatial: size, constantWeight}),
    );
    return withBias(tf, isLine ? tf.squeeze(y, [1]) : y, bias);
  });
}
