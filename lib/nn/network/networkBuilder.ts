import {attentionScale} from "../fusion/attentionSizes.ts";
import {isBand} from "../fusion/sliceChannels.ts";
import {shapeText} from "../tensor.ts";
import type {
  ConvLayerOptions,
  ConvTransposeLayerOptions,
  NetworkBuilder,
  NormLayerOptions,
  PerAxis,
  PoolLayerOptions,
  UpsampleLayerOptions,
} from "./builderOptions.ts";
import type {ActivationName, Layer, Network, NetworkNode, Padding} from "./network.ts";

const WHO = "networkBuilder";

const NORMS: readonly string[] = ["batch", "group", "instance", "layer"];

/** Spreads one number over all axes, or checks that there is one per axis. */
function perAxis(what: string, value: PerAxis, {dims, least}: {dims: number; least: number}) {
  const list = typeof value === "number" ? new Array<number>(dims).fill(value) : [...value];
  if (list.length !== dims || !list.every((n) => Number.isSafeInteger(n) && n >= least)) {
    throw new RangeError(
      `${WHO}: ${what} must be a whole number of at least ${least}, or ${dims} of them, got ${JSON.stringify(value)}`,
    );
  }
  return list;
}

/** Resolves the ways to say a padding into a pair per axis. */
function pairs(
  what: string,
  padding: NonNullable<ConvLayerOptions["padding"]>,
  {kernel, dilation}: {kernel: readonly number[]; dilation: readonly number[]},
): Padding {
  if (padding === "same") {
    return kernel.map((k, axis) => {
      const total = dilation[axis] * (k - 1);
      return [Math.floor(total / 2), Math.ceil(total / 2)] as const;
    });
  }
  if (typeof padding !== "number" && padding.some((entry) => typeof entry !== "number")) {
    const sides = padding.map((entry) =>
      perAxis(what, entry as PerAxis, {dims: 2, least: 0}),
    ) as unknown[];
    if (sides.length !== kernel.length) {
      throw new RangeError(
        `${WHO}: ${what} must hold ${kernel.length} pairs, got ${JSON.stringify(padding)}`,
      );
    }
    return sides as Padding;
  }
  const sizes = perAxis(what, padding as PerAxis, {dims: kernel.length, least: 0});
  return sizes.map((n) => [n, n] as const);
}

/** Checks that a number of channels, groups or features is a whole one above 0. */
function requireCount(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${WHO}: ${what} must be a whole number of at least 1, got ${value}`);
  }
}

/** The nodes so far, with the channels that each gives. */
function nodeList(dims: number, inputChannels: number) {
  const nodes: NetworkNode[] = [];
  const channels = new Map<string, number>([["input", inputChannels]]);
  const channelsOf = (node: string): number => {
    const found = channels.get(node);
    if (found === undefined) {
      throw new RangeError(`${WHO}: inputs must be earlier nodes, got ${node}`);
    }
    return found;
  };
  const put = (name: string, layer: Layer, inputs: readonly string[], out: number): string => {
    if (name === "" || channels.has(name)) {
      throw new RangeError(`${WHO}: names must be new and not empty, got ${JSON.stringify(name)}`);
    }
    for (const input of inputs) channelsOf(input);
    nodes.push({name, layer, inputs});
    channels.set(name, out);
    return name;
  };
  const axes = (what: string, value: PerAxis, least: number) => perAxis(what, value, {dims, least});
  return {nodes, channelsOf, put, axes};
}

type NodeList = ReturnType<typeof nodeList>;

/** The layers with kernels. */
function convolutions({channelsOf, put, axes}: NodeList) {
  const pool =
    (kind: "maxPool" | "avgPool") => (name: string, from: string, o: PoolLayerOptions) => {
      const kernel = axes(`kernel of ${name}`, o.kernel, 1);
      const stride = axes(`stride of ${name}`, o.stride ?? kernel, 1);
      const padding = axes(`padding of ${name}`, o.padding ?? 0, 0);
      if (padding.some((n, axis) => 2 * n > kernel[axis])) {
        throw new RangeError(
          `${WHO}: padding of ${name} must be at most half its kernel, got ${shapeText(padding)} and ${shapeText(kernel)}`,
        );
      }
      const base = {kind, kernel, stride, padding};
      const layer = kind === "avgPool" ? {...base, countPadding: o.countPadding ?? true} : base;
      return put(name, layer, [from], channelsOf(from));
    };
  return {
    conv(name: string, from: string, {filters, groups = 1, bias = true, ...o}: ConvLayerOptions) {
      const inChannels = channelsOf(from);
      requireCount(`filters of ${name}`, filters);
      requireCount(`groups of ${name}`, groups);
      if (inChannels % groups !== 0 || filters % groups !== 0) {
        throw new RangeError(
          `${WHO}: groups of ${name} must divide its channels, got ${groups} for ${inChannels} in and ${filters} out`,
        );
      }
      const kernel = axes(`kernel of ${name}`, o.kernel, 1);
      const stride = axes(`stride of ${name}`, o.stride ?? 1, 1);
      const dilation = axes(`dilation of ${name}`, o.dilation ?? 1, 1);
      const padding = pairs(`padding of ${name}`, o.padding ?? 0, {kernel, dilation});
      const sizes = {kernel, stride, padding, dilation};
      const layer = {kind: "conv", inChannels, filters, ...sizes, groups, bias} as const;
      return put(name, layer, [from], filters);
    },
    convTranspose(name: string, from: string, o: ConvTransposeLayerOptions) {
      const inChannels = channelsOf(from);
      const {filters, bias = true} = o;
      requireCount(`filters of ${name}`, filters);
      const kernel = axes(`kernel of ${name}`, o.kernel, 1);
      const stride = axes(`stride of ${name}`, o.stride, 1);
      const padding = axes(`padding of ${name}`, o.padding ?? 0, 0);
      const outputPadding = axes(`outputPadding of ${name}`, o.outputPadding ?? 0, 0);
      if (outputPadding.some((n, axis) => n >= stride[axis])) {
        throw new RangeError(
          `${WHO}: outputPadding of ${name} must be below its stride, got ${shapeText(outputPadding)} and ${shapeText(stride)}`,
        );
      }
      const sizes = {kernel, stride, padding, outputPadding};
      const layer = {kind: "convTranspose", inChannels, filters, ...sizes, bias} as const;
      return put(name, layer, [from], filters);
    },
    maxPool: pool("maxPool"),
    avgPool: pool("avgPool"),
    upsample(name: string, from: string, {mode, alignCorners = false, ...o}: UpsampleLayerOptions) {
      const scale = axes(`scale of ${name}`, o.scale, 1);
      const layer = {kind: "upsample", mode, scale, alignCorners} as const;
      return put(name, layer, [from], channelsOf(from));
    },
  };
}

/** The layers that work element by element or channel by channel. */
function pointwise({channelsOf, put}: NodeList) {
  return {
    norm(name: string, from: string, {type, groups, ...o}: NormLayerOptions) {
      const channels = o.channels ?? channelsOf(from);
      requireCount(`channels of ${name}`, channels);
      if ((type === "group") !== (groups !== undefined) || channels % (groups ?? 1) !== 0) {
        throw new RangeError(
          `${WHO}: groups of ${name} must be given for "group" alone and divide its channels, got ${groups} for ${channels} channels of type ${type}`,
        );
      }
      const {eps = 1e-5, momentum = 0.1, affine = true} = o;
      if (!NORMS.includes(type) || !(eps >= 0)) {
        throw new RangeError(
          `${WHO}: ${name} must be of type ${NORMS.join(", ")} with eps of at least 0, got ${type} and ${eps}`,
        );
      }
      const options = {type, channels, groups: groups ?? 1, eps, momentum, affine};
      return put(name, {kind: "norm", ...options}, [from], channels);
    },
    activation(name: string, from: string, options: {type: ActivationName; alpha?: number}) {
      return put(name, {kind: "activation", ...options}, [from], channelsOf(from));
    },
    prelu(name: string, from: string, {parameters = 1}: {parameters?: number} = {}) {
      const channels = channelsOf(from);
      if (parameters !== 1 && parameters !== channels) {
        throw new RangeError(
          `${WHO}: parameters of ${name} must be 1 or its ${channels} channels, got ${parameters}`,
        );
      }
      return put(name, {kind: "prelu", parameters}, [from], channels);
    },
    dropout(name: string, from: string, o: {rate: number; spatial?: boolean}) {
      if (!(o.rate >= 0 && o.rate < 1)) {
        throw new RangeError(`${WHO}: rate of ${name} must lie in 0 to below 1, got ${o.rate}`);
      }
      const layer = {kind: "dropout", rate: o.rate, spatial: o.spatial ?? false} as const;
      return put(name, layer, [from], channelsOf(from));
    },
    dense(
      name: string,
      from: string,
      o: {outFeatures: number; inFeatures?: number; bias?: boolean},
    ) {
      const inFeatures = o.inFeatures ?? channelsOf(from);
      requireCount(`outFeatures of ${name}`, o.outFeatures);
      requireCount(`inFeatures of ${name}`, inFeatures);
      const layer = {kind: "dense", inFeatures, outFeatures: o.outFeatures} as const;
      return put(name, {...layer, bias: o.bias ?? true}, [from], o.outFeatures);
    },
  };
}

/** The layers that join or rearrange. */
function joining({channelsOf, put}: NodeList) {
  const like = (kind: "cropTo" | "padTo") => (name: string, from: string, other: string) =>
    put(name, {kind}, [from, other], channelsOf(from));
  return {
    globalAvgPool: (name: string, from: string) =>
      put(name, {kind: "globalAvgPool"}, [from], channelsOf(from)),
    // How many features there are depends on the image's size.
    flatten: (name: string, from: string) => put(name, {kind: "flatten"}, [from], Number.NaN),
    repeat(name: string, from: string, {times}: {times: number}) {
      requireCount(`times of ${name}`, times);
      return put(name, {kind: "repeat", times}, [from], channelsOf(from) * times);
    },
    add(name: string, from: readonly string[]) {
      const counts = from.map(channelsOf);
      if (from.length < 2 || counts.some((n) => n !== counts[0])) {
        throw new RangeError(
          `${WHO}: ${name} must add two or more nodes of equal channels, got ${shapeText(counts)}`,
        );
      }
      return put(name, {kind: "add"}, from, counts[0]);
    },
    concat(name: string, from: readonly string[]) {
      if (from.length < 2) {
        throw new RangeError(`${WHO}: ${name} must join two or more nodes, got ${from.length}`);
      }
      const total = from.reduce((sum, node) => sum + channelsOf(node), 0);
      return put(name, {kind: "concat"}, from, total);
    },
    cropTo: like("cropTo"),
    padTo: like("padTo"),
  };
}

/** The layers that fuse modalities. */
function fusing({channelsOf, put}: NodeList) {
  return {
    slice(name: string, from: string, {start, count}: {start: number; count: number}) {
      if (!isBand({start, count}, channelsOf(from))) {
        throw new RangeError(
          `${WHO}: start and count of ${name} must name some of ${channelsOf(from)} channels, got ${start} and ${count}`,
        );
      }
      return put(name, {kind: "slice", start, count}, [from], count);
    },
    gate(name: string, from: string, gate: string) {
      const counts = [from, gate].map(channelsOf);
      if (counts[1] !== 1 && counts[1] !== counts[0]) {
        throw new RangeError(
          `${WHO}: ${name} must get a gate of 1 or equal channels, got ${shapeText(counts)}`,
        );
      }
      return put(name, {kind: "gate"}, [from, gate], counts[0]);
    },
    outer(name: string, from: readonly [string, string]) {
      const [m, n] = from.map(channelsOf);
      return put(name, {kind: "outer"}, from, (m + 1) * (n + 1));
    },
    attention(
      name: string,
      {query, key, value}: {query: string; key: string; value: string},
      {scale}: {scale?: number} = {},
    ) {
      const [d, other] = [query, key].map(channelsOf);
      if (d !== other) {
        throw new RangeError(
          `${WHO}: ${name} must get queries and keys of equal channels, got ${shapeText([d, other])}`,
        );
      }
      const factor = attentionScale(`${WHO}: ${name}`, scale, d);
      return put(name, {kind: "attention", scale: factor}, [query, key, value], channelsOf(value));
    },
  };
}

/**
 * Starts a network as plain data: each method adds a layer behind earlier ones and returns its name.
 *
 * @param name - what the network is called
 * @param options - dims: spatial axes, 1 to 3; channels of the input
 * @returns a builder; `build(outputs)` gives the network
 * @throws RangeError when a layer cannot stand where it is put: channels that its groups do not
 *   divide, unequal channels in a sum, a name that is taken, an input that does not exist
 * @ref ronneberger2015
 * @example networkBuilder("one layer", {dims: 2, channels: 1}).input // "input"
 */
export function networkBuilder(
  name: string,
  {dims, channels}: {dims: Network["dims"]; channels: number},
): NetworkBuilder {
  if (![1, 2, 3].includes(dims)) {
    throw new RangeError(`${WHO}: dims must be 1, 2 or 3, got ${dims}`);
  }
  requireCount("channels", channels);
  const list = nodeList(dims, channels);
  return {
    input: "input",
    channelsOf: list.channelsOf,
    ...convolutions(list),
    ...pointwise(list),
    ...joining(list),
    ...fusing(list),
    build(outputs) {
      const names = typeof outputs === "string" ? [outputs] : [...outputs];
      for (const output of names) list.channelsOf(output);
      if (names.length === 0) {
        throw new RangeError(`${WHO}: outputs must name at least one node, got none`);
      }
      return {name, dims, channels, nodes: [...list.nodes], outputs: names};
    },
  };
}
