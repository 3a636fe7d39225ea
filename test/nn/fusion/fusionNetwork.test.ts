import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  countParameters,
  type Engine,
  FUSIONS,
  type FusionKind,
  forward,
  fusionCosts,
  fusionNetwork,
  initialise,
  type Network,
  networkBuilder,
  networkGradients,
  openEngine,
  openModel,
  shapesOf,
  summary,
  type Tensor,
  train,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

const SMALL = {dims: 2, modalities: [1, 2], classes: 3, base: 2, depth: 1, rank: 2} as const;
const build = (fusion: FusionKind, result: "map" | "score" = "map"): Network =>
  fusionNetwork({...SMALL, fusion, result});

describe("fusionNetwork", () => {
  for (const fusion of FUSIONS) {
    it(`gives a map and a score, with gradients everywhere: ${fusion}`, () => {
      const x = randomTensor(1, [2, 4, 6, 3]);
      for (const [result, shape] of [
        ["map", [2, 4, 6, 3]],
        ["score", [2, 3]],
      ] as const) {
        const network = build(fusion, result);
        const weights = initialise(network, createRng(2), {scheme: "kaimingNormal"});
        const {outputs, ...found} = networkGradients(network, weights, x, {
          training: false,
          loss: (tape, [y]) => tape.sum(tape.multiply(y, y)),
        });
        assert.deepEqual(outputs[0].shape, shape);
        for (const [name, {data}] of found.weights) {
          assert.ok(
            data.some((value) => value !== 0),
            `${name} of ${fusion} gets no gradient`,
          );
        }
      }
    });
  }

  it("adds the results of whole networks when late, and hands out each", () => {
    const network = build("late");
    const weights = initialise(network, createRng(3), {scheme: "kaimingNormal"});
    const {outputs} = forward(network, weights, randomTensor(1, [1, 4, 4, 3]), {training: false});
    const [fused, first, second] = outputs;
    fused.data.forEach((value, i) => {
      assert.ok(Math.abs(value - first.data[i] - second.data[i]) < 1e-12);
    });
  });

  it("keeps each modality's own network blind for the others when late", () => {
    const network = build("late");
    const weights = initialise(network, createRng(3), {scheme: "kaimingNormal"});
    const run = (x: Tensor) => forward(network, weights, x, {training: false}).outputs;
    const x = randomTensor(1, [1, 4, 4, 3]);
    const other = {...x, data: x.data.map((value, i) => (i % 3 === 0 ? value : value + 1))};
    assert.deepEqual(run(other)[1], run(x)[1]);
    assert.notDeepEqual(run(other)[2], run(x)[2]);
  });

  it("mixes by shares that add up to 1 when gated", () => {
    const network = build("gated");
    const weights = initialise(network, createRng(4), {scheme: "kaimingNormal"});
    const {activations} = forward(network, weights, randomTensor(1, [1, 4, 4, 3]), {
      training: false,
    });
    const {data} = activations.get("skip0.softmax") as Tensor;
    for (let i = 0; i < data.length; i += 2) assert.ok(Math.abs(data[i] + data[i + 1] - 1) < 1e-12);
  });

  it("takes three modalities as well as two", () => {
    for (const fusion of FUSIONS) {
      const network = fusionNetwork({...SMALL, modalities: [1, 1, 1], fusion, result: "map"});
      assert.deepEqual(shapesOf(network, [1, 4, 4, 3]).get(network.outputs[0]), [1, 4, 4, 3]);
    }
  });

  for (const [message, change] of [
    [
      "RangeError fusionNetwork: modalities must be the channels of two or more, got [1]",
      {modalities: [1]},
    ],
    ["RangeError fusionNetwork: rank must be a whole number of at least 1, got 0", {rank: 0}],
  ] as const) {
    it(`says: ${message}`, () => {
      const call = () => fusionNetwork({...SMALL, fusion: "early", result: "map", ...change});
      assert.equal(outcome(call), message);
    });
  }
});

describe("fusionCosts", () => {
  it("counts what the networks hold, and what each way costs beside the others", () => {
    const {dims, modalities, classes, base, depth, rank} = SMALL;
    const options = {dims, modalities, classes, base, depth, rank, result: "map"} as const;
    const rows = fusionCosts({...options, inputShape: [1, 8, 8, 3]});
    assert.deepEqual(
      rows.map(({fusion, parameters}) => [fusion, parameters]),
      FUSIONS.map((fusion) => [fusion, countParameters(build(fusion)).trainable]),
    );
    const of = new Map(rows.map((row) => [row.fusion, row]));
    const multiplyAdds = (fusion: FusionKind) => of.get(fusion)?.multiplyAdds ?? Number.NaN;
    assert.ok(multiplyAdds("early") < multiplyAdds("intermediate"));
    assert.ok(multiplyAdds("intermediate") < multiplyAdds("attention"));
  });

  it("counts an attention, a gate and an outer product as on paper", () => {
    const b = networkBuilder("small", {dims: 1, channels: 3});
    const q = b.slice("q", b.input, {start: 0, count: 2});
    const one = b.slice("one", b.input, {start: 2, count: 1});
    const read = b.attention("a", {query: q, key: q, value: one});
    const {layers} = summary(b.build(b.gate("g", b.outer("o", [q, read]), one)), [1, 5, 3]);
    // 5 · 5 pairs of places, 2 channels to compare and 1 to gather; 5 places · 3 · 2 products; the same.
    assert.deepEqual(
      layers.map(({multiplyAdds}) => multiplyAdds),
      [0, 0, 75, 30, 30],
    );
    assert.equal(layers[2].receptiveField, null);
  });
});

describe("layers that fuse", () => {
  const start = () => networkBuilder("fusing", {dims: 1, channels: 3});
  for (const [message, call] of [
    [
      "RangeError networkBuilder: start and count of s must name some of 3 channels, got 2 and 2",
      () => start().slice("s", "input", {start: 2, count: 2}),
    ],
    [
      "RangeError networkBuilder: g must get a gate of 1 or equal channels, got [3, 2]",
      () => {
        const b = start();
        b.gate("g", b.input, b.slice("s", b.input, {start: 0, count: 2}));
      },
    ],
    [
      "RangeError networkBuilder: a must get queries and keys of equal channels, got [3, 2]",
      () => {
        const b = start();
        const key = b.slice("s", b.input, {start: 0, count: 2});
        b.attention("a", {query: b.input, key, value: key});
      },
    ],
    [
      "RangeError networkBuilder: a: scale must be a finite number above 0, got -1",
      () => start().attention("a", {query: "input", key: "input", value: "input"}, {scale: -1}),
    ],
    [
      "ShapeError shapesOf: layer o (outer) must get shapes that differ in the channels alone, got [1, 4, 3] and [1, 2, 3]",
      () => {
        const b = start();
        const net = b.build(b.outer("o", [b.input, b.maxPool("p", b.input, {kernel: 2})]));
        shapesOf(net, [1, 4, 3]);
      },
    ],
    [
      "ShapeError shapesOf: layer g (gate) must get a second input like the first, of one channel or without space, got [1, 4, 3] and [1, 2, 3]",
      () => {
        const b = start();
        const net = b.build(b.gate("g", b.input, b.maxPool("p", b.input, {kernel: 2})));
        shapesOf(net, [1, 4, 3]);
      },
    ],
    [
      "ShapeError shapesOf: layer a (attention) must get queries and keys of equal channels, keys and values of equal places, got [1, 4, 3] and [1, 2, 3] and [1, 4, 3]",
      () => {
        const b = start();
        const key = b.maxPool("p", b.input, {kernel: 2});
        shapesOf(b.build(b.attention("a", {query: b.input, key, value: b.input})), [1, 4, 3]);
      },
    ],
  ] as const) {
    it(`say: ${message}`, () => assert.equal(outcome(call), message));
  }
});

describe("fusion networks on an engine", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  for (const fusion of FUSIONS) {
    it(`predict what the tape does, and leave nothing behind: ${fusion}`, async () => {
      const network = build(fusion);
      const weights = initialise(network, createRng(5), {scheme: "kaimingNormal"});
      const x = randomTensor(6, [1, 4, 6, 3]);
      const [expected] = forward(network, weights, x, {training: false}).outputs;
      const before = engine.tf.memory().numTensors;
      const model = openModel(network, weights, {engine});
      const y = await model.predict({shape: x.shape, data: Float32Array.from(x.data)});
      model.close();
      assert.equal(engine.tf.memory().numTensors, before);
      assert.deepEqual(y.shape, expected.shape);
      expected.data.forEach((value, i) => {
        const gap = Math.abs(y.data[i] - value);
        assert.ok(gap < 1e-4 * Math.max(1, Math.abs(value)), `${i}: ${y.data[i]} for ${value}`);
      });
    });

    it(`learn, step by step, and leave nothing behind: ${fusion}`, async () => {
      const network = fusionNetwork({...SMALL, classes: 1, fusion, result: "score"});
      const weights = initialise(network, createRng(7), {scheme: "kaimingNormal"});
      const {data} = randomTensor(8, [2, 4, 4, 3]);
      const batch = {
        x: {shape: [2, 4, 4, 3], data: Float32Array.from(data)},
        target: {shape: [2, 1], data: Float32Array.of(0, 1)},
      };
      const before = engine.tf.memory().numTensors;
      const {history} = await train(network, weights, {
        engine,
        batches: () => batch,
        loss: {kind: "binaryCrossEntropy", reduction: "mean"},
        optimiser: {type: "adam"},
        learningRate: 0.02,
        steps: 12,
        rng: createRng(9),
      });
      assert.equal(engine.tf.memory().numTensors, before);
      assert.ok(history[11].loss < history[0].loss);
    });
  }
});
