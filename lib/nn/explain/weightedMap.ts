import {conv} from "../ops/conv.ts";
import {convBackward} from "../ops/convBackward.ts";
import {convTranspose} from "../ops/convTranspose.ts";
import {convTransposeBackward} from "../ops/convTransposeBackward.ts";
import {dense, denseBackward} from "../ops/dense.ts";
import type {Layer} from "../network/network.ts";
import type {Tensor} from "../tensor.ts";

/** The linear map of a layer, for any weight of its shape; without the bias. */
export interface WeightedMap {
  apply(x: Tensor, weight: Tensor): Tensor;
  /** The transposed map, for an input of the shape of x. */
  back(gradOutput: Tensor, x: Tensor, weight: Tensor): Tensor;
}

/** Finds the linear map of a layer with weights; undefined for the others. */
export function weightedMap(layer: Layer): WeightedMap | undefined {
  switch (layer.kind) {
    case "conv": {
      const {stride, padding, dilation, groups} = layer;
      const options = {stride, padding, dilation, groups};
      return {
        apply: (x, weight) => conv(x, weight, options),
        back: (g, x, weight) => convBackward(g, {x, weight, ...options}).x,
      };
    }
    case "convTranspose": {
      const {stride, padding, outputPadding} = layer;
      const options = {stride, padding, outputPadding};
      return {
        apply: (x, weight) => convTranspose(x, weight, options),
        back: (g, x, weight) => convTransposeBackward(g, {x, weight, ...options}).x,
      };
    }
    case "dense":
      return {
        apply: (x, weight) => dense(x, weight),
        back: (g, x, weight) => denseBackward(g, {x, weight}).x,
      };
    default:
      return undefined;
  }
}
