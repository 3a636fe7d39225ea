import type {ActivationChoice, NormChoice} from "./choices.ts";
import {addActivation, addNorm, requireWord} from "./choices.ts";
import type {Network} from "./network.ts";
import type {NetworkBuilder, PerAxis} from "./builderOptions.ts";
import {networkBuilder} from "./networkBuilder.ts";

/** Where the activation stands: behind the sum as in 2015, or before each convolution. */
export type ResidualKind = "post-activation" | "pre-activation" | "plain";

/** What a residual block is made of. */
export interface ResidualParts {
  /** "post-activation" is the block of 2015, "plain" the same without its shortcut. */
  readonly kind: ResidualKind;
  /** Channels of the result. */
  readonly filters: number;
  /** Width inside: 1, 3 and 1 wide kernels around `filters / 4` channels; two 3 wide kernels unless true. */
  readonly bottleneck?: boolean;
  /** Of the first 3 wide convolution and of the shortcut; 1 when left out. */
  readonly stride?: PerAxis;
  /** "batch" when left out. */
  readonly norm?: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /** Biases of the convolutions; false when left out, as a normalisation cancels them. */
  readonly bias?: boolean;
}

/** Options of `residualBlock`. */
export interface ResidualBlockOptions extends ResidualParts {
  readonly dims: 1 | 2 | 3;
  /** Channels of the input. */
  readonly inChannels: number;
}

/** Kernel, filters and stride of each convolution of the branch. */
function branchOf({filters, bottleneck = false, stride = 1}: ResidualParts) {
  if (!bottleneck) {
    return [
      {kernel: 3, filters, stride},
      {kernel: 3, filters, stride: 1},
    ];
  }
  if (filters % 4 !== 0) {
    throw new RangeError(
      `residualBlock: filters of a bottleneck must be divisible by 4, got ${filters}`,
    );
  }
  return [
    {kernel: 1, filters: filters / 4, stride: 1},
    {kernel: 3, filters: filters / 4, stride},
    {kernel: 1, filters, stride: 1},
  ];
}

/** Tells whether a shortcut has to change the shape of what it carries. */
function needsProjection(channels: number, {filters, stride = 1}: ResidualParts): boolean {
  return channels !== filters || [stride].flat().some((n) => n !== 1);
}

/**
 * Adds a residual block behind a node, its layers named as torchvision names them: conv1, bn1 …,
 * downsample.0 and .1 for a shortcut that changes the shape.
 */
export function addResidualBlock(
  builder: NetworkBuilder,
  {prefix, from}: {prefix: string; from: string},
  parts: ResidualParts,
): string {
  const {kind, norm = "batch", activation = "relu", bias = false, stride = 1} = parts;
  requireWord("residualBlock", "kind", kind, ["post-activation", "pre-activation", "plain"]);
  const pre = kind === "pre-activation";
  const project = needsProjection(builder.channelsOf(from), parts) && kind !== "plain";
  let shortcut = from;
  let x = from;
  branchOf(parts).forEach((conv, i, all) => {
    if (pre) {
      x = addNorm(builder, `${prefix}.bn${i + 1}`, x, norm);
      x = addActivation(builder, `${prefix}.relu${i + 1}`, x, activation);
      // A projection takes the normalised input, as in the paper of 2016.
      if (i === 0 && project) shortcut = x;
    }
    const padding = (conv.kernel - 1) / 2;
    x = builder.conv(`${prefix}.conv${i + 1}`, x, {...conv, padding, bias});
    if (!pre) {
      x = addNorm(builder, `${prefix}.bn${i + 1}`, x, norm);
      if (i < all.length - 1) x = addActivation(builder, `${prefix}.relu${i + 1}`, x, activation);
    }
  });

  // The shortcut carries x itself, or a 1 wide convolution of it where the shape changes.
  if (project) {
    const options = {filters: parts.filters, kernel: 1, stride, bias};
    shortcut = builder.conv(`${prefix}.downsample.0`, shortcut, options);
    if (!pre) shortcut = addNorm(builder, `${prefix}.downsample.1`, shortcut, norm);
  }
  if (kind !== "plain") x = builder.add(`${prefix}.add`, [x, shortcut]);
  return pre ? x : addActivation(builder, `${prefix}.relu`, x, activation);
}

/**
 * Describes a residual block: a branch of convolutions added to what it was given.
 *
 * In the block of 2015 a ReLU follows the sum, so that the path past the branch is not the identity
 * where the sum is negative; the pre-activation block keeps it. Where channels or size change, the
 * shortcut is a convolution of kernel 1, with a normalisation in the block of 2015.
 *
 * @formula eq:residual-block $y = \phi(x + F(x))$ (2015), $y = x + F(x)$ (pre-activation)
 * @param options - dims; inChannels; kind; filters; bottleneck; stride; norm; activation; bias
 * @returns the block as a network
 * @throws RangeError when the kind is unknown or the filters of a bottleneck are not divisible by 4
 * @ref he2016
 * @ref he2016identity
 * @example countParameters(residualBlock({dims: 2, inChannels: 64, filters: 64, kind: "post-activation"})) // {trainable: 73984, buffers: 256}
 */
export function residualBlock({dims, inChannels, ...parts}: ResidualBlockOptions): Network {
  const builder = networkBuilder("residualBlock", {dims, channels: inChannels});
  return builder.build(addResidualBlock(builder, {prefix: "block", from: builder.input}, parts));
}
