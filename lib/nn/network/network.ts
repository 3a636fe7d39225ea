/** What is added before and after each spatial axis, slowest axis first. */
export type Padding = readonly (readonly [before: number, after: number])[];

/** Activations without parameters; `slope` of leaky ReLU and `alpha` of ELU stand in the layer. */
export type ActivationName =
  | "relu"
  | "leakyRelu"
  | "elu"
  | "gelu"
  | "silu"
  | "mish"
  | "softplus"
  | "sigmoid"
  | "tanh"
  | "softmax";

/** A convolution: weight [kernel…, inChannels / groups, filters], bias [filters]. */
export interface ConvLayer {
  readonly kind: "conv";
  readonly inChannels: number;
  readonly filters: number;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: Padding;
  readonly dilation: readonly number[];
  readonly groups: number;
  readonly bias: boolean;
}

/** A transposed convolution: weight [kernel…, filters, inChannels], bias [filters]. */
export interface ConvTransposeLayer {
  readonly kind: "convTranspose";
  readonly inChannels: number;
  readonly filters: number;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly outputPadding: readonly number[];
  readonly bias: boolean;
}

/** A normalisation; gamma and beta [channels] when affine, running mean and variance for "batch". */
export interface NormLayer {
  readonly kind: "norm";
  readonly type: "batch" | "group" | "instance" | "layer";
  readonly channels: number;
  /** Groups of "group"; 1 elsewhere. */
  readonly groups: number;
  readonly eps: number;
  /** Share of the new value in the running statistics of "batch". */
  readonly momentum: number;
  readonly affine: boolean;
}

export interface ActivationLayer {
  readonly kind: "activation";
  readonly type: ActivationName;
  /** Slope below 0 of leaky ReLU, alpha of ELU; absent elsewhere. */
  readonly alpha?: number;
}

/** A ReLU whose slope below 0 is learned: alpha [parameters], one for all channels or one each. */
export interface PreluLayer {
  readonly kind: "prelu";
  readonly parameters: number;
}

export interface PoolLayer {
  readonly kind: "maxPool" | "avgPool";
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  /** Per axis, on both sides; an average counts the padding as zeros when `countPadding`. */
  readonly padding: readonly number[];
  readonly countPadding?: boolean;
}

/** Interpolation to `scale` times the size. */
export interface UpsampleLayer {
  readonly kind: "upsample";
  readonly mode: "nearest" | "linear";
  readonly scale: readonly number[];
  readonly alignCorners: boolean;
}

/** A dense layer on [batch, inFeatures]: weight [inFeatures, outFeatures], bias [outFeatures]. */
export interface DenseLayer {
  readonly kind: "dense";
  readonly inFeatures: number;
  readonly outFeatures: number;
  readonly bias: boolean;
}

export interface DropoutLayer {
  readonly kind: "dropout";
  readonly rate: number;
  /** Drops whole channels of an image instead of single elements. */
  readonly spatial: boolean;
}

/** Layers without parameters that need no more than a word. */
export interface PlainLayer {
  readonly kind:
    | "add"
    | "concat"
    /** [batch, …, channels] to [batch, channels]: the mean over space. */
    | "globalAvgPool"
    | "flatten"
    /** Cuts the first input to the middle of the size of the second. */
    | "cropTo"
    /** Continues the first input by its edge, at the end of each axis, to the size of the second. */
    | "padTo"
    /** Multiplies the first input by the second: of its shape, of one channel, or [batch, channels]. */
    | "gate"
    /** All products of (1, first input) and (1, second input) at each place. */
    | "outer";
}

/** Repeats the channels one after the other, as V-Net does with its input. */
export interface RepeatLayer {
  readonly kind: "repeat";
  readonly times: number;
}

/** A band of channels: one modality of several. */
export interface SliceLayer {
  readonly kind: "slice";
  readonly start: number;
  readonly count: number;
}

/** Dot-product attention between places; its inputs are queries, keys and values. */
export interface AttentionLayer {
  readonly kind: "attention";
  /** Factor of the similarities before softmax. */
  readonly scale: number;
}

export type Layer =
  | ConvLayer
  | ConvTransposeLayer
  | NormLayer
  | ActivationLayer
  | PreluLayer
  | PoolLayer
  | UpsampleLayer
  | DenseLayer
  | DropoutLayer
  | PlainLayer
  | RepeatLayer
  | SliceLayer
  | AttentionLayer;

/** One layer of a network and where its inputs come from. */
export interface NetworkNode {
  /** Unique, with dots for its place: `encoder1.conv1`. */
  readonly name: string;
  readonly layer: Layer;
  /** Names of earlier nodes; `input` is the network's input. */
  readonly inputs: readonly string[];
}

/** A network as plain data: what is computed, without any weights. */
export interface Network {
  readonly name: string;
  /** Spatial axes. */
  readonly dims: 1 | 2 | 3;
  /** Channels of the input [batch, (z,) (y,) x, channels]. */
  readonly channels: number;
  /** In the order in which they can be computed. */
  readonly nodes: readonly NetworkNode[];
  /** The nodes whose results the network returns, the main one first. */
  readonly outputs: readonly string[];
}
