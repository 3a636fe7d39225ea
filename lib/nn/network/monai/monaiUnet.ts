import type {ActivationChoice, NetworkOptions, NormChoice} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder, PerAxis} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";
import {requireWhole} from "../choices.ts";
import type {MonaiUnit} from "./monaiBlocks.ts";
import {addMonaiConvolution, requireOrdering, samePadding} from "./monaiBlocks.ts";

/** Options of `monaiUnet`. */
export interface MonaiUnetOptions extends NetworkOptions {
  /** Channels of each level, top first, at least two. */
  readonly channels: readonly number[];
  /** Stride from each level to the next, one fewer than channels. */
  readonly strides: readonly PerAxis[];
  /** 3 when left out. */
  readonly kernel?: PerAxis;
  /** Of the transposed convolutions; 3 when left out. */
  readonly upKernel?: PerAxis;
  /** Convolutions of each residual unit; 0, when left out, is one plain convolution per level. */
  readonly resUnits?: number;
  /** "prelu" when left out. */
  readonly activation?: ActivationChoice;
  /** Instance normalisation without gamma and beta when left out. */
  readonly norm?: NormChoice;
  /** 0 when left out. */
  readonly dropout?: number;
  /** true when left out. */
  readonly bias?: boolean;
  /** "NDA" when left out. */
  readonly ordering?: string;
}

/** What all blocks of one net share. */
interface Settings {
  readonly builder: NetworkBuilder;
  readonly classes: number;
  readonly kernel: PerAxis;
  readonly upKernel: PerAxis;
  readonly resUnits: number;
  readonly unit: MonaiUnit;
}

/** Where a block stands. */
interface Place {
  readonly prefix: string;
  readonly from: string;
}

/** Tells whether a stride moves along any axis. */
function moves(stride: PerAxis): boolean {
  return [stride].flat().some((n) => n !== 1);
}

/** Adds MONAI's `ResidualUnit`: some convolutions, and a shortcut that is one where the shape changes. */
function addResidualUnit(
  {builder, kernel, unit}: Settings,
  {prefix, from}: Place,
  o: {filters: number; stride: PerAxis; units: number; lastConvOnly: boolean},
): string {
  const {filters, stride} = o;
  let x = from;
  for (let i = 0; i < o.units; i++) {
    const convOnly = o.lastConvOnly && i === o.units - 1;
    const conv = {filters, kernel, stride: i === 0 ? stride : 1, convOnly};
    x = addMonaiConvolution(builder, {prefix: `${prefix}.conv.unit${i}`, from: x}, conv, unit);
  }
  if (!moves(stride) && builder.channelsOf(from) === filters) {
    return builder.add(`${prefix}.add`, [x, from]);
  }

  // Channels alone take a 1 wide convolution; a change of size takes the kernel of the unit.
  const wide = moves(stride)
    ? {kernel, padding: samePadding("monaiUnet", kernel)}
    : {kernel: 1, padding: 0};
  const options = {filters, stride, bias: unit.bias, ...wide};
  return builder.add(`${prefix}.add`, [x, builder.conv(`${prefix}.residual`, from, options)]);
}

/** Adds the block that leads to a level. */
function addDown(settings: Settings, place: Place, filters: number, stride: PerAxis): string {
  const {builder, kernel, unit, resUnits: units} = settings;
  if (units === 0) return addMonaiConvolution(builder, place, {filters, kernel, stride}, unit);
  return addResidualUnit(settings, place, {filters, stride, units, lastConvOnly: false});
}

/** Adds the block that leads back up; the topmost ends without normalisation and activation. */
function addUp(
  settings: Settings,
  {prefix, from}: Place,
  {filters, stride, top}: {filters: number; stride: PerAxis; top: boolean},
): string {
  const {builder, upKernel: kernel, unit, resUnits} = settings;
  const conv = {filters, kernel, stride, transposed: true, convOnly: top && resUnits === 0};
  if (resUnits === 0) return addMonaiConvolution(builder, {prefix, from}, conv, unit);
  const x = addMonaiConvolution(builder, {prefix: `${prefix}.0`, from}, conv, unit);
  const residual = {filters, stride: 1, units: 1, lastConvOnly: top};
  return addResidualUnit(settings, {prefix: `${prefix}.1`, from: x}, residual);
}

/** Adds a level, the levels below it, and the way back up. */
function addLevel(
  settings: Settings,
  {prefix, from}: Place,
  o: {channels: readonly number[]; strides: readonly PerAxis[]; filters: number; top: boolean},
): string {
  const {builder} = settings;
  const [c, next] = o.channels;
  const [stride] = o.strides;
  const down = addDown(settings, {prefix: `${prefix}.0`, from}, c, stride);
  const below = {prefix: `${prefix}.1.submodule`, from: down};
  const inner =
    o.channels.length > 2
      ? addLevel(settings, below, {
          channels: o.channels.slice(1),
          strides: o.strides.slice(1),
          filters: c,
          top: false,
        })
      : addDown(settings, below, next, 1);
  const joined = builder.concat(`${prefix}.1.concat`, [down, inner]);
  const up = {filters: o.filters, stride, top: o.top};
  return addUp(settings, {prefix: `${prefix}.2`, from: joined}, up);
}

/**
 * Describes MONAI's `UNet`: strided convolutions down, transposed ones up, each perhaps a residual unit.
 *
 * Layers carry the names of MONAI's state dict, `model.0.conv` and so on, so that its weights load by
 * name. An image's size must be divisible by the product of the strides.
 *
 * @formula $y = \mathrm{up}(\mathrm{concat}(d, \mathrm{below}(d)))$, $d = \mathrm{down}(x)$, for each level
 * @param options - dims; inChannels; classes; channels; strides; kernel; upKernel; resUnits; activation;
 *   norm; dropout; bias; ordering
 * @returns the network
 * @throws RangeError when there are fewer than two channels, strides are not one fewer, a kernel is
 *   even, or the ordering names anything but N, D and A
 * @ref kerfoot2019
 * @ref cardoso2022
 * @example countParameters(monaiUnet({dims: 2, inChannels: 1, classes: 2, channels: [16, 32, 64, 128], strides: [2, 2, 2]})).trainable // 162296
 */
export function monaiUnet(options: MonaiUnetOptions): Network {
  const {dims, inChannels, classes, channels, strides, kernel = 3, upKernel = 3} = options;
  const {activation = "prelu", norm = {type: "instance", affine: false}} = options;
  const {resUnits = 0, dropout = 0, bias = true, ordering = "NDA"} = options;
  if (channels.length < 2 || strides.length !== channels.length - 1) {
    throw new RangeError(
      `monaiUnet: channels must number at least 2 and strides one fewer, got ${channels.length} and ${strides.length}`,
    );
  }
  requireWhole("monaiUnet", "resUnits", resUnits, 0);
  requireOrdering("monaiUnet", ordering);
  const builder = networkBuilder("MONAI UNet", {dims, channels: inChannels});
  const unit = {norm, activation, dropout, bias, ordering};
  const settings = {builder, classes, kernel, upKernel, resUnits, unit};
  const levels = {channels, strides, filters: classes, top: true};
  return builder.build(addLevel(settings, {prefix: "model", from: builder.input}, levels));
}
