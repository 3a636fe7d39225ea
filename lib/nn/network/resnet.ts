import type {NetworkOptions, NormChoice} from "./choices.ts";
import {addActivation, addNorm, requireWord} from "./choices.ts";
import type {Network} from "./network.ts";
import {networkBuilder} from "./networkBuilder.ts";
import type {ResidualKind} from "./residualBlock.ts";
import {addResidualBlock} from "./residualBlock.ts";

/** How many weighted layers a residual net has. */
export type ResnetDepth = 18 | 34 | 50 | 101 | 152;

/** Blocks of each of the four stages; from 50 on, blocks are bottlenecks. */
const BLOCKS: Readonly<Record<ResnetDepth, readonly number[]>> = {
  18: [2, 2, 2, 2],
  34: [3, 4, 6, 3],
  50: [3, 4, 6, 3],
  101: [3, 4, 23, 3],
  152: [3, 8, 36, 3],
};

/** Options of `resnet`. */
export interface ResnetOptions extends NetworkOptions {
  readonly depth: ResnetDepth;
  /** "post-activation", the net of 2015, when left out; "plain" has no shortcuts. */
  readonly kind?: ResidualKind;
  /** Channels of the first stage; 64 when left out. */
  readonly base?: number;
  /** "batch" when left out. */
  readonly norm?: NormChoice;
}

/**
 * Describes a residual net that sorts images into classes: a 7 wide convolution and a pooling, four
 * stages of residual blocks, the mean over space and a dense layer.
 *
 * In two dimensions it is torchvision's net, names of the layers included; the stride of a bottleneck
 * is in its 3 wide convolution, where the paper had it in the first. In three dimensions every kernel
 * gains an axis.
 *
 * @formula $x_{l+1} = \phi(x_l + F_l(x_l; W_l))$
 * @param options - dims; inChannels; classes; depth: 18, 34, 50, 101 or 152; kind; base; norm
 * @returns the network; its result is [batch, classes]
 * @throws RangeError when there is no net of that depth
 * @ref he2016
 * @example countParameters(resnet({dims: 2, inChannels: 3, classes: 1000, depth: 18})) // {trainable: 11689512, buffers: 9600}
 */
export function resnet(options: ResnetOptions): Network {
  const {dims, inChannels, classes, depth, base = 64, norm = "batch"} = options;
  const {kind = "post-activation"} = options;
  requireWord("resnet", "depth", String(depth), Object.keys(BLOCKS));
  const builder = networkBuilder(`ResNet-${depth}`, {dims, channels: inChannels});
  const stem = {filters: base, kernel: 7, stride: 2, padding: 3, bias: false};
  let x = builder.conv("conv1", builder.input, stem);
  x = addNorm(builder, "bn1", x, norm);
  x = addActivation(builder, "relu", x, "relu");
  x = builder.maxPool("maxpool", x, {kernel: 3, stride: 2, padding: 1});

  // Each stage after the first halves the size and doubles the channels.
  const bottleneck = depth >= 50;
  BLOCKS[depth].forEach((blocks, stage) => {
    const filters = base * 2 ** stage * (bottleneck ? 4 : 1);
    for (let block = 0; block < blocks; block++) {
      const stride = block === 0 && stage > 0 ? 2 : 1;
      const place = {prefix: `layer${stage + 1}.${block}`, from: x};
      x = addResidualBlock(builder, place, {kind, filters, bottleneck, stride, norm});
    }
  });

  // Pre-activation blocks leave their last sum without normalisation and activation.
  if (kind === "pre-activation") {
    x = addActivation(builder, "relu2", addNorm(builder, "bn2", x, norm), "relu");
  }
  return builder.build(
    builder.dense("fc", builder.globalAvgPool("avgpool", x), {outFeatures: classes}),
  );
}
