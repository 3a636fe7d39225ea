import {
  type ActivationChoice,
  basicUnet,
  countParameters,
  denseNet,
  type DenseNetDepth,
  dynUnet,
  monaiUnet,
  type Network,
  type NetworkNode,
  type NormChoice,
  type PerAxis,
  type ResnetDepth,
  resnet,
  segResNet,
  shapesOf,
  type UnetUp,
  unet,
  unet3d,
  vnet,
} from "../../lib/nn/index.ts";
import {number, numbers, type Op, type Results, text} from "./cases.ts";

type Params = Readonly<Record<string, unknown>>;

/** Reads a number, or `missing` where a case leaves it to the library. */
function numberOr(params: Params, key: string, missing: number): number {
  return key in params && params[key] !== null ? number(params, key) : missing;
}

/** Reads a flag. */
function flagOr(params: Params, key: string, missing: boolean): boolean {
  return typeof params[key] === "boolean" ? params[key] : missing;
}

/** Axes, channels and classes; torchvision's nets have two axes. */
function common(params: Params, dims = 2) {
  const found = numberOr(params, "spatial_dims", dims);
  if (found !== 1 && found !== 2 && found !== 3) {
    throw new RangeError(`spatial_dims: must be 1, 2 or 3, got ${found}`);
  }
  const classes = number(params, "classes" in params ? "classes" : "out_channels");
  return {dims: found as 1 | 2 | 3, inChannels: number(params, "in_channels"), classes};
}

/** Reads one number, or one for each axis. */
function perAxis(value: unknown): PerAxis {
  if (typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(Number);
  throw new TypeError(`sizes must be numbers or lists of them, got ${JSON.stringify(value)}`);
}

/** Reads a list of sizes; an entry is one number, or one for each axis. */
function sizes(params: Params, key: string): PerAxis[] {
  const value = params[key];
  if (!Array.isArray(value)) throw new TypeError(`${key}: must be a list`);
  return value.map(perAxis);
}

/** Keeps only the options that a case gives. */
function given<T extends object>(options: {[K in keyof T]: T[K] | undefined}): Partial<T> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

/** Splits MONAI's way to name a layer, "group" or ["group", {"num_groups": 4}]. */
function named(value: unknown): {name: string; args: Readonly<Record<string, unknown>>} | null {
  if (value === undefined || value === null) return null;
  const [name, args = {}] = [value].flat() as [unknown, Record<string, unknown>?];
  return {name: String(name).toLowerCase().replaceAll("_", ""), args};
}

/** Reads a normalisation, as MONAI names it: instance normalisation learns nothing unless told to. */
function normOf(value: unknown): NormChoice | undefined {
  const found = named(value);
  if (found === null) return undefined;
  const {name, args} = found;
  const affine = flagOr(args, "affine", name !== "instance");
  if (name === "group") return {type: "group", groups: number(args, "num_groups"), affine};
  if (name === "batch" || name === "instance" || name === "layer") return {type: name, affine};
  throw new RangeError(`norm: is not known, got ${JSON.stringify(value)}`);
}

const ACTIVATIONS: Readonly<Record<string, ActivationChoice>> = {
  relu: "relu",
  elu: "elu",
  gelu: "gelu",
  swish: "silu",
  silu: "silu",
  mish: "mish",
  sigmoid: "sigmoid",
  tanh: "tanh",
};

/** Reads an activation, as MONAI names it. */
function activationOf(value: unknown): ActivationChoice | undefined {
  const found = named(value);
  if (found === null) return undefined;
  const {name, args} = found;
  if (name === "prelu") {
    return {type: "prelu", perChannel: numberOr(args, "num_parameters", 1) > 1};
  }
  if (name === "leakyrelu")
    return {type: "leakyRelu", alpha: numberOr(args, "negative_slope", 0.01)};
  const choice = ACTIVATIONS[name];
  if (choice === undefined) throw new RangeError(`act: is not known, got ${JSON.stringify(value)}`);
  return choice;
}

/** Reads how a net of the reference file doubles its size. */
function upOf(words: string): UnetUp {
  if (/^transposed/.test(words)) return "transposed";
  return /convolution/.test(words) ? "linear" : "linear only";
}

/** The textbook's nets: words say how they go up. */
function textbookUnet(params: Params): Network {
  const up = text(params, "up");
  const skip = /add/.test(String(params["skip"] ?? params["fusion"])) ? "add" : "concat";
  const normalised =
    normOf(params["norm"]) ?? (flagOr(params, "batch_norm", false) ? "batch" : "none");
  return unet({
    ...common(params),
    base: number(params, "base"),
    depth: number(params, "depth"),
    padding: number(params, "padding") === 0 ? "valid" : "same",
    norm: normalised,
    convBias: flagOr(params, "conv_bias", true),
    up: upOf(up),
    upBias: !/(without|no) bias/.test(up),
    skip,
  });
}

/** What MONAI's nets have in common. */
function monaiOptions(params: Params) {
  return {
    ...common(params, 3),
    ...given<{norm: NormChoice; activation: ActivationChoice; dropout: number}>({
      norm: normOf(params["norm"] ?? params["norm_name"]),
      activation: activationOf(params["act"] ?? params["act_name"]),
      dropout: typeof params["dropout"] === "number" ? params["dropout"] : undefined,
    }),
  };
}

/** MONAI's `UNet`. */
function monai(params: Params): Network {
  return monaiUnet({
    ...monaiOptions(params),
    channels: numbers(params, "channels"),
    strides: sizes(params, "strides"),
    kernel: perAxis(params["kernel_size"] ?? 3),
    upKernel: perAxis(params["up_kernel_size"] ?? 3),
    resUnits: numberOr(params, "num_res_units", 0),
    bias: flagOr(params, "bias", true),
  });
}

/** MONAI's upsampling by its own names. */
function monaiUp(value: unknown): "transposed" | "linear" | undefined {
  if (value === undefined) return undefined;
  return value === "deconv" ? "transposed" : "linear";
}

/** MONAI's `BasicUNet`. */
function basic(params: Params): Network {
  return basicUnet({
    ...monaiOptions(params),
    bias: flagOr(params, "bias", true),
    ...given<{features: readonly number[]; up: "transposed" | "linear"}>({
      features: "features" in params ? numbers(params, "features") : undefined,
      up: monaiUp(params["upsample"]),
    }),
  });
}

/** MONAI's `SegResNet`. */
function segRes(params: Params): Network {
  const {activation, ...options} = monaiOptions(params);
  const list = (key: string) => (key in params ? numbers(params, key) : undefined);
  return segResNet({
    ...options,
    ...(activation === undefined ? {} : {activation: shared(activation)}),
    base: numberOr(params, "init_filters", 8),
    finalConv: flagOr(params, "use_conv_final", true),
    ...given<{
      blocksDown: readonly number[];
      blocksUp: readonly number[];
      up: "transposed" | "linear";
    }>({
      blocksDown: list("blocks_down"),
      blocksUp: list("blocks_up"),
      up: monaiUp(params["upsample_mode"]),
    }),
  });
}

/** An activation that may stand at two places, as it learns nothing. */
function shared(choice: ActivationChoice) {
  if (choice === "prelu" || (typeof choice === "object" && choice.type === "prelu")) {
    throw new RangeError("act: prelu shared by two places cannot be described");
  }
  return choice as Exclude<ActivationChoice, "prelu" | {readonly type: "prelu"}>;
}

/** MONAI's `DynUNet`; filters are a list, or words that end in the library's own rule. */
function dyn(params: Params): Network {
  const {activation, ...options} = monaiOptions(params);
  const listed = Array.isArray(params["filters"]) ? numbers(params, "filters") : undefined;
  const deep = flagOr(params, "deep_supervision", false) ? numberOr(params, "deep_supr_num", 1) : 0;
  return dynUnet({
    ...options,
    ...(activation === undefined ? {} : {activation: shared(activation)}),
    kernels: sizes(params, "kernel_size"),
    strides: sizes(params, "strides"),
    upKernels: sizes(params, "upsample_kernel_size"),
    residual: flagOr(params, "res_block", false),
    upBias: flagOr(params, "trans_bias", false),
    deepSupervision: deep,
    ...given<{filters: readonly number[]}>({filters: listed}),
  });
}

/** Builds the net that a case names. */
function networkOf(params: Params): Network {
  const net = text(params, "net");
  const depth = Number(/\d+$/.exec(net)?.[0]);
  if (/^resnet\d+$/.test(net)) return resnet({...common(params), depth: depth as ResnetDepth});
  if (/^densenet\d+$/.test(net)) {
    const options = {base: "init_features", growth: "growth_rate", bottleneck: "bn_size"};
    const widths = Object.entries(options).filter(([, key]) => key in params);
    return denseNet({
      ...monaiOptions(params),
      depth: depth as DenseNetDepth,
      ...Object.fromEntries(widths.map(([name, key]) => [name, number(params, key)])),
      ...("block_config" in params ? {blocks: numbers(params, "block_config")} : {}),
    });
  }
  switch (net) {
    case "unet":
      return textbookUnet(params);
    case "unet3d_2016":
      return unet3d({
        ...common(params, 3),
        base: numberOr(params, "base", 32),
        norm: flagOr(params, "batch_norm", true) ? "batch" : "none",
        convBias: flagOr(params, "conv_bias", true),
      });
    case "vnet":
      return vnet({...monaiVnet(params)});
    case "basicunet":
      return basic(params);
    case "monai_unet":
      return monai(params);
    case "segresnet":
      return segRes(params);
    case "dynunet":
      return dyn(params);
    default:
      throw new RangeError(`net: is not known, got ${JSON.stringify(net)}`);
  }
}

/** Options of MONAI's `VNet`. */
function monaiVnet(params: Params) {
  const {dims, inChannels, classes, activation} = {activation: undefined, ...monaiOptions(params)};
  const bias = flagOr(params, "bias", false);
  const options = {dims, inChannels, classes, bias};
  return activation === undefined ? options : {...options, activation};
}

/** Turns [batch, …, channels] into the order of the reference. */
function channelFirst([batch, ...rest]: readonly number[]): number[] {
  return [batch, rest[rest.length - 1], ...rest.slice(0, -1)];
}

/** Shapes of all results for a channel-first input. */
function shapesFor(network: Network, [batch, channels, ...space]: readonly number[]) {
  return shapesOf(network, [batch, ...space, channels]);
}

/** The shape of the main result for an image of the given size. */
function outputShape(network: Network, space: readonly number[]): number[] {
  const shapes = shapesFor(network, [1, network.channels, ...space]);
  return channelFirst(shapes.get(network.outputs[0]) ?? []);
}

/** The last convolution block of a level. */
function lastOf(network: Network, prefix: string): NetworkNode | undefined {
  return network.nodes
    .filter(({name, layer}) => name.startsWith(`${prefix}.`) && layer.kind !== "maxPool")
    .at(-1);
}

/** Shapes of the encoder's and decoder's levels, for the image that the paper has. */
function featureShapes(network: Network, wanted: unknown, size: number) {
  if (!Array.isArray(wanted)) throw new TypeError("feature_shapes: must be a list");
  const shapes = shapesFor(network, [1, network.channels, ...Array(network.dims).fill(size)]);
  const depth = Math.max(...wanted.map(({level}) => Number(level)));
  return wanted.map(({path, level}: {path: string; level: number}) => {
    const encoder = level === depth ? "bottom" : `encoder${level}`;
    const node = lastOf(network, path === "enc" ? encoder : `decoder${level}`);
    return {path, level, shape: channelFirst(shapes.get(node?.name ?? "") ?? []).slice(1)};
  });
}

/** Parameters and shapes of a whole net. */
export const networkResults: Op = ({params, expected}): Results => {
  const network = networkOf(params);
  const {trainable, buffers} = countParameters(network);
  const asked = Object.keys(expected).find((key) => /^output_for_\d+$/.test(key));
  const size = asked === undefined ? 572 : Number(asked.slice("output_for_".length));
  return (key) => {
    if (key === "trainable") return trainable;
    if (key === "buffers_running_stats") return buffers;
    if (key === "output_shape") {
      const [batch, , ...space] = numbers(params, "input_shape");
      const [, ...rest] = outputShape(network, space);
      return [batch, ...rest];
    }
    if (key === "feature_shapes") return featureShapes(network, expected[key], size);
    const found = /^output_for_([\dx]+)$/.exec(key)?.[1].split("x").map(Number);
    if (found === undefined) return undefined;
    if (found.length > 1) return outputShape(network, found).slice(2);
    return outputShape(network, Array<number>(network.dims).fill(found[0]))[2];
  };
};
