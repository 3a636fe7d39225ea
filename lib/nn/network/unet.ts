import type {ActivationChoice, NetworkOptions, NormChoice} from "./choices.ts";
import {requireWhole, requireWord} from "./choices.ts";
import {addConvBlock} from "./convBlock.ts";
import type {Network} from "./network.ts";
import type {NetworkBuilder} from "./builderOptions.ts";
import {networkBuilder} from "./networkBuilder.ts";

/** How a decoder doubles the size. */
export type UnetUp = "transposed" | "linear" | "linear only";

/** How a decoder meets what the encoder kept. */
export type UnetSkip = "concat" | "add" | "none";

/** Options of `unet`. */
export interface UnetOptions extends NetworkOptions {
  /** Channels of the first level, doubled on each level down; 64 when left out. */
  readonly base?: number;
  /** Poolings; 4 when left out. */
  readonly depth?: number;
  /** "valid", as in 2015, cuts a border at each convolution; "same" keeps the size. No default. */
  readonly padding: "valid" | "same";
  /** Behind each 3 wide convolution; "none", as in 2015, when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /**
   * "transposed" convolution of kernel and stride 2, "linear" interpolation and a 2 wide convolution,
   * either halving the channels, or "linear only". "transposed" when left out.
   */
  readonly up?: UnetUp;
  /** What becomes of the encoder's maps; "concat" when left out. */
  readonly skip?: UnetSkip;
  /** Biases of the 3 wide convolutions; true when left out. */
  readonly convBias?: boolean;
  /** Biases of upsampling; true when left out. */
  readonly upBias?: boolean;
  /** Bias of the last convolution; true when left out. */
  readonly outBias?: boolean;
}

type Settings = Required<UnetOptions>;

/** Fills in the net of 2015 and checks the words. */
function settingsOf(options: UnetOptions): Settings {
  const settings: Settings = {
    base: 64,
    depth: 4,
    norm: "none",
    activation: "relu",
    up: "transposed",
    skip: "concat",
    convBias: true,
    upBias: true,
    outBias: true,
    ...options,
  };
  requireWhole("unet", "base", settings.base);
  requireWhole("unet", "depth", settings.depth);
  requireWord("unet", "padding", settings.padding, ["valid", "same"]);
  requireWord("unet", "up", settings.up, ["transposed", "linear", "linear only"]);
  requireWord("unet", "skip", settings.skip, ["concat", "add", "none"]);
  if (settings.skip === "add" && settings.up === "linear only") {
    throw new RangeError(
      'unet: up must halve the channels when skip is "add", got "linear only"; use "transposed" or "linear"',
    );
  }
  return settings;
}

/** Adds the two 3 wide convolutions of a level. */
function addLevel(
  builder: NetworkBuilder,
  {prefix, from, filters}: {prefix: string; from: string; filters: number},
  {padding, convBias, norm, activation}: Settings,
): string {
  const same = padding === "same" ? 1 : 0;
  const parts = {filters, kernel: 3, padding: same, bias: convBias, norm, activation};
  const first = addConvBlock(builder, {prefix, from, index: 1}, parts);
  return addConvBlock(builder, {prefix, from: first, index: 2}, parts);
}

/** Doubles the size of a node's map. */
function addUp(
  builder: NetworkBuilder,
  {prefix, from, filters}: {prefix: string; from: string; filters: number},
  {up, upBias: bias}: Settings,
): string {
  if (up === "transposed") {
    return builder.convTranspose(`${prefix}.up`, from, {filters, kernel: 2, stride: 2, bias});
  }
  const larger = builder.upsample(`${prefix}.upsample`, from, {scale: 2, mode: "linear"});
  if (up === "linear only") return larger;
  return builder.conv(`${prefix}.up`, larger, {filters, kernel: 2, padding: "same", bias});
}

/** Joins the encoder's map, cut to size in a valid net, with the map from below. */
function addSkip(
  builder: NetworkBuilder,
  {prefix, from, kept}: {prefix: string; from: string; kept: string},
  {padding, skip}: Settings,
): string {
  if (skip === "none") return from;
  const cut = padding === "valid" ? builder.cropTo(`${prefix}.crop`, kept, from) : kept;
  if (skip === "add") return builder.add(`${prefix}.add`, [cut, from]);
  return builder.concat(`${prefix}.concat`, [cut, from]);
}

/**
 * Describes a U-Net: an encoder that halves the size and doubles the channels, a decoder that undoes
 * it, and skips that carry the encoder's maps across.
 *
 * With "valid" and the defaults it is the net of 2015, whose result is smaller than its input (572 to
 * 388); "same" gives a result as large as the input, whose size must then be divisible by 2 to the
 * depth. The encoder's channels come first in a concatenation.
 *
 * @formula eq:unet-parameters $\sum_l (9\,C_l' + 1)\,C_l + (9\,C_l + 1)\,C_l$ for the two convolutions of each level, $C_l = 2^l C_0$, where $C_l' = 2 C_l$ behind a concatenation and $C_l$ behind a sum
 * @param options - dims; inChannels; classes; base; depth; padding; norm; activation; up; skip; biases
 * @returns the network; levels are named encoder0 …, bottom and decoder0 …, the last layer head
 * @throws RangeError when base or depth is no whole number of at least 1, a word is unknown, or the
 *   channels of a sum differ
 * @ref ronneberger2015
 * @example countParameters(unet({dims: 2, inChannels: 1, classes: 2, padding: "valid"})).trainable // 31030658
 */
export function unet(options: UnetOptions): Network {
  const settings = settingsOf(options);
  const {dims, inChannels, classes, base, depth, outBias} = settings;
  const builder = networkBuilder("U-Net", {dims, channels: inChannels});

  // Down: what each level keeps for the decoder is its map before the pooling.
  const kept: string[] = [];
  let x = builder.input;
  for (let level = 0; level < depth; level++) {
    const filters = base * 2 ** level;
    x = addLevel(builder, {prefix: `encoder${level}`, from: x, filters}, settings);
    kept.push(x);
    x = builder.maxPool(`encoder${level}.pool`, x, {kernel: 2});
  }
  x = addLevel(builder, {prefix: "bottom", from: x, filters: base * 2 ** depth}, settings);

  // Up, and across.
  for (let level = depth - 1; level >= 0; level--) {
    const prefix = `decoder${level}`;
    const filters = base * 2 ** level;
    x = addUp(builder, {prefix, from: x, filters}, settings);
    x = addSkip(builder, {prefix, from: x, kept: kept[level]}, settings);
    x = addLevel(builder, {prefix, from: x, filters}, settings);
  }
  return builder.build(builder.conv("head", x, {filters: classes, kernel: 1, bias: outBias}));
}
