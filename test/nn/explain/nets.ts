// Networks that the tests of this folder explain.
import {createRng} from "../../../lib/core/index.ts";
import {
  initialise,
  type Network,
  networkBuilder,
  type Tensor,
  tensor,
  type Weights,
} from "../../../lib/nn/index.ts";

/** A network and its arrays. */
export interface Net {
  readonly network: Network;
  readonly weights: Weights;
}

/** Draws numbers around 0. */
export function noise(shape: readonly number[], seed: string): Tensor {
  const rng = createRng(seed);
  const size = shape.reduce((product, n) => product * n, 1);
  return tensor(
    shape,
    Float64Array.from({length: size}, () => rng.normal()),
  );
}

/** A small classifier of ReLUs and max pooling, with or without biases. */
export function classifier(bias: boolean, pool: "maxPool" | "avgPool" = "maxPool"): Net {
  const b = networkBuilder("classifier", {dims: 2, channels: 2});
  const c1 = b.conv("c1", b.input, {filters: 3, kernel: 3, padding: "same", bias});
  const down = b[pool]("down", b.activation("r1", c1, {type: "relu"}), {kernel: 2});
  const c2 = b.conv("c2", down, {filters: 4, kernel: 3, padding: "same", bias});
  const mean = b.globalAvgPool("mean", b.activation("r2", c2, {type: "relu"}));
  const network = b.build(b.dense("head", mean, {outFeatures: 3, bias}));
  return {network, weights: initialise(network, createRng("classifier"), {scheme: "torch"})};
}

/** A small encoder and decoder without biases, with most kinds of layers. */
export function segmenter(): Net {
  const b = networkBuilder("segmenter", {dims: 2, channels: 1});
  const c1 = b.conv("c1", b.input, {filters: 4, kernel: 3, padding: "same", bias: false});
  const kept = b.activation("r1", c1, {type: "relu"});
  const down = b.avgPool("down", kept, {kernel: 2});
  const c2 = b.conv("c2", down, {filters: 4, kernel: 3, padding: "same", bias: false});
  const low = b.activation("r2", c2, {type: "relu"});
  const up = b.convTranspose("up", low, {filters: 4, kernel: 2, stride: 2, bias: false});
  const smooth = b.upsample("smooth", low, {mode: "linear", scale: 2});
  const sum = b.add("sum", [kept, up, smooth]);
  const joined = b.concat("cat", [sum, b.repeat("twice", kept, {times: 2})]);
  const head = b.conv("head", joined, {filters: 2, kernel: 1, bias: false});
  const network = b.build(head);
  return {network, weights: initialise(network, createRng("segmenter"), {scheme: "torch"})};
}

/** A network of one kernel of size 1, which multiplies. */
export function times(factor: number): Net {
  const b = networkBuilder("times", {dims: 1, channels: 1});
  const network = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
  return {network, weights: new Map([["c.weight", tensor([1, 1, 1], [factor])]])};
}

/** 1 − ReLU(1 − x), which rises to 1 and stays there. */
export function saturating(): Net {
  const b = networkBuilder("saturating", {dims: 1, channels: 1});
  const hidden = b.conv("c1", b.input, {filters: 1, kernel: 1});
  const bent = b.activation("r", hidden, {type: "relu"});
  const network = b.build(b.conv("c2", bent, {filters: 1, kernel: 1}));
  const weights = new Map([
    ["c1.weight", tensor([1, 1, 1], [-1])],
    ["c1.bias", tensor([1], [1])],
    ["c2.weight", tensor([1, 1, 1], [-1])],
    ["c2.bias", tensor([1], [1])],
  ]);
  return {network, weights};
}

/** Compares numbers one by one. */
export function largestGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let gap = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) gap = Math.max(gap, Math.abs(a[i] - b[i]));
  return gap;
}
