import {avgPool, type AvgPoolOptions, avgPoolBackward} from "../ops/avgPool.ts";
import {conv} from "../ops/conv.ts";
import {convBackward} from "../ops/convBackward.ts";
import type {ConvOptions} from "../ops/convGeometry.ts";
import {convTranspose} from "../ops/convTranspose.ts";
import {convTransposeBackward} from "../ops/convTransposeBackward.ts";
import type {ConvTransposeOptions} from "../ops/convTransposeGeometry.ts";
import {dense, denseBackward} from "../ops/dense.ts";
import {globalAvgPool, globalAvgPoolBackward} from "../ops/globalAvgPool.ts";
import {maxPool, maxPoolBackward} from "../ops/maxPool.ts";
import type {PoolWindow} from "../ops/poolWindow.ts";
import {type InterpolationOptions, upsample, upsampleBackward} from "../ops/upsample.ts";
import type {Tensor} from "../tensor.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** A bias that stands on the tape. */
interface WithBias {
  readonly bias?: Variable | undefined;
}

/** Layers on a tape that move a kernel or a window; see the operations of the same names. */
export interface KernelNodes {
  conv(
    x: Variable,
    weight: Variable,
    options?: Omit<ConvOptions, "bias"> & WithBias,
    name?: string,
  ): Variable;
  convTranspose(
    x: Variable,
    weight: Variable,
    options?: Omit<ConvTransposeOptions, "bias"> & WithBias,
    name?: string,
  ): Variable;
  /** x · weight + bias, of [batch, features]. */
  dense(x: Variable, weight: Variable, options?: WithBias, name?: string): Variable;
  maxPool(x: Variable, window: PoolWindow, name?: string): Variable;
  avgPool(x: Variable, options: AvgPoolOptions, name?: string): Variable;
  globalAvgPool(x: Variable, name?: string): Variable;
  upsample(x: Variable, options: InterpolationOptions, name?: string): Variable;
}

/** The operation's options with the bias as a tensor, left out where there is none. */
function withBias<Options extends object>(
  options: Options,
  bias: Variable | undefined,
): Options & {bias?: Tensor} {
  return bias === undefined ? options : {...options, bias: bias.value};
}

/** Lists the inputs of a layer with weights. */
function inputsOf(x: Variable, weight: Variable, bias: Variable | undefined): Variable[] {
  return bias === undefined ? [x, weight] : [x, weight, bias];
}

/** Builds the layers of a tape that have a weight. */
function weighted(record: RecordNode): Pick<KernelNodes, "conv" | "convTranspose" | "dense"> {
  return {
    conv(x, weight, {bias, ...rest} = {}, name = "") {
      const options = withBias(rest, bias);
      const forward = {x: x.value, weight: weight.value, ...options};
      return record("conv", inputsOf(x, weight, bias), {
        value: conv(x.value, weight.value, options),
        backward(gradOutput) {
          const gradient = convBackward(gradOutput, forward);
          return [gradient.x, gradient.weight, gradient.bias];
        },
        name,
      });
    },
    convTranspose(x, weight, {bias, ...rest} = {}, name = "") {
      const options = withBias(rest, bias);
      const forward = {x: x.value, weight: weight.value, ...options};
      return record("convTranspose", inputsOf(x, weight, bias), {
        value: convTranspose(x.value, weight.value, options),
        backward(gradOutput) {
          const gradient = convTransposeBackward(gradOutput, forward);
          return [gradient.x, gradient.weight, gradient.bias];
        },
        name,
      });
    },
    dense(x, weight, {bias} = {}, name = "") {
      const options = withBias({}, bias);
      return record("dense", inputsOf(x, weight, bias), {
        value: dense(x.value, weight.value, options),
        backward(gradOutput) {
          const gradient = denseBackward(gradOutput, {x: x.value, weight: weight.value});
          return [gradient.x, gradient.weight, gradient.bias];
        },
        name,
      });
    },
  };
}

/** Builds the layers of a tape that move a kernel or a window. */
export function kernelNodes(record: RecordNode): KernelNodes {
  return {
    ...weighted(record),
    maxPool(x, window, name = "") {
      const {y, indices} = maxPool(x.value, window);
      return record("maxPool", [x], {
        value: y,
        backward: (gradOutput) => [maxPoolBackward(gradOutput, {x: x.value, indices})],
        name,
      });
    },
    avgPool: (x, options, name = "") =>
      record("avgPool", [x], {
        value: avgPool(x.value, options),
        backward: (gradOutput) => [avgPoolBackward(gradOutput, {x: x.value, ...options})],
        name,
      }),
    globalAvgPool: (x, name = "") =>
      record("globalAvgPool", [x], {
        value: globalAvgPool(x.value),
        backward: (gradOutput) => [globalAvgPoolBackward(gradOutput, {x: x.value})],
        name,
      }),
    upsample: (x, options, name = "") =>
      record("upsample", [x], {
        value: upsample(x.value, options),
        backward: (gradOutput) => [upsampleBackward(gradOutput, {x: x.value, ...options})],
        name,
      }),
  };
}
