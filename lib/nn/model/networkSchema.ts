import * as v from "valibot";
import type {Layer, Network} from "../network/network.ts";
import {finite, flag, numberBetween, oneOf, record, text, whole} from "./schemaRules.ts";

/** One number for each spatial axis. */
const perAxis = (least: number) => v.array(whole(least, 4096), "a list of numbers, one an axis");
const channels = whole(1, 65536);
const pair = v.strictTuple([whole(0, 4096), whole(0, 4096)], "two numbers, before and after");
const kind = <const Word extends string>(word: Word) => v.literal(word);
const pool = {
  kernel: perAxis(1),
  stride: perAxis(1),
  padding: perAxis(0),
  countPadding: v.exactOptional(flag),
};
const ACTIVATIONS = [
  ...(["relu", "leakyRelu", "elu", "gelu", "silu", "mish"] as const),
  ...(["softplus", "sigmoid", "tanh", "softmax"] as const),
] as const;

/** The layers that a model file may hold: every kind that there is, or this does not compile. */
const LAYERS = {
  conv: record({
    ...{kind: kind("conv"), inChannels: channels, filters: channels, kernel: perAxis(1)},
    ...{stride: perAxis(1), padding: v.array(pair, "a list of pairs"), dilation: perAxis(1)},
    ...{groups: channels, bias: flag},
  }),
  convTranspose: record({
    ...{kind: kind("convTranspose"), inChannels: channels, filters: channels, kernel: perAxis(1)},
    ...{stride: perAxis(1), padding: perAxis(0), outputPadding: perAxis(0), bias: flag},
  }),
  norm: record({
    ...{kind: kind("norm"), type: oneOf(["batch", "group", "instance", "layer"]), channels},
    ...{groups: channels, eps: numberBetween(0, 1, "a number from 0 to 1")},
    ...{momentum: numberBetween(0, 1, "a number from 0 to 1"), affine: flag},
  }),
  activation: record({
    ...{kind: kind("activation"), type: oneOf(ACTIVATIONS), alpha: v.exactOptional(finite)},
  }),
  prelu: record({kind: kind("prelu"), parameters: channels}),
  maxPool: record({kind: kind("maxPool"), ...pool}),
  avgPool: record({kind: kind("avgPool"), ...pool}),
  upsample: record({
    ...{kind: kind("upsample"), mode: oneOf(["nearest", "linear"])},
    ...{scale: perAxis(1), alignCorners: flag},
  }),
  dense: record({kind: kind("dense"), inFeatures: whole(1), outFeatures: channels, bias: flag}),
  dropout: record({
    ...{kind: kind("dropout"), rate: numberBetween(0, 1, "a share from 0 to 1"), spatial: flag},
  }),
  repeat: record({kind: kind("repeat"), times: channels}),
  slice: record({kind: kind("slice"), start: whole(0, 65535), count: channels}),
  attention: record({kind: kind("attention"), scale: finite}),
  add: record({kind: kind("add")}),
  concat: record({kind: kind("concat")}),
  gate: record({kind: kind("gate")}),
  outer: record({kind: kind("outer")}),
  globalAvgPool: record({kind: kind("globalAvgPool")}),
  flatten: record({kind: kind("flatten")}),
  cropTo: record({kind: kind("cropTo")}),
  padTo: record({kind: kind("padTo")}),
} satisfies Readonly<Record<Layer["kind"], unknown>>;

/** The rules of every field of a network that comes out of a file. */
export const networkSchema: v.GenericSchema<unknown, Network> = record({
  name: text,
  dims: v.picklist([1, 2, 3], "1, 2 or 3"),
  channels,
  nodes: v.array(
    record({
      name: text,
      layer: v.variant("kind", Object.values(LAYERS), `one of ${Object.keys(LAYERS).join(", ")}`),
      inputs: v.pipe(v.array(text, "a list of names"), v.minLength(1, "at least one name")),
    }),
    "a list of layers",
  ),
  outputs: v.pipe(v.array(text, "a list of names"), v.minLength(1, "at least one name")),
});
