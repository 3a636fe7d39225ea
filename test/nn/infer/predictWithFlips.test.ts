import assert from "node:assert/strict";
import {
  type OutputActivation,
  type Predict,
  predictWithFlips,
  slidingWindow,
  type Tensor32,
  toProbabilities,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

const image: Tensor32 = {shape: [1, 2, 3, 1], data: Float32Array.of(...[1, 2, 3], ...[4, 5, 6])};
const none = {activation: "none"} as const;

/** Adds the place along the last axis, so that it matters where an element stands. */
const placed: Predict = async ({shape, data}) => ({shape, data: data.map((v, i) => v + (i % 3))});

describe("predictWithFlips", () => {
  it("turns the image, predicts, and turns the answer back", async () => {
    const seen: string[] = [];
    const spying: Predict = (x) => {
      seen.push(x.data.join(" "));
      return placed(x);
    };
    const {shape, data} = await predictWithFlips(spying, image, {axes: [0, 1], ...none});
    assert.deepEqual(seen, ["1 2 3 4 5 6", "4 5 6 1 2 3", "3 2 1 6 5 4", "6 5 4 3 2 1"]);
    // Seen from either side, an element stands on average in the middle, at place 1.
    assert.deepEqual({shape, data}, {shape: image.shape, data: image.data.map((v) => v + 1)});
  });

  it("predicts once without axes", async () => {
    assert.deepEqual(
      await predictWithFlips(placed, image, {axes: [], ...none}),
      await placed(image),
    );
  });

  it("changes nothing when the network does not care which way round an image is", async () => {
    const doubled: Predict = async ({shape, data}) => ({shape, data: data.map((v) => 2 * v)});
    const {data} = await predictWithFlips(doubled, image, {axes: [1], ...none});
    assert.deepEqual(data, Float32Array.of(2, 4, 6, 8, 10, 12));
  });

  it("averages probabilities, not logits", async () => {
    // Logits 2 and −1: the mean probability is not the probability of the mean.
    const asIs: Predict = async (x) => x;
    const pair = {shape: [1, 2, 1], data: Float32Array.of(2, -1)};
    const towards: Predict = async (x) => asIs({...x, data: x.data.map((_, i) => (i ? -1 : 2))});
    const {data} = await predictWithFlips(towards, pair, {axes: [0], activation: "sigmoid"});
    const mean = (1 / (1 + Math.exp(-2)) + 1 / (1 + Math.exp(1))) / 2;
    for (const p of data) assert.ok(Math.abs(p - mean) < 1e-7);
  });

  it("keeps channels together and gives classes that add up to 1", async () => {
    const two = {shape: [1, 2, 2], data: Float32Array.of(1, 2, 3, -1)};
    const {data} = await predictWithFlips(async (x) => x, two, {axes: [0], activation: "softmax"});
    assert.deepEqual(data, toProbabilities(two, {activation: "softmax"}).data);
    assert.ok(Math.abs(data[2] + data[3] - 1) < 1e-6 && data[2] > 0.98);
  });

  it("works around a sliding window and inside one", async () => {
    const doubled: Predict = async ({shape, data}) => ({shape, data: data.map((v) => 2 * v)});
    const windows = {patch: [2, 2], overlap: 0.5, blending: "constant"} as const;
    const flips = {axes: [0, 1], ...none};
    const around = await predictWithFlips((x) => slidingWindow(doubled, x, windows), image, flips);
    const inside = await slidingWindow((x) => predictWithFlips(doubled, x, flips), image, windows);
    assert.deepEqual(around.data, Float32Array.of(2, 4, 6, 8, 10, 12));
    assert.deepEqual(inside, around);
  });

  it("reports each prediction and stops between two", async () => {
    const stop = new AbortController();
    const reports: string[] = [];
    const run = predictWithFlips(placed, image, {
      ...{axes: [0, 1], ...none, signal: stop.signal},
      onProgress: ({done, total}) => {
        reports.push(`${done} of ${total}`);
        if (done === 2) stop.abort(new Error("enough"));
      },
    });
    await assert.rejects(run, {message: "enough"});
    assert.deepEqual(reports, ["1 of 4", "2 of 4"]);
  });
});

describe("toProbabilities", () => {
  it("survives logits of any size", () => {
    const logits = {shape: [1, 2], data: Float32Array.of(1e4, -1e4)};
    assert.deepEqual(
      outcome(() => toProbabilities(logits, {activation: "softmax"})),
      [1, 0],
    );
    assert.deepEqual(
      outcome(() => toProbabilities(logits, {activation: "sigmoid"})),
      [1, 0],
    );
  });
});

describe("predictWithFlips with bad input", () => {
  const growing = (): Predict => {
    let channels = 0;
    return async () => ({shape: [1, 2, 3, ++channels], data: new Float32Array(6 * channels)});
  };
  const call = (axes: readonly number[], activation: string, predict: Predict = placed) =>
    predictWithFlips(predict, image, {axes, activation: activation as OutputActivation});
  const cases: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    [
      "RangeError",
      "predictWithFlips: axes must be spatial axes of [1, 2, 3, 1], each once, 0 to 1, got [2]",
      () => call([2], "none"),
    ],
    [
      "RangeError",
      "predictWithFlips: axes must be spatial axes of [1, 2, 3, 1], each once, 0 to 1, got [0, 0]",
      () => call([0, 0], "none"),
    ],
    [
      "RangeError",
      'predictWithFlips: activation must be "sigmoid", "softmax" or "none", got relu',
      () => call([0], "relu"),
    ],
    [
      "ShapeError",
      "predictWithFlips: predict must answer in the image's places, got [1, 2, 3, 1] and [1, 6, 1]",
      () => call([0], "none", async ({data}) => ({shape: [1, 6, 1], data})),
    ],
    [
      "ShapeError",
      "predictWithFlips: predict must answer each time with 6 numbers [1, 2, 3, 1], got 5 for [1, 2, 3, 1]",
      () => call([0], "none", async ({shape, data}) => ({shape, data: data.slice(1)})),
    ],
    [
      "ShapeError",
      "predictWithFlips: predict must answer each time with 6 numbers [1, 2, 3, 1], got 12 for [1, 2, 3, 2]",
      () => call([0], "none", growing()),
    ],
    [
      "ShapeError",
      "predictWithFlips: image must hold as many numbers as their shape [1, 2, 3, 1], got 4",
      () =>
        predictWithFlips(
          placed,
          {shape: [1, 2, 3, 1], data: new Float32Array(4)},
          {axes: [0], activation: "none"},
        ),
    ],
    [
      "ShapeError",
      "toProbabilities: logits must hold as many numbers as their shape [1, 3], got 4",
      async () =>
        toProbabilities({shape: [1, 3], data: new Float32Array(4)}, {activation: "softmax"}),
    ],
  ];
  for (const [name, message, run] of cases) {
    it(`says: ${message}`, () => assert.rejects(run(), {name, message}));
  }
});
