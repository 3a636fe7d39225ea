import type {ActivationChoice, NetworkOptions, NormChoice} from "../choices.ts";
import {requireWord} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";
import type {MonaiUnit} from "./monaiBlocks.ts";
import {addMonaiConvolution} from "./monaiBlocks.ts";

/** Options of `basicUnet`. */
export interface BasicUnetOptions extends NetworkOptions {
  /** Channels of the five levels, top first, and of the last decoder; [32, 32, 64, 128, 256, 32] when left out. */
  readonly features?: readonly number[];
  /** Leaky ReLU of slope 0.1 when left out. */
  readonly activation?: ActivationChoice;
  /** "instance", with gamma and beta, when left out. */
  readonly norm?: NormChoice;
  /** true when left out. */
  readonly bias?: boolean;
  /** 0 when left out. */
  readonly dropout?: number;
  /** "transposed" convolution when left out, or "linear" interpolation behind a 1 wide convolution. */
  readonly up?: "transposed" | "linear";
}

/** Adds two 3 wide convolutions. */
function addTwo(
  builder: NetworkBuilder,
  {prefix, from, filters}: {prefix: string; from: string; filters: number},
  unit: MonaiUnit,
): string {
  const conv = {filters, kernel: 3, stride: 1};
  const first = addMonaiConvolution(builder, {prefix: `${prefix}.conv_0`, from}, conv, unit);
  return addMonaiConvolution(builder, {prefix: `${prefix}.conv_1`, from: first}, conv, unit);
}

/** Doubles the size; interpolation is preceded by a convolution where the channels change. */
function addUp(
  builder: NetworkBuilder,
  {prefix, from, filters}: {prefix: string; from: string; filters: number},
  up: "transposed" | "linear",
): string {
  if (up === "transposed") {
    return builder.convTranspose(`${prefix}.deconv`, from, {filters, kernel: 2, stride: 2});
  }
  const same = builder.channelsOf(from) === filters;
  const x = same ? from : builder.conv(`${prefix}.preconv`, from, {filters, kernel: 1});
  const options = {scale: 2, mode: "linear", alignCorners: true} as const;
  return builder.upsample(`${prefix}.upsample_non_trainable`, x, options);
}

/**
 * Describes MONAI's `BasicUNet`, a U-Net of five levels with padded convolutions.
 *
 * Layers carry the names of MONAI's state dict. A map that comes back from an odd size is continued by
 * its edge to meet the encoder's, so that any size of at least 16 fits; instance normalisation needs more
 * than one element at the bottom, so 32 along some axis.
 *
 * @formula $\mathrm{decoder}_l = \mathrm{two}(\mathrm{concat}(e_l, \mathrm{up}(\mathrm{decoder}_{l+1})))$
 * @param options - dims; inChannels; classes; features; activation; norm; bias; dropout; up
 * @returns the network
 * @throws RangeError when there are not six features or up is unknown
 * @ref falk2019
 * @ref cardoso2022
 * @example countParameters(basicUnet({dims: 2, inChannels: 1, classes: 2})).trainable // 1978466
 */
export function basicUnet(options: BasicUnetOptions): Network {
  const {dims, inChannels, classes, features = [32, 32, 64, 128, 256, 32]} = options;
  const {activation = {type: "leakyRelu", alpha: 0.1}, norm = "instance"} = options;
  const {bias = true, dropout = 0, up = "transposed"} = options;
  if (features.length !== 6) {
    throw new RangeError(`basicUnet: features must number 6, got ${features.length}`);
  }
  requireWord("basicUnet", "up", up, ["transposed", "linear"]);
  const builder = networkBuilder("BasicUNet", {dims, channels: inChannels});
  const unit = {norm, activation, dropout, bias, ordering: "NDA"};
  const kept = [
    addTwo(builder, {prefix: "conv_0", from: builder.input, filters: features[0]}, unit),
  ];
  for (let level = 1; level < 5; level++) {
    const prefix = `down_${level}`;
    const from = builder.maxPool(`${prefix}.max_pooling`, kept[level - 1], {kernel: 2});
    kept.push(addTwo(builder, {prefix: `${prefix}.convs`, from, filters: features[level]}, unit));
  }

  // Back up: all but the last upsampling halve the channels that they get.
  let x = kept[4];
  for (let level = 4; level >= 1; level--) {
    const prefix = `upcat_${level}`;
    const encoder = kept[level - 1];
    const filters = level === 1 ? builder.channelsOf(x) : Math.floor(builder.channelsOf(x) / 2);
    x = addUp(builder, {prefix: `${prefix}.upsample`, from: x, filters}, up);
    x = builder.concat(`${prefix}.concat`, [encoder, builder.padTo(`${prefix}.pad`, x, encoder)]);
    const last = level === 1 ? features[5] : features[level - 1];
    x = addTwo(builder, {prefix: `${prefix}.convs`, from: x, filters: last}, unit);
  }
  return builder.build(builder.conv("final_conv", x, {filters: classes, kernel: 1}));
}
