import {requireGradientShape} from "../ops/spatialAxes.ts";
import {shapeText, type Tensor} from "../tensor.ts";

/** A band of channels. */
export interface ChannelBand {
  /** The first channel, from 0. */
  readonly start: number;
  readonly count: number;
}

/** Says whether a band lies within so many channels. */
export function isBand({start, count}: ChannelBand, channels: number): boolean {
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(count);
  return whole && start >= 0 && count >= 1 && start + count <= channels;
}

/** Throws unless a band lies within a tensor's channels. */
function requireBand(who: string, band: ChannelBand, shape: readonly number[]): void {
  if (isBand(band, shape[shape.length - 1])) return;
  throw new RangeError(
    `${who}: start and count must name channels of ${shapeText(shape)}, got ${band.start} and ${band.count}`,
  );
}

/**
 * Takes a band of channels out of a tensor: one modality of several.
 *
 * @formula $y_{p,c} = x_{p,\,s+c}$ for $c = 0 \dots n - 1$
 * @param x - [batch, …places, channel]
 * @param options - start, the first channel s, from 0; count n
 * @returns a tensor of its own data, [batch, …places, count]
 * @throws RangeError when start and count name no channels of x
 * @ref lecun1998
 * @example sliceChannels(tensor([1, 2, 2], [1, 2, 3, 4]), {start: 1, count: 1}).data // [2, 4]
 */
export function sliceChannels(x: Tensor, {start, count}: ChannelBand): Tensor {
  requireBand("sliceChannels", {start, count}, x.shape);
  const channels = x.shape[x.shape.length - 1];
  const data = new Float64Array((x.data.length / channels) * count);
  for (let from = start, to = 0; to < data.length; from += channels, to += count) {
    for (let c = 0; c < count; c++) data[to + c] = x.data[from + c];
  }
  return {shape: [...x.shape.slice(0, -1), count], data};
}

/**
 * Carries a gradient back through `sliceChannels`: channels that were not taken get none.
 *
 * @formula $\nabla_{x_{p,\,s+c}} = \nabla_{y_{p,c}}$, 0 elsewhere
 * @param gradOutput - gradient with respect to y
 * @param options - shape of x; start and count as given to sliceChannels
 * @returns the gradient with respect to x
 * @throws RangeError when start and count name no channels of x
 * @throws ShapeError when gradOutput has not the shape of the output
 * @ref lecun1998
 * @example sliceChannelsBackward(tensor([1, 1, 1], 5), {shape: [1, 1, 3], start: 1, count: 1}).data // [0, 5, 0]
 */
export function sliceChannelsBackward(
  gradOutput: Tensor,
  {shape, start, count}: ChannelBand & {readonly shape: readonly number[]},
): Tensor {
  requireBand("sliceChannelsBackward", {start, count}, shape);
  requireGradientShape("sliceChannelsBackward", gradOutput, [...shape.slice(0, -1), count]);
  const channels = shape[shape.length - 1];
  const data = new Float64Array((gradOutput.data.length / count) * channels);
  for (let from = 0, to = start; from < gradOutput.data.length; from += count, to += channels) {
    for (let c = 0; c < count; c++) data[to + c] = gradOutput.data[from + c];
  }
  return {shape: [...shape], data};
}
