import type {ActivationChoice, NetworkOptions, NormChoice} from "../choices.ts";
import {addActivation, addDropout, addNorm, requireWord} from "../choices.ts";
import type {Network} from "../network.ts";
import type {NetworkBuilder} from "../builderOptions.ts";
import {networkBuilder} from "../networkBuilder.ts";

/** How many weighted layers a dense net has. */
export type DenseNetDepth = 121 | 169 | 201 | 264;

/** Layers of each block. */
const BLOCKS: Readonly<Record<DenseNetDepth, readonly number[]>> = {
  121: [6, 12, 24, 16],
  169: [6, 12, 32, 32],
  201: [6, 12, 48, 32],
  264: [6, 12, 64, 48],
};

/** Options of `denseNet`. */
export interface DenseNetOptions extends NetworkOptions {
  /** 121, 169, 201 or 264; unused where blocks are given. */
  readonly depth?: DenseNetDepth;
  /** Layers of each block; those of the depth when left out. */
  readonly blocks?: readonly number[];
  /** Channels behind the first convolution; 64 when left out. */
  readonly base?: number;
  /** Channels that each layer adds; 32 when left out. */
  readonly growth?: number;
  /** Channels inside a layer, in units of the growth; 4 when left out. */
  readonly bottleneck?: number;
  /** "batch" when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /** Share of the channels that dropout sets to 0 in each layer; 0 when left out. */
  readonly dropout?: number;
}

/** What all layers of one net share. */
interface Settings {
  readonly builder: NetworkBuilder;
  readonly norm: NormChoice;
  readonly activation: ActivationChoice;
  readonly growth: number;
  readonly width: number;
  readonly rate: number;
}

/** Adds one layer: it sees everything before it in its block, and adds its own channels. */
function addLayer(settings: Settings, prefix: string, from: string): string {
  const {builder, norm, activation, growth, width, rate} = settings;
  let x = addNorm(builder, `${prefix}.layers.norm1`, from, norm);
  x = addActivation(builder, `${prefix}.layers.relu1`, x, activation);
  x = builder.conv(`${prefix}.layers.conv1`, x, {filters: width, kernel: 1, bias: false});
  x = addNorm(builder, `${prefix}.layers.norm2`, x, norm);
  x = addActivation(builder, `${prefix}.layers.relu2`, x, activation);
  const wide = {filters: growth, kernel: 3, padding: 1, bias: false};
  x = builder.conv(`${prefix}.layers.conv2`, x, wide);
  x = addDropout(builder, `${prefix}.layers.dropout`, x, {rate, spatial: true});
  return builder.concat(`${prefix}.concat`, [from, x]);
}

/** Adds the step between blocks: half the channels, half the size. */
function addTransition({builder, norm, activation}: Settings, prefix: string, from: string) {
  let x = addNorm(builder, `${prefix}.norm`, from, norm);
  x = addActivation(builder, `${prefix}.relu`, x, activation);
  const filters = Math.floor(builder.channelsOf(from) / 2);
  x = builder.conv(`${prefix}.conv`, x, {filters, kernel: 1, bias: false});
  return builder.avgPool(`${prefix}.pool`, x, {kernel: 2, stride: 2});
}

/** The layers of each block, from the options. */
function blocksOf({depth, blocks}: DenseNetOptions): readonly number[] {
  if (blocks !== undefined) return blocks;
  requireWord("denseNet", "depth", String(depth), Object.keys(BLOCKS));
  return BLOCKS[depth as DenseNetDepth];
}

/**
 * Describes a dense net that sorts images into classes: in each block every layer sees the channels of
 * all layers before it.
 *
 * By MONAI's definition and names, in 2-D and 3-D: a 7 wide convolution and a pooling, blocks with
 * transitions between them, the mean over space and a dense layer.
 *
 * @formula $x_{l+1} = \mathrm{concat}(x_l, H_l(x_l))$
 * @param options - dims; inChannels; classes; depth, or blocks; base; growth; bottleneck; norm;
 *   activation; dropout
 * @returns the network; its result is [batch, classes]
 * @throws RangeError when there is no net of that depth
 * @ref huang2017
 * @ref cardoso2022
 * @example countParameters(denseNet({dims: 2, inChannels: 1, classes: 2, depth: 121})) // {trainable: 6949634, buffers: 83648}
 */
export function denseNet(options: DenseNetOptions): Network {
  const {dims, inChannels, classes, base = 64, growth = 32, bottleneck = 4} = options;
  const {norm = "batch", activation = "relu", dropout: rate = 0, depth} = options;
  const blocks = blocksOf(options);
  const name = options.blocks === undefined ? `DenseNet-${depth}` : "DenseNet";
  const builder = networkBuilder(name, {dims, channels: inChannels});
  const settings = {builder, norm, activation, growth, width: bottleneck * growth, rate};
  const stem = {filters: base, kernel: 7, stride: 2, padding: 3, bias: false};
  let x = builder.conv("features.conv0", builder.input, stem);
  x = addNorm(builder, "features.norm0", x, norm);
  x = addActivation(builder, "features.relu0", x, activation);
  x = builder.maxPool("features.pool0", x, {kernel: 3, stride: 2, padding: 1});
  blocks.forEach((layers, i) => {
    for (let layer = 1; layer <= layers; layer++) {
      x = addLayer(settings, `features.denseblock${i + 1}.denselayer${layer}`, x);
    }
    if (i < blocks.length - 1) x = addTransition(settings, `features.transition${i + 1}`, x);
  });
  x = addNorm(builder, "features.norm5", x, norm);
  x = addActivation(builder, "class_layers.relu", x, activation);
  x = builder.globalAvgPool("class_layers.pool", x);
  return builder.build(builder.dense("class_layers.out", x, {outFeatures: classes}));
}
