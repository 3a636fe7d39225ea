import type {ActivationChoice, NormChoice} from "./choices.ts";
import {addActivation, addNorm} from "./choices.ts";
import type {Network} from "./network.ts";
import type {ConvLayerOptions, NetworkBuilder} from "./builderOptions.ts";
import {networkBuilder} from "./networkBuilder.ts";

/** A convolution with what follows it. */
export interface ConvBlockParts extends ConvLayerOptions {
  readonly norm: NormChoice;
  readonly activation: ActivationChoice;
}

/** Options of `convBlock`. */
export interface ConvBlockOptions extends ConvBlockParts {
  readonly dims: 1 | 2 | 3;
  /** Channels of the input. */
  readonly inChannels: number;
}

/** Adds convolution, normalisation and activation behind a node; `index` tells twins apart. */
export function addConvBlock(
  builder: NetworkBuilder,
  {prefix, from, index = ""}: {prefix: string; from: string; index?: number | ""},
  {norm, activation, ...conv}: ConvBlockParts,
): string {
  const convolved = builder.conv(`${prefix}.conv${index}`, from, conv);
  const normalised = addNorm(builder, `${prefix}.norm${index}`, convolved, norm);
  return addActivation(builder, `${prefix}.act${index}`, normalised, activation);
}

/**
 * Describes the layer that modern networks repeat: convolution, normalisation, activation.
 *
 * @formula $y = \phi(\mathrm{norm}(w * x + b))$
 * @param options - dims; inChannels; the convolution's filters, kernel, stride, padding, dilation, groups
 *   and bias; norm and activation, each "none" to leave it out
 * @returns a network of one to three layers, named block.conv, block.norm and block.act
 * @throws RangeError when the layers do not fit one another
 * @ref ioffe2015
 * @example countParameters(convBlock({dims: 2, inChannels: 1, filters: 64, kernel: 3, norm: "none", activation: "relu"})) // {trainable: 640, buffers: 0}
 */
export function convBlock({dims, inChannels, ...parts}: ConvBlockOptions): Network {
  const builder = networkBuilder("convBlock", {dims, channels: inChannels});
  return builder.build(addConvBlock(builder, {prefix: "block", from: builder.input}, parts));
}
