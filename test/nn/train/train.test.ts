import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  type Batch,
  BrokenTraining,
  type Engine,
  findLearningRate,
  initialise,
  type LossSpec,
  type Network,
  networkBuilder,
  openEngine,
  openModel,
  readSafetensors,
  type TrainOptions,
  train,
  writeSafetensors,
} from "../../../lib/nn/index.ts";

const SIDE = 8;
const LOSS: LossSpec = {kind: "binaryCrossEntropy", reduction: "mean"};

/** A small encoder and decoder with every kind of layer that needs care: norm, dropout, skip. */
function smallNet(norm: "batch" | "instance" = "batch", filters = 4): Network {
  const b = networkBuilder("small", {dims: 2, channels: 1});
  const first = b.conv("c1", b.input, {filters, kernel: 3, padding: "same", bias: false});
  const kept = b.activation("r1", b.norm("n1", first, {type: norm}), {type: "relu"});
  const down = b.maxPool("down", kept, {kernel: 2});
  const low = b.conv("c2", down, {filters: 2 * filters, kernel: 3, padding: "same"});
  const dropped = b.dropout("drop", b.activation("r2", low, {type: "elu"}), {rate: 0.2});
  const up = b.convTranspose("up", dropped, {filters, kernel: 2, stride: 2});
  return b.build(b.conv("head", b.concat("cat", [kept, up]), {filters: 1, kernel: 1}));
}

/** Noisy squares of random place; the target is the square. */
function squares(step: number, batch = 4): Batch {
  const rng = createRng(`squares ${step}`);
  const size = batch * SIDE * SIDE;
  const [x, target] = [new Float32Array(size), new Float32Array(size)];
  for (let k = 0; k < batch; k++) {
    const [top, left] = [rng.int(5), rng.int(5)];
    for (let i = 0; i < SIDE * SIDE; i++) {
      const [row, column] = [Math.floor(i / SIDE), i % SIDE];
      const inside = row >= top && row < top + 3 && column >= left && column < left + 3;
      target[k * SIDE * SIDE + i] = inside ? 1 : 0;
      x[k * SIDE * SIDE + i] = (inside ? 1 : 0) + 0.5 * rng.normal();
    }
  }
  const shape = [batch, SIDE, SIDE, 1];
  return {x: {shape, data: x}, target: {shape, data: target}};
}

describe("train", function () {
  this.timeout(60_000);
  let engine: Engine;
  before(async () => {
    engine = await openEngine({backend: "wasm"});
  });
  after(() => engine.close());

  const network = smallNet();
  const weights = initialise(network, createRng(1), {scheme: "kaimingNormal"});
  const options = (more: Partial<TrainOptions> = {}): TrainOptions => ({
    engine,
    batches: (step) => squares(step),
    loss: LOSS,
    optimiser: {type: "adam"},
    learningRate: 0.02,
    steps: 12,
    rng: createRng("layers"),
    ...more,
  });
  const lossesOf = ({history}: {history: readonly {loss: number}[]}) =>
    history.map(({loss}) => loss);

  it("overfits eight samples", async () => {
    const batches = () => squares(0, 8);
    const net = smallNet("instance", 8);
    const start = initialise(net, createRng(5), {scheme: "kaimingNormal"});
    const {history} = await train(net, start, options({batches, steps: 120}));
    assert.ok(history[119].loss < 0.15 * history[0].loss, `${history[119].loss}`);
  });

  it("gives the same numbers for the same seeds, and others for other seeds", async () => {
    const first = await train(network, weights, options());
    const second = await train(network, weights, options());
    assert.deepEqual(second, first);
    const other = await train(network, weights, options({rng: createRng("others")}));
    assert.notDeepEqual(lossesOf(other), lossesOf(first));
  });

  it("goes on from a checkpoint as if it had never been interrupted", async () => {
    const saved: Uint8Array[] = [];
    const checkpoint = {every: 5, save: (bytes: Uint8Array) => void saved.push(bytes)};
    const validation = {every: 2, score: () => 1, better: "higher" as const};
    const whole = await train(network, weights, options({checkpoint, validation}));
    assert.equal(saved.length, 2);
    const {weights: none} = {weights: initialise(network, createRng(9), {scheme: "torch"})};
    const rest = await train(network, none, options({resume: saved[0], validation}));
    assert.deepEqual(rest, whole);
  });

  it("leaves nothing on the engine, and holds no more at step 200 than at step 10", async () => {
    const {tf} = engine;
    const before = tf.memory();
    const tensors: number[] = [];
    const bytes: number[] = [];
    const onStep = () => {
      tensors.push(tf.memory().numTensors);
      bytes.push(tf.memory().numBytes);
    };
    await train(
      network,
      weights,
      options({steps: 200, onStep, batches: () => squares(1, 1), onWarning: () => undefined}),
    );
    assert.equal(tensors[199], tensors[9]);
    assert.equal(bytes[199], bytes[9]);
    assert.equal(tf.memory().numTensors, before.numTensors);
  });

  it("scores with running averages, keeps the best weights and stops when patience ends", async () => {
    const scores = [0.2, 0.9, 0.5, 0.4, 0.3, 0.1];
    const seen: number[] = [];
    const result = await train(
      network,
      weights,
      options({
        validation: {
          every: 1,
          better: "higher",
          patience: 3,
          score: async (predict) => {
            const {data, shape} = await predict(squares(50).x);
            assert.deepEqual(shape, [4, SIDE, SIDE, 1]);
            seen.push(data[0]);
            return scores[seen.length - 1];
          },
        },
      }),
    );
    assert.equal(result.ended, "patience");
    assert.equal(result.history.length, 5);
    assert.equal(result.stopping?.bestStep, 1);
    const two = await train(network, weights, options({steps: 2}));
    assert.deepEqual(result.bestWeights, two.weights);
    const model = openModel(network, result.bestWeights, {engine});
    assert.equal((await model.predict(squares(50).x)).data[0], seen[1]);
    model.close();
  });

  it("stops when it is told to, with all that was learned so far", async () => {
    const stop = new AbortController();
    const onStep = ({step}: {step: number}) => step === 3 && stop.abort();
    const result = await train(
      network,
      weights,
      options({signal: stop.signal, onStep: (report) => void onStep(report)}),
    );
    assert.equal(result.ended, "signal");
    assert.equal(result.history.length, 4);
  });

  it("shortens long gradients and reports their length", async () => {
    const free = await train(network, weights, options({steps: 1, optimiser: {type: "sgd"}}));
    const {gradientNorm} = free.history[0];
    const clipNorm = gradientNorm / 4;
    const clipped = await train(
      network,
      weights,
      options({steps: 1, optimiser: {type: "sgd"}, clipNorm}),
    );
    assert.equal(clipped.history[0].gradientNorm, gradientNorm);
    const moved = (result: typeof free) =>
      (result.weights.get("c2.weight")?.data[3] ?? 0) - (weights.get("c2.weight")?.data[3] ?? 0);
    // One step of size rate · gradient / 4, in single precision.
    assert.ok(Math.abs(moved(clipped) / moved(free) - 0.25) < 1e-3);
  });

  it("warns of a batch of one before batch normalisation, and not before instance normalisation", async () => {
    const warnings: string[] = [];
    const one = {
      steps: 1,
      batches: () => squares(0, 1),
      onWarning: (text: string) => void warnings.push(text),
    };
    await train(network, weights, options(one));
    assert.match(
      warnings[0],
      /^train: batch holds one image, so batch normalisation \(first in n1\)/,
    );
    const net = smallNet("instance");
    await train(net, initialise(net, createRng(2), {scheme: "torch"}), options(one));
    assert.equal(warnings.length, 1);
  });

  it("names step and layer when the loss stops being finite, and frees the engine", async () => {
    const before = engine.tf.memory().numTensors;
    await assert.rejects(
      train(network, weights, options({optimiser: {type: "sgd"}, learningRate: 1e30})),
      (error: Error) => {
        assert.ok(error instanceof BrokenTraining);
        assert.match(
          error.message,
          /^train: loss is (NaN|Infinity|-Infinity) at step 1: the result of layer \w+ \(\w+\) is the first that is not finite/,
        );
        return true;
      },
    );
    assert.equal(engine.tf.memory().numTensors, before);
  });

  it("leaves what does not lead to the main output as it is", async () => {
    const b = networkBuilder("two heads", {dims: 2, channels: 1});
    const shared = b.conv("c", b.input, {filters: 2, kernel: 3, padding: "same"});
    const main = b.conv("main", shared, {filters: 1, kernel: 1});
    const side = b.norm("n", b.conv("side", shared, {filters: 1, kernel: 1}), {type: "batch"});
    const net = b.build([main, side]);
    const start = initialise(net, createRng(3), {scheme: "torch"});
    const rounded = (name: string, all = start) => all.get(name)?.data.map(Math.fround);
    const result = await train(net, start, options({steps: 3}));
    assert.deepEqual(rounded("side.weight", new Map(result.weights)), rounded("side.weight"));
    assert.notDeepEqual(rounded("main.weight", new Map(result.weights)), rounded("main.weight"));
  });

  it("stays stopped when it is resumed from a run that had waited long enough", async () => {
    const validation = {every: 1, score: () => 0, better: "higher" as const, patience: 2};
    const first = await train(network, weights, options({validation}));
    assert.equal(first.ended, "patience");
    const again = await train(network, weights, options({validation, resume: first.checkpoint}));
    assert.deepEqual(again, first);
  });

  it("finds the rate from which the loss runs away", async () => {
    const curve = await findLearningRate(network, weights, {
      ...{engine, batches: (step) => squares(step), loss: LOSS, rng: createRng(1)},
      ...{optimiser: {type: "sgd"}, from: 1e-3, to: 1e6, steps: 40},
    });
    assert.ok(curve.diverged > 1 && curve.diverged < 1e6, `${curve.diverged}`);
    assert.ok(curve.steepest > 1e-3 && curve.steepest < curve.diverged, `${curve.steepest}`);
    assert.equal(curve.losses.length, curve.rates.length);
    assert.ok(Math.abs(curve.rates[1] / curve.rates[0] - 10 ** (9 / 39)) < 1e-12);
  });

  describe("with bad input", () => {
    const broken = squares(0);
    const nan = {
      ...broken,
      x: {...broken.x, data: broken.x.data.map((v, i) => (i === 5 ? Number.NaN : v))},
    };
    const label = {...broken, target: {...broken.target, data: broken.target.data.map(() => 2)}};
    const small = {
      x: {shape: [1, 1, 1, 1], data: new Float32Array(1)},
      target: {shape: [1, 1, 1, 1], data: new Float32Array(1)},
    };
    const odd = {
      x: {shape: [2, 5, 4, 1], data: new Float32Array(40)},
      target: {shape: [2, 5, 4, 1], data: new Float32Array(40)},
    };
    const less = new Map(weights);
    less.delete("c2.bias");
    const cases: readonly (readonly [string, RegExp, () => Promise<unknown>])[] = [
      [
        "a number that is none in the data",
        /^RangeError: train: x of step 0 must be finite, got NaN at element 5 of \[4, 8, 8, 1\]$/,
        () => train(network, weights, options({batches: () => nan})),
      ],
      [
        "a label out of range",
        /target must hold 0 or 1, got label 2 at \[0, 0, 0, 0\]/,
        () => train(network, weights, options({batches: () => label})),
      ],
      [
        "an input too small for the depth",
        /layer down \(maxPool 2 × 2\) must leave at least one element/,
        () => train(network, weights, options({batches: () => small})),
      ],
      [
        "a size that does not come back",
        /layer cat \(concat\) must get shapes that differ in the channels alone, got \[2, 5, 4, 4\] and \[2, 4, 4, 4\]/,
        () => train(network, weights, options({batches: () => odd})),
      ],
      [
        "a missing array",
        /weights must hold every array of small, got none named c2\.bias/,
        () => train(network, less, options()),
      ],
      [
        "an array of another shape",
        /weights of small must fit, c1\.weight is \[3, 3, 1, 4\], got \[3, 3, 1, 8\]/,
        () =>
          train(
            network,
            initialise(smallNet("batch", 8), createRng(1), {scheme: "torch"}),
            options(),
          ),
      ],
      [
        "a rule that does not exist",
        /type must be one of sgd, adam, adamW, rmsProp, adagrad, got "adm"/,
        () => train(network, weights, options({optimiser: {type: "adm" as "adam"}})),
      ],
      [
        "a momentum of 1.5",
        /momentum must be at least 0 and below 1, got 1\.5/,
        () => train(network, weights, options({optimiser: {type: "sgd", momentum: 1.5}})),
      ],
      [
        "a reduction that does not exist",
        /reduction must be one of mean, sum, got mena/,
        () =>
          train(
            network,
            weights,
            options({loss: {kind: "binaryCrossEntropy", reduction: "mena" as "mean"}}),
          ),
      ],
      [
        "a number that is none in the image to predict",
        /predict: x must be finite, got NaN at element 5/,
        async () => {
          const model = openModel(network, weights, {engine});
          try {
            await model.predict(nan.x);
          } finally {
            model.close();
          }
        },
      ],
      [
        "a model that has been closed",
        /predict: the model of small must be open, it has been closed/,
        async () => {
          const model = openModel(network, weights, {engine});
          model.close();
          await model.predict(broken.x);
        },
      ],
      [
        "no steps",
        /steps must be a whole number of at least 1, got 0/,
        () => train(network, weights, options({steps: 0})),
      ],
      [
        "a negative rate",
        /learningRate must be finite and at least 0, got -1 at step 0/,
        () => train(network, weights, options({learningRate: -1})),
      ],
      [
        "a clip of 0",
        /clipNorm must be above 0, got 0/,
        () => train(network, weights, options({clipNorm: 0})),
      ],
    ];
    for (const [name, message, call] of cases) {
      it(`refuses ${name}`, async () => {
        const before = engine.tf.memory().numTensors;
        await assert.rejects(call(), (error: Error) => {
          assert.match(String(error), message);
          return true;
        });
        assert.equal(engine.tf.memory().numTensors, before);
      });
    }
  });

  describe("with a checkpoint", () => {
    let bytes: Uint8Array;
    before(async () => {
      bytes = (await train(network, weights, options({steps: 2}))).checkpoint;
    });
    const refused = (
      name: string,
      message: RegExp,
      change: () => {resume: Uint8Array; network?: Network; more?: Partial<TrainOptions>},
    ) =>
      it(`refuses ${name}`, async () => {
        const {resume, network: other = network, more = {}} = change();
        const own = initialise(other, createRng(1), {scheme: "torch"});
        await assert.rejects(train(other, own, options({...more, resume})), message);
      });

    refused(
      "one from another architecture",
      /checkpoint must be of this network, small, got one of small: c1\.weight is \[3, 3, 1, 8\] here and \[3, 3, 1, 4\] there/,
      () => ({
        resume: bytes,
        network: smallNet("batch", 8),
      }),
    );
    refused(
      "one of other layers with equal arrays",
      /the arrays agree, their layers' options or names do not/,
      () => ({
        resume: bytes,
        network: {...network, name: "another"},
      }),
    );
    refused("a truncated one", /readSafetensors: /, () => ({
      resume: bytes.subarray(0, bytes.length - 7),
    }));
    refused(
      "a safetensors file that is none",
      /checkpoint must hold the record voxelbook\.checkpoint/,
      () => ({
        resume: writeSafetensors(weights, {dtype: "F32"}),
      }),
    );
    refused("another optimiser", /optimiser must be the checkpoint's, adam, got sgd/, () => ({
      resume: bytes,
      more: {optimiser: {type: "sgd"}},
    }));
    refused(
      "a record with a field of another kind",
      /history\.0\.loss of voxelbook\.checkpoint must be/,
      () => {
        const {weights: tensors, metadata} = readSafetensors(bytes);
        const text = (metadata.get("voxelbook.checkpoint") ?? "").replace(
          /"loss":[^,]+/,
          '"loss":"x"',
        );
        return {
          resume: writeSafetensors(tensors, {
            dtype: "F32",
            metadata: {"voxelbook.checkpoint": text},
          }),
        };
      },
    );

    it("holds the weights under their own names, for other programs", () => {
      const {weights: tensors} = readSafetensors(bytes);
      assert.ok([...weights.keys()].every((name) => tensors.has(name)));
    });
  });
});
