import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  countParameters,
  initialise,
  type Network,
  type NetworkBuilder,
  networkBuilder,
  parametersOf,
  shapesOf,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** A network with a skip: two convolutions, a pool, a way up, a concatenation. */
function smallUnet(): Network {
  const b = networkBuilder("small", {dims: 2, channels: 1});
  const enc = b.conv("enc", b.input, {filters: 4, kernel: 3, padding: "same", bias: false});
  const norm = b.norm("norm", enc, {type: "batch"});
  const down = b.maxPool("down", norm, {kernel: 2});
  const up = b.convTranspose("up", down, {filters: 2, kernel: 2, stride: 2});
  return b.build(b.conv("out", b.concat("join", [norm, up]), {filters: 3, kernel: 1}));
}

describe("networkBuilder", () => {
  it("writes a network as plain data that survives JSON", () => {
    const network = smallUnet();
    assert.deepEqual(JSON.parse(JSON.stringify(network)), network);
    assert.deepEqual(network.nodes[0], {
      name: "enc",
      layer: {
        kind: "conv",
        inChannels: 1,
        filters: 4,
        kernel: [3, 3],
        stride: [1, 1],
        padding: [
          [1, 1],
          [1, 1],
        ],
        dilation: [1, 1],
        groups: 1,
        bias: false,
      },
      inputs: ["input"],
    });
  });

  it("pads even kernels by the smaller half before and the larger after", () => {
    const b = networkBuilder("even", {dims: 1, channels: 1});
    b.conv("c", b.input, {filters: 1, kernel: 4, dilation: 3, padding: "same"});
    assert.deepEqual(b.build("c").nodes[0].layer, {
      ...{kind: "conv", inChannels: 1, filters: 1, kernel: [4], stride: [1]},
      ...{padding: [[4, 5]], dilation: [3], groups: 1, bias: true},
    });
  });

  const wrong: Readonly<Record<string, (b: NetworkBuilder) => unknown>> = {
    "networkBuilder: inputs must be earlier nodes, got nowhere": (b) =>
      b.conv("c", "nowhere", {filters: 1, kernel: 3}),
    'networkBuilder: names must be new and not empty, got "input"': (b) =>
      b.flatten("input", b.input),
    "networkBuilder: groups of c must divide its channels, got 4 for 6 in and 8 out": (b) =>
      b.conv("c", b.input, {filters: 8, kernel: 3, groups: 4}),
    "networkBuilder: filters of c must be a whole number of at least 1, got 0": (b) =>
      b.conv("c", b.input, {filters: 0, kernel: 3}),
    "networkBuilder: kernel of c must be a whole number of at least 1, or 2 of them, got [3,3,3]": (
      b,
    ) => b.conv("c", b.input, {filters: 1, kernel: [3, 3, 3]}),
    "networkBuilder: padding of c must hold 2 pairs, got [[1,1]]": (b) =>
      b.conv("c", b.input, {filters: 1, kernel: 3, padding: [[1, 1]]}),
    'networkBuilder: groups of n must be given for "group" alone and divide its channels, got undefined for 6 channels of type group':
      (b) => b.norm("n", b.input, {type: "group"}),
    'networkBuilder: groups of n must be given for "group" alone and divide its channels, got 4 for 6 channels of type group':
      (b) => b.norm("n", b.input, {type: "group", groups: 4}),
    "networkBuilder: parameters of p must be 1 or its 6 channels, got 2": (b) =>
      b.prelu("p", b.input, {parameters: 2}),
    "networkBuilder: rate of d must lie in 0 to below 1, got 1": (b) =>
      b.dropout("d", b.input, {rate: 1}),
    "networkBuilder: a must add two or more nodes of equal channels, got [6, 2]": (b) =>
      b.add("a", [b.input, b.conv("c", b.input, {filters: 2, kernel: 1})]),
    "networkBuilder: channels of n must be a whole number of at least 1, got NaN": (b) =>
      b.norm("n", b.flatten("f", b.input), {type: "batch"}),
    "networkBuilder: inFeatures of d must be a whole number of at least 1, got NaN": (b) =>
      b.dense("d", b.flatten("f", b.input), {outFeatures: 1}),
    "networkBuilder: outputPadding of t must be below its stride, got [2, 2] and [2, 2]": (b) =>
      b.convTranspose("t", b.input, {filters: 1, kernel: 3, stride: 2, outputPadding: 2}),
    "networkBuilder: padding of m must be at most half its kernel, got [2, 2] and [3, 3]": (b) =>
      b.maxPool("m", b.input, {kernel: 3, padding: 2}),
    "networkBuilder: n must be of type batch, group, instance, layer with eps of at least 0, got btch and 0.00001":
      (b) => b.norm("n", b.input, {type: "btch" as "batch"}),
    "networkBuilder: outputs must name at least one node, got none": (b) => b.build([]),
    "networkBuilder: j must join two or more nodes, got 1": (b) => b.concat("j", [b.input]),
  };
  for (const [message, call] of Object.entries(wrong)) {
    it(`says: ${message}`, () => {
      const got = outcome(() => call(networkBuilder("n", {dims: 2, channels: 6})));
      assert.equal(got, `RangeError ${message}`);
    });
  }
});

describe("shapesOf", () => {
  it("follows an image through all layers", () => {
    assert.deepEqual(Object.fromEntries(shapesOf(smallUnet(), [2, 6, 8, 1])), {
      input: [2, 6, 8, 1],
      enc: [2, 6, 8, 4],
      norm: [2, 6, 8, 4],
      down: [2, 3, 4, 4],
      up: [2, 6, 8, 2],
      join: [2, 6, 8, 6],
      out: [2, 6, 8, 3],
    });
  });

  it("names the layer and both shapes where an odd size does not come back", () => {
    assert.equal(
      outcome(() => shapesOf(smallUnet(), [2, 7, 8, 1])),
      "ShapeError shapesOf: layer join (concat) must get shapes that differ in the channels alone, got [2, 7, 8, 4] and [2, 6, 8, 2]",
    );
  });

  it("says when the input is too small for the depth", () => {
    assert.equal(
      outcome(() => shapesOf(smallUnet(), [1, 1, 8, 1])),
      "ShapeError shapesOf: layer down (maxPool 2 × 2) must leave at least one element along each axis, got [0, 4] from [1, 1, 8, 4]: the input is too small for this depth; it takes 2 × 2 at least",
    );
  });

  it("says what input the network takes", () => {
    for (const shape of [
      [1, 8, 8],
      [1, 8, 8, 2],
      [1, 8.5, 8, 1],
    ]) {
      assert.equal(
        outcome(() => shapesOf(smallUnet(), shape)),
        `ShapeError shapesOf: input of small must be [batch, y, x, 1], got [${shape.join(", ")}]`,
      );
    }
  });
});

describe("parametersOf", () => {
  it("lists what each layer holds", () => {
    const rows = parametersOf(smallUnet()).map(({name, shape}) => `${name} ${shape.join("×")}`);
    assert.deepEqual(rows, [
      "enc.weight 3×3×1×4",
      "norm.gamma 4",
      "norm.beta 4",
      "norm.mean 4",
      "norm.variance 4",
      "up.weight 2×2×2×4",
      "up.bias 2",
      "out.weight 1×1×6×3",
      "out.bias 3",
    ]);
  });

  it("counts what is learned apart from what is measured", () => {
    assert.deepEqual(countParameters(smallUnet()), {
      trainable: 36 + 8 + 32 + 2 + 18 + 3,
      buffers: 8,
    });
  });
});

describe("initialise", () => {
  it("gives the same weights for the same seed, whatever other layers there are", () => {
    const b = networkBuilder("other", {dims: 2, channels: 1});
    const enc = b.conv("enc", b.input, {filters: 4, kernel: 3, padding: "same", bias: false});
    const one = initialise(b.build(enc), createRng(7), {scheme: "kaimingNormal"});
    const two = initialise(smallUnet(), createRng(7), {scheme: "kaimingNormal"});
    assert.deepEqual(one.get("enc.weight"), two.get("enc.weight"));
    assert.notDeepEqual(
      two.get("enc.weight"),
      initialise(smallUnet(), createRng(8), {scheme: "kaimingNormal"}).get("enc.weight"),
    );
  });

  it("draws with the spread of each scheme", () => {
    const b = networkBuilder("wide", {dims: 2, channels: 32});
    const wide = b.build(b.conv("c", b.input, {filters: 64, kernel: 3}));
    const variances = {
      kaimingNormal: 2 / 288,
      kaimingUniform: 2 / 288,
      xavierNormal: 2 / (288 + 576),
      xavierUniform: 2 / (288 + 576),
      torch: 1 / 288 / 3,
    } as const;
    for (const [scheme, variance] of Object.entries(variances)) {
      const all = initialise(wide, createRng(1), {scheme: scheme as keyof typeof variances});
      const {data} = all.get("c.weight") as {data: Float64Array};
      const measured = data.reduce((sum, v) => sum + v * v, 0) / data.length;
      // 18,432 draws: the variance is known to about √(2/18,432) = 1 %; four of those.
      assert.ok(Math.abs(measured / variance - 1) < 0.04, `${scheme}: ${measured}, ${variance}`);
      const bias = (all.get("c.bias") as {data: Float64Array}).data;
      assert.equal(
        bias.some((v) => v !== 0),
        scheme === "torch",
      );
    }
  });

  it("names a scheme that it does not know", () => {
    const scheme = "he" as "torch";
    assert.equal(
      outcome(() => initialise(smallUnet(), createRng(1), {scheme})),
      'RangeError initialise: scheme must be one of kaimingNormal, kaimingUniform, xavierNormal, xavierUniform, torch, got "he"',
    );
  });
});
