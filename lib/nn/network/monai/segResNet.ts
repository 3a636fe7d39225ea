import type {ActivationChoice, NetworkOptions, NormChoice} from "../choices.ts";
import {addActivation, addDropout, addNorm, requireWhole, requireWord} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";

/** Options of `segResNet`. */
export interface SegResNetOptions extends NetworkOptions {
  /** Channels of the first level, doubled on each level down; 8 when left out. */
  readonly base?: number;
  /** Residual blocks of each level, top first; [1, 2, 2, 4] when left out. */
  readonly blocksDown?: readonly number[];
  /** Residual blocks of each level on the way up, lowest first, one fewer; [1, 1, 1] when left out. */
  readonly blocksUp?: readonly number[];
  /** Eight groups when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. Not "prelu": two places of a block would share its slope. */
  readonly activation?: Exclude<ActivationChoice, "prelu" | {readonly type: "prelu"}>;
  /** Share of the channels that dropout sets to 0 behind the first convolution; 0 when left out. */
  readonly dropout?: number;
  /** Ends with normalisation, activation and a 1 wide convolution; true when left out. */
  readonly finalConv?: boolean;
  /** "linear" interpolation when left out, or "transposed" convolution. */
  readonly up?: "linear" | "transposed";
}

/** What all blocks of one net share. */
interface Settings {
  readonly builder: NetworkBuilder;
  readonly norm: NormChoice;
  readonly activation: ActivationChoice;
}

/** Adds a pre-activation residual block that keeps its channels. */
function addBlock({builder, norm, activation}: Settings, prefix: string, from: string): string {
  const conv = {filters: builder.channelsOf(from), kernel: 3, padding: 1, bias: false};
  let x = from;
  for (const i of [1, 2]) {
    x = addNorm(builder, `${prefix}.norm${i}`, x, norm);
    x = addActivation(builder, `${prefix}.act${i}`, x, activation);
    x = builder.conv(`${prefix}.conv${i}.conv`, x, conv);
  }
  return builder.add(`${prefix}.add`, [x, from]);
}

/** Adds a 1 wide convolution that halves the channels, and doubles the size. */
function addUp(
  {builder}: Settings,
  {prefix, from, up}: {prefix: string; from: string; up: "linear" | "transposed"},
): string {
  const filters = builder.channelsOf(from) / 2;
  const x = builder.conv(`${prefix}.0.conv`, from, {filters, kernel: 1, bias: false});
  if (up === "transposed") {
    return builder.convTranspose(`${prefix}.1.deconv`, x, {filters, kernel: 2, stride: 2});
  }
  const options = {scale: 2, mode: "linear"} as const;
  return builder.upsample(`${prefix}.1.upsample_non_trainable`, x, options);
}

/**
 * Describes MONAI's `SegResNet`: pre-activation residual blocks, strided convolutions down,
 * interpolation up, and skips that add.
 *
 * Layers carry the names of MONAI's state dict. An image's size must be divisible by 2 to the number
 * of levels less one.
 *
 * @formula $\mathrm{decoder}_l = \mathrm{blocks}(\mathrm{up}(\mathrm{decoder}_{l+1}) + e_l)$
 * @param options - dims; inChannels; classes; base; blocksDown; blocksUp; norm; activation; dropout;
 *   finalConv; up
 * @returns the network
 * @throws RangeError when blocksUp are not one fewer than blocksDown, or groups do not divide channels
 * @ref myronenko2019
 * @ref cardoso2022
 * @example countParameters(segResNet({dims: 3, inChannels: 1, classes: 2})).trainable // 1176186
 */
export function segResNet(options: SegResNetOptions): Network {
  const {dims, inChannels, classes, base = 8, up = "linear", dropout = 0} = options;
  const {blocksDown = [1, 2, 2, 4], blocksUp = [1, 1, 1], finalConv = true} = options;
  const {norm = {type: "group", groups: 8}, activation = "relu"} = options;
  requireWord("segResNet", "up", up, ["linear", "transposed"]);
  if (blocksUp.length !== blocksDown.length - 1) {
    throw new RangeError(
      `segResNet: blocksUp must be one fewer than blocksDown, got ${blocksUp.length} and ${blocksDown.length}`,
    );
  }
  for (const n of [...blocksDown, ...blocksUp]) requireWhole("segResNet", "blocks", n, 0);
  const builder = networkBuilder("SegResNet", {dims, channels: inChannels});
  const settings = {builder, norm, activation};
  const wide = {kernel: 3, padding: 1, bias: false};
  let x = builder.conv("convInit.conv", builder.input, {filters: base, ...wide});
  x = addDropout(builder, "dropout", x, {rate: dropout, spatial: true});

  // Down: a strided convolution leads to each level but the first.
  const kept: string[] = [];
  blocksDown.forEach((blocks, level) => {
    const prefix = `down_layers.${level}`;
    const filters = base * 2 ** level;
    if (level > 0) x = builder.conv(`${prefix}.0.conv`, x, {filters, stride: 2, ...wide});
    for (let block = 1; block <= blocks; block++) x = addBlock(settings, `${prefix}.${block}`, x);
    kept.push(x);
  });

  // Up: what comes from below is added to what was kept.
  blocksUp.forEach((blocks, i) => {
    const encoder = kept[blocksDown.length - 2 - i];
    x = addUp(settings, {prefix: `up_samples.${i}`, from: x, up});
    x = builder.add(`up_samples.${i}.add`, [x, encoder]);
    for (let block = 0; block < blocks; block++)
      x = addBlock(settings, `up_layers.${i}.${block}`, x);
  });
  if (!finalConv) return builder.build(x);
  x = addNorm(builder, "conv_final.0", x, norm);
  x = addActivation(builder, "conv_final.1", x, activation);
  return builder.build(builder.conv("conv_final.2.conv", x, {filters: classes, kernel: 1}));
}
