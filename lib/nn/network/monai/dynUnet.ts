import {ShapeError} from "../../../core/index.ts";
import type {ActivationChoice, NetworkOptions, NormChoice} from "../choices.ts";
import {addActivation, addDropout, addNorm} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder, PerAxis} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";

/** Options of `dynUnet`. */
export interface DynUnetOptions extends NetworkOptions {
  /** Kernel of each level, top first, at least three. */
  readonly kernels: readonly PerAxis[];
  /** Stride into each level, as many as kernels; the first is that of the input. */
  readonly strides: readonly PerAxis[];
  /** Kernel and stride of each transposed convolution, one fewer; the strides but the first when left out. */
  readonly upKernels?: readonly PerAxis[];
  /** Channels of each level; 32, doubled up to 320 in 3-D and 512 in 2-D, when left out. */
  readonly filters?: readonly number[];
  /** 0 when left out. */
  readonly dropout?: number;
  /** "instance", with gamma and beta, when left out. */
  readonly norm?: NormChoice;
  /** Leaky ReLU of slope 0.01 when left out. Not "prelu": two places of a block would share its slope. */
  readonly activation?: Exclude<ActivationChoice, "prelu" | {readonly type: "prelu"}>;
  /** Residual blocks on the way down; false when left out. */
  readonly residual?: boolean;
  /** Biases of the transposed convolutions; false when left out. */
  readonly upBias?: boolean;
  /** Lower levels whose own scores are returned too, enlarged to the result's size; 0 when left out. */
  readonly deepSupervision?: number;
}

/** What all blocks of one net share. */
interface Settings {
  readonly builder: NetworkBuilder;
  readonly norm: NormChoice;
  readonly activation: ActivationChoice;
  readonly rate: number;
}

/** A convolution, as one level asks for it. */
interface Conv {
  readonly filters: number;
  readonly kernel: PerAxis;
  readonly stride: PerAxis;
  readonly bias?: boolean;
}

/** Half of what a kernel is longer than its stride, rounded up: the padding that divides the size evenly. */
function paddingOf(kernel: PerAxis, stride: PerAxis): PerAxis {
  const half = (k: number, s: number): number => {
    const padding = Math.trunc((k - s + 1) / 2);
    if (k - s + 1 < 0) {
      throw new RangeError(
        `dynUnet: kernels must not be shorter than strides less one, got ${k} and ${s}`,
      );
    }
    return padding;
  };
  if (typeof kernel === "number" && typeof stride === "number") return half(kernel, stride);
  const axes = typeof kernel === "number" ? (stride as readonly number[]).length : kernel.length;
  return Array.from({length: axes}, (_, axis) =>
    half([kernel].flat()[axis] ?? (kernel as number), [stride].flat()[axis] ?? (stride as number)),
  );
}

/** Adds a convolution, padded, and its dropout. */
function addConv(
  {builder, rate}: Settings,
  {prefix, from}: {prefix: string; from: string},
  {filters, kernel, stride, bias = false}: Conv,
): string {
  const padding = paddingOf(kernel, stride);
  const x = builder.conv(`${prefix}.conv`, from, {filters, kernel, stride, padding, bias});
  return addDropout(builder, `${prefix}.adn.D`, x, {rate, spatial: false});
}

/** Adds two convolutions, with a shortcut around them when `residual`. */
function addBlock(
  settings: Settings,
  {prefix, from}: {prefix: string; from: string},
  {residual, ...conv}: Conv & {residual: boolean},
): string {
  const {builder, norm, activation} = settings;
  const second = {...conv, stride: 1};
  let x = addConv(settings, {prefix: `${prefix}.conv1`, from}, conv);
  x = addNorm(builder, `${prefix}.norm1`, x, norm);
  x = addActivation(builder, `${prefix}.lrelu1`, x, activation);
  x = addConv(settings, {prefix: `${prefix}.conv2`, from: x}, second);
  x = addNorm(builder, `${prefix}.norm2`, x, norm);
  if (residual) {
    const changes = [conv.stride].flat().some((n) => n !== 1);
    let shortcut = from;
    if (changes || builder.channelsOf(from) !== conv.filters) {
      shortcut = addConv(settings, {prefix: `${prefix}.conv3`, from}, {...conv, kernel: 1});
      shortcut = addNorm(builder, `${prefix}.norm3`, shortcut, norm);
    }
    x = builder.add(`${prefix}.add`, [x, shortcut]);
  }
  return addActivation(builder, `${prefix}.lrelu2`, x, activation);
}

/** Multiplies strides axis by axis. */
function product(strides: readonly PerAxis[], dims: number): number[] {
  return Array.from({length: dims}, (_, axis) =>
    strides.reduce<number>((n, s) => n * (typeof s === "number" ? s : s[axis]), 1),
  );
}

/** Checks that every level has what it needs. */
function requireLevels(o: DynUnetOptions, filters: readonly number[], upKernels: number): void {
  const levels = o.strides.length;
  const deep = o.deepSupervision ?? 0;
  if (levels < 3 || o.kernels.length !== levels || upKernels !== levels - 1) {
    throw new ShapeError(
      `dynUnet: kernels and strides must be equally many, at least 3, and upKernels one fewer, got ${o.kernels.length}, ${levels} and ${upKernels}`,
    );
  }
  if (filters.length < levels) {
    throw new ShapeError(`dynUnet: filters must number at least ${levels}, got ${filters.length}`);
  }
  if (!Number.isSafeInteger(deep) || deep < 0 || deep >= levels - 1) {
    throw new RangeError(
      `dynUnet: deepSupervision must be a whole number from 0 to ${levels - 2}, got ${deep}`,
    );
  }
}

/**
 * Describes MONAI's `DynUNet`, the net that nnU-Net configures: kernels and strides of each level are
 * given, so that thick slices need not be halved as often as fine ones.
 *
 * Layers carry the names of MONAI's state dict. The result is smaller than the image by the first
 * stride. An image's size must be divisible by the product of the strides.
 *
 * @formula $\mathrm{decoder}_l = \mathrm{two}(\mathrm{concat}(\mathrm{up}(\mathrm{decoder}_{l+1}), e_l))$
 * @param options - dims; inChannels; classes; kernels; strides; upKernels; filters; dropout; norm;
 *   activation; residual; upBias; deepSupervision
 * @returns the network; with deep supervision the further outputs follow the main one, upper level first
 * @throws ShapeError when kernels, strides, upKernels or filters do not match in number
 * @throws RangeError when deepSupervision asks for more levels than there are, or a kernel is shorter
 *   than its stride less one
 * @ref isensee2021
 * @ref cardoso2022
 * @example countParameters(dynUnet({dims: 3, inChannels: 1, classes: 2, kernels: [3, 3, 3, 3], strides: [1, 2, 2, 2]})).trainable // 5600930
 */
export function dynUnet(options: DynUnetOptions): Network {
  const {dims, inChannels, classes, kernels, strides, upKernels = strides.slice(1)} = options;
  const {norm = "instance", activation = {type: "leakyRelu", alpha: 0.01}} = options;
  const {residual = false, upBias = false, deepSupervision = 0, dropout: rate = 0} = options;
  const most = dims === 3 ? 320 : 512;
  const filters = options.filters ?? strides.map((_, level) => Math.min(32 * 2 ** level, most));
  requireLevels(options, filters, upKernels.length);
  const builder = networkBuilder("DynUNet", {dims, channels: inChannels});
  const settings = {builder, norm, activation, rate};
  const last = strides.length - 1;

  // Down: the first block is the input's, the last the bottleneck.
  const kept: string[] = [];
  for (let level = 0; level <= last; level++) {
    const inner = level === last ? "bottleneck" : `downsamples.${level - 1}`;
    const place = {prefix: level === 0 ? "input_block" : inner, from: kept[level - 1] ?? "input"};
    const conv = {filters: filters[level], kernel: kernels[level], stride: strides[level]};
    kept.push(addBlock(settings, place, {...conv, residual}));
  }

  // Up: the lowest transposed convolution is number 0.
  const ups: string[] = [];
  let x = kept[last];
  for (let level = last - 1; level >= 0; level--) {
    const prefix = `upsamples.${last - 1 - level}`;
    const up = {filters: filters[level], kernel: upKernels[level], stride: upKernels[level]};
    x = builder.convTranspose(`${prefix}.transp_conv.conv`, x, {...up, bias: upBias});
    x = addDropout(builder, `${prefix}.transp_conv.adn.D`, x, {rate, spatial: false});
    x = builder.concat(`${prefix}.concat`, [x, kept[level]]);
    const conv = {filters: filters[level], kernel: kernels[level + 1], stride: 1};
    x = addBlock(settings, {prefix: `${prefix}.conv_block`, from: x}, {...conv, residual: false});
    ups[level] = x;
  }
  const head = {filters: classes, kernel: 1, stride: 1, bias: true};
  const outputs = [addConv(settings, {prefix: "output_block.conv", from: x}, head)];

  // Deep supervision: scores of lower levels, each element repeated to the size of the result.
  for (let level = 1; level <= deepSupervision; level++) {
    const prefix = `deep_supervision_heads.${level - 1}`;
    const scores = addConv(settings, {prefix: `${prefix}.conv`, from: ups[level]}, head);
    const scale = product(strides.slice(1, level + 1), dims);
    outputs.push(builder.upsample(`${prefix}.upsample`, scores, {scale, mode: "nearest"}));
  }
  return builder.build(outputs);
}
