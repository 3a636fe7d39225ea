import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  type Engine,
  type Explainer,
  exactShapley,
  gridTiles,
  inputGradient,
  integratedGradients,
  occlusion,
  openEngine,
  openExplainer,
  type PartialSurvey,
  sampledShapley,
  smoothGrad,
  type Tensor,
  type Tensor32,
} from "../../../lib/nn/index.ts";
import {classifier, largestGap, noise, segmenter} from "./nets.ts";

/** An image as engines take it. */
const single = ({shape, data}: Tensor): Tensor32 => ({shape, data: Float32Array.from(data)});

describe("openExplainer", function () {
  this.timeout(60_000);
  let engine: Engine;
  let explainer: Explainer;
  const {network, weights} = classifier(true);
  const x = noise([1, 8, 8, 2], "x");
  const score = {target: 1};
  before(async () => {
    engine = await openEngine({backend: "wasm"});
    explainer = openExplainer(network, weights, {engine});
  });
  after(() => {
    explainer.close();
    engine.close();
  });

  it("agrees with double precision to 1e-4, method by method", async () => {
    const path = {score, baseline: 0, steps: 20, rule: "gauss-legendre"} as const;
    const on = await explainer.integratedGradients(single(x), path);
    const off = integratedGradients(network, weights, x, path);
    assert.ok(largestGap(on.attribution.data, off.attribution.data) < 1e-4);
    assert.ok(Math.abs(on.gap - off.gap) < 1e-4);

    const cover = {
      score: {...score, activation: "softmax"},
      window: 3,
      stride: 2,
      baseline: 0,
    } as const;
    const covered = await explainer.occlusion(single(x), cover);
    const expected = occlusion(network, weights, x, cover);
    assert.ok(largestGap(covered.attribution.data, expected.attribution.data) < 1e-4);

    const noisy = {score, samples: 9, noise: 0.2};
    const smooth = await explainer.smoothGrad(single(x), {...noisy, rng: createRng(1)});
    const slow = smoothGrad(network, weights, x, {...noisy, rng: createRng(1)});
    assert.ok(largestGap(smooth.attribution.data, slow.attribution.data) < 1e-4);

    const game = {score, tiles: gridTiles([8, 8], [2, 2]), baseline: 0};
    const values = await explainer.exactShapley(single(x), game);
    assert.ok(largestGap(values.values, exactShapley(network, weights, x, game).values) < 1e-4);
    const orders = () => ({...game, rng: createRng(2), permutations: 5});
    const drawn = await explainer.sampledShapley(single(x), orders());
    const same = sampledShapley(network, weights, x, orders());
    assert.ok(largestGap(drawn.standardErrors, same.standardErrors) < 1e-4);
  });

  it("explains a region of a segmenter, whose decoder is a transposed convolution", async () => {
    const net = segmenter();
    const image = noise([1, 8, 8, 1], "x");
    const region = Uint8Array.from({length: 64}, (_, p) => (p % 8 < 3 ? 1 : 0));
    const options = {score: {target: 1, region}};
    const other = openExplainer(net.network, net.weights, {engine});
    const found = await other.inputGradient(single(image), options);
    const expected = inputGradient(net.network, net.weights, image, options);
    other.close();
    assert.ok(largestGap(found.attribution.data, expected.attribution.data) < 1e-4);
    assert.ok(Math.abs(found.score - expected.score) < 1e-4);
  });

  it("answers a batch image by image", async () => {
    const batch = noise([3, 8, 8, 2], "batch");
    const {scores, gradients} = await explainer.gradients(single(batch), score);
    assert.deepEqual(gradients.shape, [3, 8, 8, 2]);
    for (let k = 0; k < 3; k++) {
      const data = batch.data.slice(k * 128, (k + 1) * 128);
      const one = inputGradient(network, weights, {shape: [1, 8, 8, 2], data}, {score});
      assert.ok(Math.abs(scores[k] - one.score) < 1e-4);
      const part = gradients.data.subarray(k * 128, (k + 1) * 128);
      assert.ok(largestGap(part, one.attribution.data) < 1e-4);
    }
  });

  it("leaves nothing on the engine, also when it fails", async () => {
    const path = {score, baseline: 0, steps: 10, rule: "middle"} as const;
    await explainer.integratedGradients(single(x), path);
    const before = engine.tf.memory();
    await explainer.integratedGradients(single(x), path);
    await explainer.scores(single(x), score);
    await assert.rejects(
      explainer.integratedGradients(single(x), {...path, score: {target: 7}}),
      /score\.target must be a class from 0 to 2, got 7/,
    );
    const after = engine.tf.memory();
    assert.equal(after.numTensors, before.numTensors);
    assert.equal(after.numBytes, before.numBytes);
  });

  it("tells how far it is, stops when asked, and goes on from there to the same result", async () => {
    const path = {score, baseline: 0, steps: 20, rule: "middle", batch: 4} as const;
    const whole = await explainer.integratedGradients(single(x), path);
    const stop = new AbortController();
    const seen: number[] = [];
    let partial: PartialSurvey | undefined;
    await assert.rejects(
      explainer.integratedGradients(single(x), {
        ...path,
        signal: stop.signal,
        onProgress: (progress) => {
          seen.push(progress.done / progress.total);
          partial = progress.partial();
          if (progress.done === 12) stop.abort();
        },
      }),
      {name: "AbortError"},
    );
    assert.deepEqual(seen, [0.2, 0.4, 0.6]);
    assert.ok(partial !== undefined);
    const rest = await explainer.integratedGradients(single(x), {...path, resume: partial});
    assert.deepEqual(rest, whole);
    await assert.rejects(
      explainer.integratedGradients(single(x), {...path, steps: 21, resume: partial}),
      /resume must come from the same image, score and options/,
    );
    const others = [
      {...path, score: {target: 0}},
      {...path, score: {target: 1, region: [2]}},
      {...path, baseline: 0.25},
    ];
    for (const other of others) {
      await assert.rejects(
        explainer.integratedGradients(single(x), {...other, resume: partial}),
        /resume must come from the same image, score and options/,
      );
    }
    await assert.rejects(
      explainer.integratedGradients(single(noise([1, 8, 8, 2], "y")), {...path, resume: partial}),
      /resume must come from the same image, score and options/,
    );
  });

  it("says when it has been closed", async () => {
    const other = openExplainer(network, weights, {engine});
    other.close();
    await assert.rejects(
      other.scores(single(x), score),
      /scores: the explainer of classifier must be open, it has been closed/,
    );
  });
});
