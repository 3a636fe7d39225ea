import type {ActivationChoice, NetworkOptions} from "../choices.ts";
import {addActivation, addDropout} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";

/** Options of `vnet`. */
export interface VnetOptions extends NetworkOptions {
  /** "elu" when left out; "prelu" learns a slope for each channel. */
  readonly activation?: ActivationChoice;
  /** Share of the channels that dropout sets to 0 in the two lowest encoders; 0.5 when left out. */
  readonly dropoutDown?: number;
  /** The same for the two lowest decoders: of what comes from below, and of the skip; [0.5, 0.5] when left out. */
  readonly dropoutUp?: readonly [below: number, skip: number];
  /** Biases of the encoder's and the last convolutions; false when left out. */
  readonly bias?: boolean;
}

/** What all blocks of one net share. */
interface Settings {
  readonly builder: NetworkBuilder;
  readonly activation: ActivationChoice;
  readonly bias: boolean;
}

/** Where a block stands. */
interface Place {
  readonly prefix: string;
  readonly from: string;
}

/** Adds a 5 wide convolution and its batch normalisation. */
function addWide(
  {builder}: Settings,
  {prefix, from}: Place,
  {filters, bias}: {filters: number; bias: boolean},
): string {
  const options = {filters, kernel: 5, padding: 2, bias};
  const x = builder.conv(`${prefix}.conv_block.conv`, from, options);
  return builder.norm(`${prefix}.conv_block.adn.N`, x, {type: "batch"});
}

/** Adds some 5 wide convolutions that keep the channels, and what went in, added. */
function addResidual(
  settings: Settings,
  {prefix, from, added}: Place & {added: string},
  {convolutions, bias}: {convolutions: number; bias: boolean},
): string {
  const {builder, activation} = settings;
  const filters = builder.channelsOf(from);
  let x = from;
  for (let i = 0; i < convolutions; i++) {
    const place = `${prefix}.ops.${i}`;
    x = addWide(settings, {prefix: place, from: x}, {filters, bias});
    x = addActivation(builder, `${place}.act_function`, x, activation);
  }
  const sum = builder.add(`${prefix}.add`, [x, added]);
  return addActivation(builder, `${prefix}.act_function2`, sum, activation);
}

/** Adds the first convolution to the input, its channels repeated up to 16. */
function addInput(settings: Settings): string {
  const {builder, activation, bias} = settings;
  const channels = builder.channelsOf(builder.input);
  if (16 % channels !== 0) {
    throw new RangeError(`vnet: inChannels must divide 16, got ${channels}`);
  }
  const from = builder.input;
  const x = addWide(settings, {prefix: "in_tr", from}, {filters: 16, bias});
  const repeated = builder.repeat("in_tr.repeat", from, {times: 16 / channels});
  const sum = builder.add("in_tr.add", [x, repeated]);
  return addActivation(builder, "in_tr.act_function", sum, activation);
}

/** Adds a level of the encoder: half the size, twice the channels. */
function addDown(
  settings: Settings,
  {prefix, from}: Place,
  {convolutions, rate}: {convolutions: number; rate: number},
): string {
  const {builder, activation, bias} = settings;
  const filters = 2 * builder.channelsOf(from);
  let x = builder.conv(`${prefix}.down_conv`, from, {filters, kernel: 2, stride: 2, bias});
  x = builder.norm(`${prefix}.bn1`, x, {type: "batch"});
  const down = addActivation(builder, `${prefix}.act_function1`, x, activation);
  x = addDropout(builder, `${prefix}.dropout`, down, {rate, spatial: true});
  return addResidual(settings, {prefix, from: x, added: down}, {convolutions, bias});
}

/** Adds a level of the decoder: twice the size, joined with what the encoder kept. */
function addUp(
  settings: Settings,
  {prefix, from, kept}: Place & {kept: string},
  o: {filters: number; convolutions: number; rates: readonly [number, number]},
): string {
  const {builder, activation} = settings;
  const [below, skip] = o.rates;
  let x = addDropout(builder, `${prefix}.dropout`, from, {rate: below, spatial: true});
  const across = addDropout(builder, `${prefix}.dropout2`, kept, {rate: skip, spatial: true});
  const up = {filters: o.filters / 2, kernel: 2, stride: 2};
  x = builder.convTranspose(`${prefix}.up_conv`, x, up);
  x = builder.norm(`${prefix}.bn1`, x, {type: "batch"});
  x = addActivation(builder, `${prefix}.act_function1`, x, activation);
  x = builder.concat(`${prefix}.concat`, [x, across]);
  const {convolutions} = o;
  return addResidual(settings, {prefix, from: x, added: x}, {convolutions, bias: false});
}

/**
 * Describes a V-Net by MONAI's definition: 5 wide convolutions in residual blocks, strided ones down,
 * transposed ones up.
 *
 * Layers carry the names of MONAI's state dict. The paper's own network differs: it has PReLUs and no
 * batch normalisation. An image's size must be divisible by 16.
 *
 * @formula $16, 32, 64, 128, 256$ channels down with 1, 1, 2, 3, 2 convolutions, $256, 128, 64, 32$ up with 2, 2, 1, 1
 * @param options - dims; inChannels; classes; activation; dropoutDown; dropoutUp; bias
 * @returns the network
 * @throws RangeError when inChannels do not divide 16
 * @ref milletari2016
 * @ref cardoso2022
 * @example countParameters(vnet({dims: 3, inChannels: 1, classes: 2})) // {trainable: 45597898, buffers: 5316}
 */
export function vnet(options: VnetOptions): Network {
  const {dims, inChannels, classes, dropoutDown = 0.5, dropoutUp = [0.5, 0.5]} = options;
  const {activation: chosen = "elu", bias = false} = options;
  const activation: ActivationChoice =
    chosen === "prelu" ? {type: "prelu", perChannel: true} : chosen;
  const builder = networkBuilder("V-Net", {dims, channels: inChannels});
  const settings = {builder, activation, bias};
  const in16 = addInput(settings);
  const down = (prefix: string, from: string, convolutions: number, rate: number): string =>
    addDown(settings, {prefix, from}, {convolutions, rate});
  const out32 = down("down_tr32", in16, 1, 0);
  const out64 = down("down_tr64", out32, 2, 0);
  const out128 = down("down_tr128", out64, 3, dropoutDown);
  const out256 = down("down_tr256", out128, 2, dropoutDown);

  // The two upper decoders always drop half of the skip's channels, as MONAI does.
  const upper = [0, 0.5] as const;
  const ups = [
    {filters: 256, convolutions: 2, kept: out128, rates: dropoutUp},
    {filters: 128, convolutions: 2, kept: out64, rates: dropoutUp},
    {filters: 64, convolutions: 1, kept: out32, rates: upper},
    {filters: 32, convolutions: 1, kept: in16, rates: upper},
  ];
  let x = out256;
  for (const {kept, ...o} of ups) {
    x = addUp(settings, {prefix: `up_tr${o.filters}`, from: x, kept}, o);
  }
  x = addWide(settings, {prefix: "out_tr", from: x}, {filters: classes, bias});
  x = addActivation(builder, "out_tr.act_function1", x, activation);
  return builder.build(builder.conv("out_tr.conv2", x, {filters: classes, kernel: 1}));
}
