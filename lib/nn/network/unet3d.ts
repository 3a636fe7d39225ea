import type {ActivationChoice, NormChoice} from "./choices.ts";
import {addConvBlock} from "./convBlock.ts";
import type {Network} from "./network.ts";
import {networkBuilder} from "./networkBuilder.ts";

/** Options of `unet3d`. */
export interface Unet3dOptions {
  /** Channels of the input; 3 in the paper. */
  readonly inChannels: number;
  /** Channels of the result; 3 in the paper. */
  readonly classes: number;
  /** Channels of the very first convolution; 32 when left out. */
  readonly base?: number;
  /** "batch" when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /** Biases of the 3 wide convolutions; true when left out. */
  readonly convBias?: boolean;
}

/**
 * Describes the 3-D U-Net of 2016: three poolings, unpadded convolutions, and channels that double
 * before each pooling instead of behind it.
 *
 * Its transposed convolutions keep their channels. 132 × 132 × 116 voxels give 44 × 44 × 28.
 *
 * @formula $32, 64 \mid 64, 128 \mid 128, 256 \mid 256, 512 \mid 256, 256 \mid 128, 128 \mid 64, 64$ channels for `base` 32
 * @param options - inChannels; classes; base; norm; activation; convBias
 * @returns the network; levels are named as in `unet`
 * @throws RangeError when channels are no whole numbers of at least 1
 * @ref cicek2016
 * @example countParameters(unet3d({inChannels: 3, classes: 3})) // {trainable: 19075523, buffers: 4672}
 */
export function unet3d(options: Unet3dOptions): Network {
  const {inChannels, classes, base = 32, norm = "batch", activation = "relu"} = options;
  const {convBias: bias = true} = options;
  const builder = networkBuilder("3D U-Net", {dims: 3, channels: inChannels});
  const addLevel = (prefix: string, start: string, widths: readonly number[]): string =>
    widths.reduce(
      (from, filters, i) =>
        addConvBlock(
          builder,
          {prefix, from, index: i + 1},
          {filters, kernel: 3, bias, norm, activation},
        ),
      start,
    );

  // Down: each level ends with twice the channels that it starts with.
  const kept: string[] = [];
  let x = builder.input;
  for (let level = 0; level < 3; level++) {
    const width = base * 2 ** level;
    x = addLevel(`encoder${level}`, x, [width, 2 * width]);
    kept.push(x);
    x = builder.maxPool(`encoder${level}.pool`, x, {kernel: 2});
  }
  x = addLevel("bottom", x, [base * 8, base * 16]);

  // Up: the transposed convolution keeps its channels, the next convolution takes both maps.
  for (let level = 2; level >= 0; level--) {
    const prefix = `decoder${level}`;
    const width = base * 2 ** (level + 1);
    const filters = builder.channelsOf(x);
    x = builder.convTranspose(`${prefix}.up`, x, {filters, kernel: 2, stride: 2});
    const cut = builder.cropTo(`${prefix}.crop`, kept[level], x);
    x = builder.concat(`${prefix}.concat`, [cut, x]);
    x = addLevel(prefix, x, [width, width]);
  }
  return builder.build(builder.conv("head", x, {filters: classes, kernel: 1}));
}
