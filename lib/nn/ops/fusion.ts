import {ShapeError} from "../../core/index.ts";
import {shapeText, sizeOf, type Tensor} from "../tensor.ts";

/** Throws unless two shapes agree on every axis but the last `free`. */
function requireAlike(who: string, first: Tensor, other: Tensor, free: number): void {
  const axes = first.shape.length - free;
  const alike =
    other.shape.length === first.shape.length &&
    first.shape.slice(0, axes).every((n, axis) => n === other.shape[axis]);
  if (!alike) {
    const rule = free === 0 ? "have one shape" : "agree on every axis but the channels";
    throw new ShapeError(
      `${who}: tensors must ${rule}, got ${shapeText(first.shape)} and ${shapeText(other.shape)}`,
    );
  }
}

/**
 * Lays the channels of tensors one after the other.
 *
 * The map from the parts to the result is injective: every part can be read off again, which is what
 * concatChannelsBackward does.
 *
 * @formula eq:fuse-concat $\mathrm{concat}(E, D)_{p} = (E_{p,1}, \dots, E_{p,C}, D_{p,1}, \dots, D_{p,C'})$
 * @param parts - tensors [batch, (z,) (y,) x, channel] that differ in their channels only, at least one
 * @returns a tensor of its own data, with the sum of their channels
 * @throws RangeError when there is no part
 * @throws ShapeError when batch or spatial size differ
 * @ref ronneberger2015
 * @example concatChannels([tensor([1, 2, 1], [1, 2]), tensor([1, 2, 1], [3, 4])]).data // [1, 3, 2, 4]
 */
export function concatChannels(parts: readonly Tensor[]): Tensor {
  if (parts.length === 0)
    throw new RangeError("concatChannels: parts must number at least 1, got 0");
  const [first] = parts;
  for (const part of parts) requireAlike("concatChannels", first, part, 1);
  const widths = parts.map(({shape}) => shape[shape.length - 1]);
  const channels = widths.reduce((a, b) => a + b);
  const shape = [...first.shape.slice(0, -1), channels];
  const data = new Float64Array(sizeOf(shape));

  // Each part fills its own band of the channels of every place.
  let start = 0;
  parts.forEach((part, index) => {
    copyBand(part.data, widths[index], 0, data, channels, start, widths[index]);
    start += widths[index];
  });
  return {shape, data};
}

/** Copies `width` channels of every place from one row of channels into another. */
function copyBand(
  source: Float64Array,
  sourceChannels: number,
  sourceStart: number,
  target: Float64Array,
  targetChannels: number,
  targetStart: number,
  width: number,
): void {
  const places = source.length / sourceChannels;
  for (let place = 0; place < places; place++) {
    const from = place * sourceChannels + sourceStart;
    const to = place * targetChannels + targetStart;
    for (let c = 0; c < width; c++) target[to + c] = source[from + c];
  }
}

/**
 * Cuts a tensor into bands of channels: the gradient of concatChannels with respect to each part, and
 * its inverse.
 *
 * @formula $\nabla_{E} = (\nabla_{1}, \dots, \nabla_{C})$, $\nabla_{D} = (\nabla_{C+1}, \dots, \nabla_{C+C'})$
 * @param gradOutput - [batch, (z,) (y,) x, channel]
 * @param options - channels: of each part, in order
 * @returns a tensor for each part
 * @throws RangeError when the parts' channels are no whole numbers of at least 1 or do not add up
 * @ref ronneberger2015
 * @example concatChannelsBackward(tensor([1, 2, 2], [1, 3, 2, 4]), {channels: [1, 1]}).map(({data}) => data[1]) // [2, 4]
 */
export function concatChannelsBackward(
  gradOutput: Tensor,
  {channels}: {readonly channels: readonly number[]},
): Tensor[] {
  const axes = gradOutput.shape.slice(0, -1);
  const total = gradOutput.shape[gradOutput.shape.length - 1];
  const whole = channels.every((width) => Number.isSafeInteger(width) && width >= 1);
  if (!whole || channels.reduce((a, b) => a + b, 0) !== total) {
    throw new RangeError(
      `concatChannelsBackward: channels must be whole numbers of at least 1 that add up to ${total}, got ${shapeText(channels)}`,
    );
  }
  let start = 0;
  return channels.map((width) => {
    const shape = [...axes, width];
    const data = new Float64Array(sizeOf(shape));
    copyBand(gradOutput.data, total, start, data, width, 0, width);
    start += width;
    return {shape, data};
  });
}

/**
 * Adds two tensors place by place and channel by channel.
 *
 * As a map from both to their sum it has half the rank of its input: (E + δ, D − δ) has the same sum
 * for every δ. The gradient reaches both unchanged.
 *
 * @formula eq:fuse-add $\mathrm{add}(E, D) = E + D = \mathrm{add}(E + \delta, D - \delta)$
 * @param e - [batch, (z,) (y,) x, channel]
 * @param d - of the same shape
 * @returns a tensor of its own data
 * @throws ShapeError when the shapes differ
 * @ref he2016
 * @example addFusion(tensor([1, 2, 1], [1, 2]), tensor([1, 2, 1], [3, 4])).data // [4, 6]
 */
export function addFusion(e: Tensor, d: Tensor): Tensor {
  requireAlike("addFusion", e, d, 0);
  const data = new Float64Array(e.data.length);
  for (let i = 0; i < data.length; i++) data[i] = e.data[i] + d.data[i];
  return {shape: [...e.shape], data};
}
