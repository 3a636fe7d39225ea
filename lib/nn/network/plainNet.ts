import type {ActivationChoice, NetworkOptions, NormChoice} from "./choices.ts";
import {requireWhole} from "./choices.ts";
import {addConvBlock} from "./convBlock.ts";
import type {Network} from "./network.ts";
import {networkBuilder} from "./networkBuilder.ts";

/** Options of `plainNet`. */
export interface PlainNetOptions extends NetworkOptions {
  /** Convolutions before the last, 1 wide one. */
  readonly depth: number;
  /** Channels of each. */
  readonly width: number;
  /** Odd, so that the size stays; 3 when left out. */
  readonly kernel?: number;
  /** No default: with and without it, depth behaves differently. */
  readonly norm: NormChoice;
  /** "relu" when left out. */
  readonly activation?: ActivationChoice;
  /** Biases of the convolutions; true when left out. */
  readonly bias?: boolean;
  /** True ends in one vector of scores per image; scores per voxel when left out. */
  readonly pool?: boolean;
}

/**
 * Describes a plain net: equal convolutions one after the other, no shortcut, no pooling.
 *
 * The net to set against a residual one of the same depth.
 *
 * @formula eq:plain-net $x_{l+1} = \phi(\mathrm{norm}(w_l * x_l + b_l))$
 * @param options - dims; inChannels; classes; depth; width; kernel; norm; activation; bias; pool
 * @returns a network whose layers are named layer1.conv, layer1.norm, layer1.act … and head
 * @throws RangeError when depth is no whole number of at least 1 or the kernel is even
 * @ref he2016
 * @example countParameters(plainNet({dims: 2, inChannels: 1, classes: 2, depth: 20, width: 16, norm: "none"})).trainable // 44274
 */
export function plainNet(options: PlainNetOptions): Network {
  const {dims, inChannels, classes, depth, width, kernel = 3, norm} = options;
  const {activation = "relu", bias = true, pool = false} = options;
  requireWhole("plainNet", "depth", depth);
  if (kernel % 2 !== 1) throw new RangeError(`plainNet: kernel must be odd, got ${kernel}`);
  const builder = networkBuilder("plainNet", {dims, channels: inChannels});
  const parts = {filters: width, kernel, padding: (kernel - 1) / 2, bias, norm, activation};
  let x = builder.input;
  for (let layer = 1; layer <= depth; layer++) {
    x = addConvBlock(builder, {prefix: `layer${layer}`, from: x}, parts);
  }
  if (!pool) return builder.build(builder.conv("head", x, {filters: classes, kernel: 1}));
  return builder.build(
    builder.dense("head", builder.globalAvgPool("pool", x), {outFeatures: classes}),
  );
}
