import assert from "node:assert/strict";
import {
  describeNetwork,
  forward,
  type Network,
  networkBuilder,
  parametersOf,
  resnet,
  sizeOf,
  summary,
  summaryRows,
  tensor,
  unet,
} from "../../../lib/nn/index.ts";

/** Convolution, ReLU, pooling, transposed convolution, and a skip around the last two. */
function small(): Network {
  const b = networkBuilder("small", {dims: 2, channels: 1});
  const conv = b.conv("a.conv", b.input, {filters: 4, kernel: 3, padding: 1});
  const act = b.activation("a.act", conv, {type: "relu"});
  const down = b.maxPool("b.pool", act, {kernel: 2});
  const up = b.convTranspose("c.up", down, {filters: 2, kernel: 2, stride: 2, bias: false});
  return b.build(b.concat("c.concat", [act, up]));
}

describe("summary", () => {
  const {layers, ...totals} = summary(small(), [1, 4, 6, 1]);

  it("counts a small net as on paper", () => {
    const column = (key: "trainable" | "multiplyAdds" | "bytes") => layers.map((row) => row[key]);
    assert.deepEqual(column("trainable"), [40, 0, 0, 32, 0]);
    // 24 places · 4 filters · 9 taps; 6 places · 4 channels · 2 filters · 4 taps.
    assert.deepEqual(column("multiplyAdds"), [864, 0, 0, 192, 0]);
    assert.deepEqual(column("bytes"), [384, 384, 96, 192, 576]);
    assert.equal(totals.trainable, 72);
    assert.equal(totals.parameterBytes, 288);
    assert.equal(totals.trainingBytes, 384 + 384 + 96 + 192 + 576);
    // The skip, the upsampled map and their concatenation are there at once.
    assert.equal(totals.inferenceBytes, 384 + 192 + 576);
  });

  it("follows receptive field and jump through the skip", () => {
    const fields = layers.map(({receptiveField}) => receptiveField?.[0]);
    assert.deepEqual(fields, [3, 3, 4, 4, 4]);
    assert.deepEqual(
      layers.map(({jump}) => jump?.[1]),
      [1, 1, 2, 1, 1],
    );
  });

  it("sees the whole image behind a mean over space", () => {
    const net = resnet({dims: 2, inChannels: 1, classes: 2, depth: 18});
    const rows = new Map(summary(net, [1, 64, 64, 1]).layers.map((row) => [row.name, row]));
    assert.deepEqual(rows.get("layer4.1.relu")?.receptiveField, [435, 435]);
    assert.deepEqual(rows.get("layer4.1.relu")?.jump, [32, 32]);
    assert.equal(rows.get("fc")?.receptiveField, null);
  });

  it("agrees with what impulses reach in valid and padded U-Nets, however they go up", () => {
    for (const padding of ["valid", "same"] as const) {
      for (const up of ["transposed", "linear", "linear only"] as const) {
        const net = unet({
          dims: 1,
          inChannels: 1,
          classes: 1,
          base: 1,
          depth: 2,
          padding,
          up,
          activation: "none",
        });
        const expected = summary(net, [1, 96, 1]).layers.at(-1)?.receptiveField?.[0];
        assert.equal(reached(net, 96), expected, `${padding}, ${up}`);
      }
    }
  });
});

/** Voxels that the output which sees most sees: weights are positive, so that no influence cancels. */
function reached(net: Network, n: number): number {
  const weights = new Map(
    parametersOf(net).map(({name, shape, role}) => [
      name,
      tensor(shape, role === "weight" ? 0.5 : 0),
    ]),
  );
  const first: number[] = [];
  const last: number[] = [];
  for (let i = 0; i < n; i++) {
    const impulse = new Float64Array(n);
    impulse[i] = 1;
    const x = tensor([1, n, 1], impulse);
    const [y] = forward(net, weights, x, {training: false}).outputs;
    for (let o = 0; o < sizeOf(y.shape); o++) {
      if (y.data[o] === 0) continue;
      first[o] ??= i;
      last[o] = i;
    }
  }
  return Math.max(...first.map((from, o) => last[o] - from + 1));
}

describe("summaryRows", () => {
  it("writes a row for each layer and the totals last", () => {
    const rows = summaryRows(summary(small(), [1, 4, 6, 1]));
    assert.deepEqual(rows[2], {
      layer: "b.pool",
      kind: "maxPool",
      output: "2 × 3 × 4",
      parameters: 0,
      multiplyAdds: 0,
      memory: 96 / 2 ** 20,
      receptiveField: "4",
      jump: "2",
    });
    assert.equal(rows.at(-1)?.layer, "total");
    assert.equal(rows.at(-1)?.parameters, 72);
  });

  it("can leave out what has no parameters", () => {
    const rows = summaryRows(summary(small(), [1, 4, 6, 1]), {which: "weighted"});
    assert.deepEqual(
      rows.map(({layer}) => layer),
      ["a.conv", "c.up", "total"],
    );
  });
});

describe("describeNetwork", () => {
  const figure = describeNetwork(small(), [1, 4, 6, 1]);

  it("joins layers by their names into blocks, each on its level", () => {
    assert.deepEqual(
      figure.blocks.map(({name, level, outputShape}) => [name, level, outputShape]),
      [
        ["input", 0, [1, 4, 6, 1]],
        ["a", 0, [1, 4, 6, 4]],
        ["b", 1, [1, 2, 3, 4]],
        ["c", 0, [1, 4, 6, 6]],
      ],
    );
  });

  it("tells the skips from the way", () => {
    assert.deepEqual(figure.edges, [
      {from: "input", to: "a", skip: false},
      {from: "a", to: "b", skip: false},
      {from: "b", to: "c", skip: false},
      {from: "a", to: "c", skip: true},
    ]);
    assert.match(figure.alt, /72 parameters as a chain of 4 blocks.*skips lead from a to c\.$/);
  });

  it("gives every arrow to the chart and can draw every layer", () => {
    const traces = figure.data.map(({name, x}) => [name, (x as unknown[]).length]);
    assert.deepEqual(traces, [
      ["from block to block", 9],
      ["skips", 3],
      ["blocks", 4],
    ]);
    const all = describeNetwork(small(), [1, 4, 6, 1], {parts: Number.POSITIVE_INFINITY});
    assert.equal(all.blocks.length, 6);
  });
});
