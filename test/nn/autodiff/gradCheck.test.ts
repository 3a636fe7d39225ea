import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {drawDropout, gradCheck, type TapedFunction, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {randomTensor} from "../ops/gradient.ts";

const image = randomTensor(1, [2, 4, 5, 4]);
const volume = randomTensor(2, [1, 3, 4, 3, 2]);
const four = {gamma: randomTensor(3, [4]), beta: randomTensor(4, [4])};
const running = {mean: randomTensor(5, [4]), variance: tensor([4], [0.5, 1, 2, 3])};
const mask = drawDropout(createRng(6), {shape: image.shape, rate: 0.4, spatial: true});

/** Every operation of the tape, with all its inputs that carry a gradient. */
const OPERATIONS: Readonly<
  Record<string, readonly [TapedFunction, Parameters<typeof gradCheck>[1]]>
> = {
  add: [(t, [x, y]) => t.add(x, y), {x: image, y: randomTensor(7, image.shape)}],
  subtract: [(t, [x, y]) => t.subtract(x, y), {x: image, y: randomTensor(7, image.shape)}],
  multiply: [(t, [x, y]) => t.multiply(x, y), {x: image, y: randomTensor(7, image.shape)}],
  "multiply by itself": [(t, [x]) => t.multiply(x, x), {x: image}],
  scale: [(t, [x]) => t.scale(x, -0.7), {x: image}],
  matMul: [(t, [x, y]) => t.matMul(x, y), {x: randomTensor(8, [3, 4]), y: randomTensor(9, [4, 2])}],
  sum: [(t, [x]) => t.sum(x), {x: image}],
  mean: [(t, [x]) => t.mean(x), {x: image}],
  "conv in the plane": [
    (t, [x, weight, bias]) =>
      t.conv(x, weight, {bias, stride: [2, 1], padding: 1, dilation: [1, 2], groups: 2}),
    {x: image, weight: randomTensor(10, [3, 2, 2, 6]), bias: randomTensor(11, [6])},
  ],
  "conv in space": [
    (t, [x, weight]) => t.conv(x, weight, {padding: 1}),
    {x: volume, weight: randomTensor(12, [3, 1, 3, 2, 3])},
  ],
  convTranspose: [
    (t, [x, weight, bias]) =>
      t.convTranspose(x, weight, {bias, stride: 2, padding: 1, outputPadding: [1, 0, 1]}),
    {x: volume, weight: randomTensor(13, [2, 3, 3, 3, 2]), bias: randomTensor(14, [3])},
  ],
  dense: [
    (t, [x, weight, bias]) => t.dense(x, weight, {bias}),
    {x: randomTensor(15, [3, 4]), weight: randomTensor(16, [4, 2]), bias: randomTensor(17, [2])},
  ],
  maxPool: [(t, [x]) => t.maxPool(x, {kernel: 3, stride: 2, padding: 1}), {x: image}],
  avgPool: [
    (t, [x]) => t.avgPool(x, {kernel: 3, stride: 2, padding: 1, countPadding: false}),
    {x: image},
  ],
  globalAvgPool: [(t, [x]) => t.globalAvgPool(x), {x: volume}],
  "upsample by the nearest": [
    (t, [x]) => t.upsample(x, {scale: [2, 1, 3], mode: "nearest"}),
    {x: volume},
  ],
  "upsample between neighbours": [
    (t, [x]) => t.upsample(x, {scale: 2, mode: "linear", alignCorners: true}),
    {x: volume},
  ],
  "batchNorm in training": [
    (t, [x, gamma, beta]) => t.batchNorm(x, {gamma, beta, eps: 1e-3}).y,
    {x: image, ...four},
  ],
  batchNormEval: [
    (t, [x, gamma, beta]) => t.batchNormEval(x, {gamma, beta, ...running}),
    {x: image, ...four},
  ],
  groupNorm: [
    (t, [x, gamma, beta]) => t.groupNorm(x, {gamma, beta, groups: 2}),
    {x: image, ...four},
  ],
  "groupNorm without gamma and beta": [(t, [x]) => t.groupNorm(x, {groups: 2}), {x: image}],
  "instanceNorm with beta alone": [
    (t, [x, beta]) => t.instanceNorm(x, {beta}),
    {x: image, beta: four.beta},
  ],
  layerNorm: [(t, [x, gamma, beta]) => t.layerNorm(x, {gamma, beta}), {x: image, ...four}],
  relu: [(t, [x]) => t.relu(x), {x: image}],
  sigmoid: [(t, [x]) => t.sigmoid(x), {x: image}],
  tanh: [(t, [x]) => t.tanh(x), {x: image}],
  softmax: [(t, [x]) => t.softmax(x), {x: image}],
  logSoftmax: [(t, [x]) => t.logSoftmax(x), {x: image}],
  "activate with a parameter": [(t, [x]) => t.activate(x, {type: "elu", alpha: 0.7}), {x: image}],
  prelu: [(t, [x, alpha]) => t.prelu(x, alpha), {x: image, alpha: randomTensor(18, [4])}],
  dropout: [(t, [x]) => t.dropout(x, mask), {x: image}],
  concat: [(t, [x, y]) => t.concat([x, y, x]), {x: image, y: randomTensor(19, [2, 4, 5, 1])}],
  cropTo: [(t, [x]) => t.cropTo(x, {size: [3, 2]}), {x: image}],
  padTo: [(t, [x]) => t.padTo(x, {size: [5, 7]}), {x: image}],
  repeatChannels: [(t, [x]) => t.repeatChannels(x, {times: 3}), {x: volume}],
  flatten: [(t, [x]) => t.flatten(x), {x: volume}],
};

describe("gradCheck", () => {
  for (const [name, [f, inputs]] of Object.entries(OPERATIONS)) {
    it(`finds ${name} right`, () => {
      const {error, ...place} = gradCheck(f, inputs);
      assert.ok(error < 1e-6, JSON.stringify({error, ...place}));
    });
  }

  it("finds a whole network right: a residual block with group normalisation", () => {
    const inputs = {
      x: randomTensor(20, [2, 4, 4, 4]),
      w1: randomTensor(21, [3, 3, 4, 4]),
      w2: randomTensor(22, [3, 3, 4, 4]),
      ...four,
    };
    const {error} = gradCheck((t, [x, w1, w2, gamma, beta]) => {
      const inner = t.groupNorm(t.conv(x, w1, {padding: 1}), {gamma, beta, groups: 2});
      return t.add(x, t.conv(t.activate(inner, {type: "silu"}), w2, {padding: 1}));
    }, inputs);
    assert.ok(error < 1e-6, String(error));
  });

  it("names the place of a wrong rule", () => {
    const wrong: TapedFunction = (t, [a, x]) =>
      t.add(
        a,
        t.record("cube", [x], {
          value: {shape: x.value.shape, data: x.value.data.map((v) => v ** 3)},
          // Right everywhere but in element 1, where a factor was forgotten.
          backward: ({shape, data}) => [
            {shape, data: data.map((g, i) => g * (i === 1 ? 1 : 3) * x.value.data[i] ** 2)},
          ],
        }),
      );
    const found = gradCheck(wrong, {a: tensor([3], 1), x: tensor([3], [1, 2, 3])});
    assert.deepEqual([found.input, found.index], ["x", 1]);
    assert.ok(Math.abs(found.numeric / found.analytic - 3) < 1e-6);
    assert.ok(Math.abs(found.error - 2 / 3) < 1e-6);
  });

  it("keeps NaN, which is no agreement", () => {
    const root: TapedFunction = (t, [x]) =>
      t.record("root", [x], {
        value: {shape: x.value.shape, data: x.value.data.map(Math.sqrt)},
        backward: ({shape, data}) => [
          {shape, data: data.map((g, i) => g / (2 * Math.sqrt(x.value.data[i])))},
        ],
      });
    const found = gradCheck(root, {x: tensor([2], [0, 4])});
    assert.ok(Number.isNaN(found.error));
    assert.equal(found.index, 0);
  });

  it("refuses a step that is none, and nothing to check", () => {
    const identity: TapedFunction = (_, [x]) => x;
    assert.equal(
      outcome(() => gradCheck(identity, {x: tensor([1], [1])}, {h: 0})),
      "RangeError gradCheck: h must be above 0, got 0",
    );
    assert.equal(
      outcome(() => gradCheck(identity, {})),
      "RangeError gradCheck: inputs must hold a tensor, got none",
    );
  });
});
