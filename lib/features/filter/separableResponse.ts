import {type AxisKernels, applyStages} from "./axisKernel.ts";
import type {Block} from "./block.ts";
import type {Box} from "./box.ts";
import type {Padding} from "./padding.ts";
import {type Pooling, poolInto, rotatedKernels} from "./rotations.ts";

/** How a separable filter is applied. */
export interface SeparableOptions {
  readonly dims: 2 | 3;
  readonly padding: Padding;
  readonly pooling: Pooling;
}

/** Applies stages of a separable filter in one direction, or in all directions and pools the responses. */
export function separableResponse(
  source: Block,
  stages: readonly AxisKernels[],
  box: Box,
  {dims, padding, pooling}: SeparableOptions,
): Block {
  if (pooling === "none") return applyStages(source, stages, box, padding);
  const data = new Float64Array(box.shape[0] * box.shape[1] * box.shape[2]);
  const turned = rotatedKernels(stages, dims);
  turned.forEach((rotated, k) => {
    const response = applyStages(source, rotated, box, padding);
    poolInto(data, response.data, pooling, {isFirst: k === 0, weight: 1 / turned.length});
  });
  return {data, box, whole: source.whole};
}
