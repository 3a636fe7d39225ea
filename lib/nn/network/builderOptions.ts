import type {ActivationName, Network, NormLayer, Padding} from "./network.ts";

/** One number for all spatial axes, or one per axis, slowest first. */
export type PerAxis = number | readonly number[];

/** Options of a builder's `conv`. */
export interface ConvLayerOptions {
  readonly filters: number;
  readonly kernel: PerAxis;
  /** 1 when left out. */
  readonly stride?: PerAxis;
  /** Both sides of each axis, a pair per axis, or "same": dilation · (kernel − 1) in all, the smaller half before. 0 when left out. */
  readonly padding?: PerAxis | Padding | "same";
  /** 1 when left out. */
  readonly dilation?: PerAxis;
  /** 1 when left out. */
  readonly groups?: number;
  /** true when left out. */
  readonly bias?: boolean;
}

/** Options of a builder's `convTranspose`. */
export interface ConvTransposeLayerOptions {
  readonly filters: number;
  readonly kernel: PerAxis;
  readonly stride: PerAxis;
  /** 0 when left out. */
  readonly padding?: PerAxis;
  /** 0 when left out. */
  readonly outputPadding?: PerAxis;
  /** true when left out. */
  readonly bias?: boolean;
}

/** Options of a builder's `norm`. */
export interface NormLayerOptions {
  readonly type: NormLayer["type"];
  /** Groups of "group", which needs them. */
  readonly groups?: number;
  /** 1e-5 when left out. */
  readonly eps?: number;
  /** Share of the new value in running statistics; 0.1 when left out. */
  readonly momentum?: number;
  /** Learned gamma and beta; true when left out. */
  readonly affine?: boolean;
  /** Features behind `flatten`, which needs them; the node's channels elsewhere. */
  readonly channels?: number;
}

/** Options of a builder's `maxPool` and `avgPool`. */
export interface PoolLayerOptions {
  readonly kernel: PerAxis;
  /** The kernel's size when left out. */
  readonly stride?: PerAxis;
  /** 0 when left out. */
  readonly padding?: PerAxis;
  /** An average counts padding as zeros; true when left out. */
  readonly countPadding?: boolean;
}

/** Options of a builder's `upsample`. */
export interface UpsampleLayerOptions {
  readonly scale: PerAxis;
  readonly mode: "nearest" | "linear";
  /** Keeps the centres of the outermost elements in place; false when left out. */
  readonly alignCorners?: boolean;
}

/** Adds layers one after the other; each method returns the name of its node. */
export interface NetworkBuilder {
  /** The name of the network's input. */
  readonly input: string;
  /** Channels, or features, of a node's result; NaN behind `flatten`, whose length depends on the image. */
  channelsOf(node: string): number;
  conv(name: string, from: string, options: ConvLayerOptions): string;
  convTranspose(name: string, from: string, options: ConvTransposeLayerOptions): string;
  norm(name: string, from: string, options: NormLayerOptions): string;
  activation(name: string, from: string, options: {type: ActivationName; alpha?: number}): string;
  prelu(name: string, from: string, options?: {parameters?: number}): string;
  maxPool(name: string, from: string, options: PoolLayerOptions): string;
  avgPool(name: string, from: string, options: PoolLayerOptions): string;
  globalAvgPool(name: string, from: string): string;
  upsample(name: string, from: string, options: UpsampleLayerOptions): string;
  /** `inFeatures` is needed after `flatten`, whose length depends on the image's size. */
  dense(
    name: string,
    from: string,
    options: {outFeatures: number; inFeatures?: number; bias?: boolean},
  ): string;
  dropout(name: string, from: string, options: {rate: number; spatial?: boolean}): string;
  flatten(name: string, from: string): string;
  repeat(name: string, from: string, options: {times: number}): string;
  add(name: string, from: readonly string[]): string;
  concat(name: string, from: readonly string[]): string;
  /** Cuts `from` to the middle of the size of `like`. */
  cropTo(name: string, from: string, like: string): string;
  /** Continues `from` by its edge to the size of `like`. */
  padTo(name: string, from: string, like: string): string;
  /** Takes `count` channels from `start` on. */
  slice(name: string, from: string, options: {start: number; count: number}): string;
  /** Multiplies `from` by `gate`: of equal channels or one, with or without space. */
  gate(name: string, from: string, gate: string): string;
  /** Multiplies every feature of one node with every feature of another, each behind a 1. */
  outer(name: string, from: readonly [string, string]): string;
  /** Attention of queries to keys, which gathers values; scale is 1/√(channels of the queries) when left out. */
  attention(
    name: string,
    from: {query: string; key: string; value: string},
    options?: {scale?: number},
  ): string;
  /** Ends the network; the outputs are node names, the main one first. */
  build(outputs: string | readonly string[]): Network;
}
