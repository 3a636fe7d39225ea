import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** Which units never answer. */
export interface DeadUnits {
  /** Dead units / all units, 0 to 1. */
  readonly share: number;
  /** Indices of the dead units along the last axis, in order. */
  readonly units: readonly number[];
  /** Share of zeros of each unit over all examples and places, [channel]. */
  readonly zeros: Float64Array;
}

/**
 * Finds the units of a layer that are dead: their activation is 0 for every example and every place.
 *
 * A unit is a channel. No gradient passes a ReLU whose output is 0, so that a dead unit's weights get
 * none from these examples and stay as they are. Death is a statement about a data set: give all of it.
 *
 * @formula eq:dead-units $\frac{1}{C} \sum_c [\,y_{n,p,c} \le 0 \text{ for all } n, p\,]$
 * @param batches - outputs of the layer after its ReLU, tensors [batch, (z,) (y,) x, channel], at least one
 * @returns share, units and the share of zeros of each unit
 * @throws RangeError when there is no batch, or an activation is NaN
 * @throws ShapeError when the batches differ in their channels
 * @ref lu2020
 * @ref maas2013
 * @example deadUnits([tensor([2, 2], [0, 1, 0, 0])]).units // [0]
 */
export function deadUnits(batches: readonly Tensor[]): DeadUnits {
  if (batches.length === 0) {
    throw new RangeError("deadUnits: batches must hold at least one tensor, got none");
  }
  const [first] = batches;
  const channels = first.shape.at(-1) ?? 0;
  const zeros = new Float64Array(channels);
  let places = 0;
  for (const {shape, data} of batches) {
    if (shape.at(-1) !== channels || channels === 0) {
      throw new ShapeError(
        `deadUnits: batches must have equal channels, got ${shapeText(first.shape)} and ${shapeText(shape)}`,
      );
    }
    for (let i = 0; i < data.length; i++) {
      if (Number.isNaN(data[i])) {
        throw new RangeError(
          `deadUnits: activations must be numbers, got NaN in unit ${i % channels}`,
        );
      }
      if (data[i] <= 0) zeros[i % channels]++;
    }
    places += data.length / channels;
  }
  const units = Array.from(zeros.keys()).filter((c) => zeros[c] === places);
  return {share: units.length / channels, units, zeros: zeros.map((count) => count / places)};
}
