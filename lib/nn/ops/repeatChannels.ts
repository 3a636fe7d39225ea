import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** Throws unless a count is a whole number of at least 1. */
function requireTimes(who: string, times: number): void {
  if (!Number.isSafeInteger(times) || times < 1) {
    throw new RangeError(`${who}: times must be a whole number of at least 1, got ${times}`);
  }
}

/**
 * Repeats all channels, one copy after the other, as V-Net does with its input before it adds it.
 *
 * @formula $y_{p,\,c + kC} = x_{p,c}$ for $k = 0 \dots \mathrm{times} - 1$
 * @param x - [batch, …, channel]
 * @param options - times: how often each channel appears in the result
 * @returns a tensor of its own data, [batch, …, channel · times]
 * @throws RangeError when times is not a whole number of at least 1
 * @ref milletari2016
 * @example repeatChannels(tensor([1, 1, 2], [3, 4]), {times: 2}).data // [3, 4, 3, 4]
 */
export function repeatChannels(x: Tensor, {times}: {readonly times: number}): Tensor {
  requireTimes("repeatChannels", times);
  const channels = x.shape[x.shape.length - 1];
  const data = new Float64Array(x.data.length * times);
  for (let from = 0, to = 0; from < x.data.length; from += channels) {
    const place = x.data.subarray(from, from + channels);
    for (let k = 0; k < times; k++, to += channels) data.set(place, to);
  }
  return {shape: [...x.shape.slice(0, -1), channels * times], data};
}

/**
 * Carries a gradient back through repeatChannels: a channel gathers the gradients of its copies.
 *
 * @formula $\nabla_{x_{p,c}} = \sum_k \nabla_{y_{p,\,c + kC}}$
 * @param gradOutput - gradient with respect to the result, [batch, …, channel · times]
 * @param options - times: how often each channel was repeated
 * @returns the gradient with respect to the input, [batch, …, channel]
 * @throws RangeError when times is not a whole number of at least 1
 * @throws ShapeError when the channels are no multiple of times
 * @ref milletari2016
 * @example repeatChannelsBackward(tensor([1, 1, 4], [1, 2, 3, 4]), {times: 2}).data // [4, 6]
 */
export function repeatChannelsBackward(
  gradOutput: Tensor,
  {times}: {readonly times: number},
): Tensor {
  requireTimes("repeatChannelsBackward", times);
  const repeated = gradOutput.shape[gradOutput.shape.length - 1];
  if (repeated % times !== 0) {
    throw new ShapeError(
      `repeatChannelsBackward: channels must be a multiple of times, got ${shapeText(gradOutput.shape)} and ${times}`,
    );
  }
  const channels = repeated / times;
  const data = new Float64Array(gradOutput.data.length / times);
  for (let i = 0; i < gradOutput.data.length; i++) {
    data[Math.floor(i / repeated) * channels + (i % channels)] += gradOutput.data[i];
  }
  return {shape: [...gradOutput.shape.slice(0, -1), channels], data};
}
