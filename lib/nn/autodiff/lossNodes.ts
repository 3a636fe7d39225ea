import {type Tensor, tensor} from "../tensor.ts";
import type {RecordNode, Variable} from "./variable.ts";

/** Losses on a tape. */
export interface LossNodes {
  /** A loss that a function outside the tape gave with its gradient with respect to x, of shape [1]. */
  loss(
    x: Variable,
    result: {readonly value: number; readonly gradient: Tensor},
    name?: string,
  ): Variable;
}

/** Builds the losses of a tape. */
export function lossNodes(record: RecordNode): LossNodes {
  return {
    loss: (x, {value, gradient}, name = "") =>
      record("loss", [x], {
        value: tensor([1], [value]),
        backward: ({data}) => [
          {shape: gradient.shape, data: gradient.data.map((g) => data[0] * g)},
        ],
        name,
      }),
  };
}
