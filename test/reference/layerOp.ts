import {countParameters, type Network, networkBuilder} from "../../lib/nn/index.ts";
import {number, numbers, type Op, text} from "./cases.ts";

type Params = Readonly<Record<string, unknown>>;

/** The number of spatial axes, from the length of a kernel. */
function dimsOf(kernel: readonly number[]): 1 | 2 | 3 {
  if (kernel.length < 1 || kernel.length > 3) {
    throw new RangeError(`kernel: must have one to three axes, got ${kernel.length}`);
  }
  return kernel.length as 1 | 2 | 3;
}

/** Reads a flag that is true unless given otherwise. */
function flag(params: Params, key: string): boolean {
  return params[key] !== false;
}

/** A layer with a kernel, on its own. */
function kernelLayer(params: Params, transposed: boolean): Network {
  const kernel = numbers(params, "kernel");
  const channels = number(params, "in_channels");
  const builder = networkBuilder("layer", {dims: dimsOf(kernel), channels});
  const filters = number(params, "out_channels");
  const bias = flag(params, "bias");
  if (transposed) {
    return builder.build(
      builder.convTranspose("layer", "input", {filters, kernel, stride: kernel, bias}),
    );
  }
  const groups = "groups" in params ? number(params, "groups") : 1;
  return builder.build(builder.conv("layer", "input", {filters, kernel, groups, bias}));
}

/** A layer that acts on each channel, on its own. */
function channelLayer(params: Params): Network {
  const channels = number(params, "channels");
  const builder = networkBuilder("layer", {dims: 2, channels});
  const layer = text(params, "layer");
  if (layer === "prelu")
    return builder.build(builder.prelu("layer", "input", {parameters: channels}));
  const type = layer.replace("_norm", "");
  if (type === "group") {
    const groups = number(params, "groups");
    return builder.build(builder.norm("layer", "input", {type, groups}));
  }
  if (type !== "batch" && type !== "instance" && type !== "layer") {
    throw new RangeError(`layer: is not known, got ${JSON.stringify(layer)}`);
  }
  return builder.build(builder.norm("layer", "input", {type}));
}

/** Builds the layer that a case names. */
function layerNetwork(params: Params): Network {
  switch (text(params, "layer")) {
    case "conv":
      return kernelLayer(params, false);
    case "conv_transpose":
      return kernelLayer(params, true);
    case "dense":
    case "linear": {
      const builder = networkBuilder("layer", {dims: 1, channels: number(params, "in_features")});
      const pooled = builder.globalAvgPool("pool", "input");
      const outFeatures = number(params, "out_features");
      const bias = flag(params, "bias");
      return builder.build(builder.dense("layer", pooled, {outFeatures, bias}));
    }
    default:
      return channelLayer(params);
  }
}

/** Parameters of a single layer. */
export const layerOf: Op = ({params}) => {
  const {trainable, buffers} = countParameters(layerNetwork(params));
  return {trainable, buffers_running_stats: buffers};
};
