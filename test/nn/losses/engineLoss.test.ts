import assert from "node:assert/strict";
import type * as tfjs from "@tensorflow/tfjs-core";
import type {Engine, LossSpec, Tensor} from "../../../lib/nn/index.ts";
import {diceVariant, engineLoss, lossOf, openEngine, tensor} from "../../../lib/nn/index.ts";
import {BINARY_LOSSES, CLASS_LOSSES, drawLabels, drawLogits} from "./specs.ts";

/** Single precision: some 1e-7 a term, and a few hundred terms. */
const TOLERANCE = 2e-6;

let engine: Engine;
let tf: Engine["tf"];

function onEngine({shape, data}: Tensor): tfjs.Tensor {
  return tf.tensor(Float32Array.from(data), [...shape]);
}

/** Runs a loss and its gradient on the engine, leaving no tensor behind. */
function run(spec: LossSpec, logits: Tensor, target: Tensor) {
  return tf.tidy(() => {
    const loss = engineLoss(tf, spec);
    const t = onEngine(target);
    const {value, grad} = tf.valueAndGrad((z: tfjs.Tensor) => loss(z, t))(onEngine(logits));
    return {value: value.dataSync()[0], gradient: grad.dataSync(), shape: grad.shape};
  });
}

function assertAgrees(spec: LossSpec, logits: Tensor, target: Tensor): void {
  const single = tensor(logits.shape, Float64Array.from(Float32Array.from(logits.data)));
  const expected = lossOf(spec, single, target);
  const {value, gradient, shape} = run(spec, single, target);
  const scale = Math.max(1, Math.abs(expected.value));
  assert.ok(Math.abs(value - expected.value) <= TOLERANCE * scale, `${value}, ${expected.value}`);
  assert.deepEqual(shape, logits.shape);
  const steepest = Math.max(1e-3, ...expected.gradient.data.map(Math.abs));
  gradient.forEach((one, i) => {
    const gap = Math.abs(one - expected.gradient.data[i]);
    assert.ok(gap <= TOLERANCE * steepest, `gradient ${i}: ${one}, ${expected.gradient.data[i]}`);
  });
}

describe("engineLoss on the wasm backend", () => {
  before(async () => {
    engine = await openEngine({backend: "wasm"});
    ({tf} = engine);
  });
  after(() => engine.close());

  for (const [name, spec] of Object.entries(CLASS_LOSSES)) {
    it(`gives the value and gradient of ${name} that lossOf gives`, () => {
      assertAgrees(spec, drawLogits(name, [2, 3, 5, 3]), drawLabels(name, [2, 3, 5], 3));
      assertAgrees(spec, drawLogits(name, [2, 2, 3, 2, 3]), drawLabels(name, [2, 2, 3, 2, 1], 3));
    });
  }

  for (const [name, spec] of Object.entries(BINARY_LOSSES)) {
    it(`gives the value and gradient of binary ${name} that lossOf gives`, () => {
      const logits = drawLogits(name, [2, 4, 5, 1]);
      assertAgrees(spec, logits, drawLabels(name, [2, 4, 5], 2));
      assertAgrees(spec, logits, drawLabels(name, [2, 4, 5, 1], 2));
      assertAgrees(spec, drawLogits(name, [2, 4, 5, 2]), drawLabels(name, [2, 4, 5, 2], 2));
    });
  }

  it("stays finite for logits of ±80 and an empty reference", () => {
    const labels = tensor([1, 2, 2], 0);
    const logits = tensor([1, 2, 2, 3], [80, 0, 0, -80, 0, 0, 0, 80, -80, 80, -80, 0]);
    for (const [name, spec] of Object.entries(CLASS_LOSSES)) {
      const {value, gradient} = run(spec, logits, labels);
      assert.ok(Number.isFinite(value), `${name}: ${value}`);
      assert.ok(gradient.every(Number.isFinite), name);
    }
  });

  it("is NaN when a label does not exist, unless it is ignored", () => {
    const spec = {kind: "crossEntropy", reduction: "mean"} as const;
    const logits = drawLogits("stray", [1, 2, 2]);
    for (const stray of [-1, 2, 0.5, Number.NaN]) {
      const labels = tensor([1, 2], [0, stray]);
      assert.ok(Number.isNaN(run(spec, logits, labels).value), String(stray));
    }
    assert.ok(Number.isFinite(run({...spec, ignore: 2}, logits, tensor([1, 2], [0, 2])).value));
    const binary = {kind: "binaryCrossEntropy", reduction: "mean"} as const;
    for (const stray of [-1, 2, 0.5, Number.NaN]) {
      const labels = tensor([1, 2, 2], [0, 1, stray, 0]);
      assert.ok(Number.isNaN(run(binary, logits, labels).value), String(stray));
    }
  });

  it("takes labels as whole numbers too and scales with what follows it", () => {
    const spec = {kind: "crossEntropy", reduction: "sum"} as const;
    const z = tf.tensor2d([[0, 0]]);
    const t = tf.tensor1d([1], "int32");
    const loss = engineLoss(tf, spec);
    const dy = tf.scalar(3);
    const slope = tf.grad((x: tfjs.Tensor) => loss(x, t))(z, dy);
    assert.deepEqual([...slope.dataSync()], [1.5, -1.5]);
    tf.dispose([z, t, dy, slope]);
  });

  it("leaves exactly one tensor behind, the loss, and none when it is differentiated", () => {
    const spec = CLASS_LOSSES["compound"];
    const [z, t] = [
      onEngine(drawLogits("leak", [2, 3, 3])),
      onEngine(drawLabels("leak", [2, 3], 3)),
    ];
    const loss = engineLoss(tf, spec);
    loss(z, t).dispose();
    const before = tf.memory().numTensors;
    const value = loss(z, t);
    assert.equal(tf.memory().numTensors, before + 1);
    assert.deepEqual(value.shape, []);
    value.dispose();
    tf.grad((x: tfjs.Tensor) => loss(x, t))(z).dispose();
    assert.equal(tf.memory().numTensors, before);
    tf.dispose([z, t]);
  });

  it("refuses shapes that do not fit", () => {
    const loss = engineLoss(tf, {kind: "dice", activation: "softmax", ...diceVariant("monai")});
    tf.tidy(() => {
      assert.throws(() => loss(tf.zeros([1, 2, 3]), tf.zeros([1, 3])), {
        name: "ShapeError",
        message:
          "engineLoss: target must have the shape of the logits without their classes, got [1, 3] for logits [1, 2, 3]",
      });
      assert.throws(() => loss(tf.zeros([3]), tf.zeros([3])), {
        name: "ShapeError",
        message: "engineLoss: logits must have a batch and a class axis, got [3]",
      });
    });
  });
});
