import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import {
  forward,
  inputGradient,
  inputTimesGradient,
  smoothGrad,
  type Tensor,
  tensor,
} from "../../../lib/nn/index.ts";
import {classifier, largestGap, noise, saturating, segmenter, times} from "./nets.ts";

describe("inputGradient", () => {
  it("gives the factor of a network that multiplies, with its sign or without", () => {
    const {network, weights} = times(-2);
    const x = tensor([1, 3, 1], [3, 4, 5]);
    const score = {target: 0};
    const signed = inputGradient(network, weights, x, {score});
    assert.deepEqual([...signed.attribution.data], [-2, -2, -2]);
    assert.equal(signed.score, -24);
    const {attribution} = inputGradient(network, weights, x, {score, absolute: true});
    assert.deepEqual([...attribution.data], [2, 2, 2]);
    const product = inputTimesGradient(network, weights, x, {score});
    assert.deepEqual([...product.attribution.data], [-6, -8, -10]);
  });

  it("is the central difference of the score", () => {
    const {network, weights} = classifier(true, "avgPool");
    const x = noise([1, 6, 6, 2], "x");
    const {attribution} = inputGradient(network, weights, x, {score: {target: 1}});
    const at = (image: Tensor) =>
      forward(network, weights, image, {training: false}).outputs[0].data[1];
    const h = 6e-6;
    for (const i of [0, 17, 40, 71]) {
      const moved = (step: number) =>
        at({shape: x.shape, data: x.data.map((value, k) => (k === i ? value + step : value))});
      const slope = (moved(h) - moved(-h)) / (2 * h);
      assert.ok(Math.abs(attribution.data[i] - slope) < 1e-8, `${i}: ${slope}`);
    }
  });

  it("explains a class of a segmenter within a region, and a node before the output", () => {
    const {network, weights} = segmenter();
    const x = noise([1, 4, 4, 1], "x");
    const region = Uint8Array.from({length: 16}, (_, p) => (p === 5 ? 1 : 0));
    const here = inputGradient(network, weights, x, {score: {target: 1, region}});
    const {activations} = forward(network, weights, x, {training: false});
    assert.equal(here.score, activations.get("head")?.data[5 * 2 + 1]);
    const inner = inputGradient(network, weights, x, {score: {target: 2, node: "c2"}});
    const sum = [0, 1, 2, 3].reduce((s, p) => s + (activations.get("c2")?.data[4 * p + 2] ?? 0), 0);
    assert.ok(Math.abs(inner.score - sum) < 1e-14);
  });

  it("explains a probability, and any number that a function makes on the tape", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 6, 2], "x");
    const named = inputGradient(network, weights, x, {score: {target: 0, activation: "softmax"}});
    const made = inputGradient(network, weights, x, {
      score: (tape, [y]) =>
        tape.sum(tape.multiply(tape.softmax(y), tape.constant(tensor([1, 3], [1, 0, 0])))),
    });
    assert.deepEqual(made, named);
  });

  it("is 0 where the score has saturated, which is how it misleads", () => {
    const {network, weights} = saturating();
    const {attribution, score} = inputGradient(network, weights, tensor([1, 1, 1], [2]), {
      score: {target: 0},
    });
    assert.equal(score, 1);
    assert.equal(Math.abs(attribution.data[0]), 0);
  });

  it("names what cannot be explained", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 6, 2], "x");
    const run = (score: {target: number; node?: string; region?: number[]}, image = x) =>
      inputGradient(network, weights, image, {score});
    assert.throws(() => run({target: 3}), /score\.target must be a class from 0 to 2, got 3/);
    assert.throws(() => run({target: 0, node: "r9"}), /score\.node .* classifier, got "r9"/);
    assert.throws(() => run({target: 0, region: [1, 1]}), /score\.region must hold .* got 2 for 1/);
    assert.throws(() => run({target: 0}, noise([2, 6, 6, 2], "x")), /x must be one image/);
    assert.throws(
      () => run({target: 0}, {shape: x.shape, data: x.data.slice(1)}),
      /x must hold as many numbers as its shape \[1, 6, 6, 2\], got 71/,
    );
    assert.throws(
      () => run({target: 0, region: [Number.NaN]}),
      /region must be finite, got NaN at 0/,
    );
    assert.throws(
      () => inputGradient(network, weights, x, JSON.parse("{}")),
      /inputGradient: score must be given/,
    );
    assert.throws(
      () => inputGradient(network, weights, x, {score: (_, [y]) => y}),
      /score must make one number, got shape \[1, 3\]/,
    );
  });
});

describe("smoothGrad", () => {
  it("gives the gradient itself without noise, and the mean gradient of noisy copies with it", () => {
    const {network, weights} = classifier(true, "avgPool");
    const x = noise([1, 4, 4, 2], "x");
    const score = {target: 2};
    const plain = inputGradient(network, weights, x, {score});
    const options = {score, rng: createRng(3), samples: 5};
    const still = smoothGrad(network, weights, x, {...options, noise: 0});
    assert.ok(largestGap(still.attribution.data, plain.attribution.data) < 1e-15);
    assert.equal(still.score, plain.score);
    const squares = smoothGrad(network, weights, x, {...options, noise: 0, kind: "square"});
    const squared = plain.attribution.data.map((g) => g ** 2);
    assert.ok(largestGap(squares.attribution.data, squared) < 1e-15);

    const noisy = smoothGrad(network, weights, x, {...options, noise: 0.5});
    const copies = Array.from({length: 5}, (_, k) => {
      const own = createRng(3).fork(`sample ${k}`);
      const data = x.data.map((value) => value + 0.5 * own.normal());
      return inputGradient(network, weights, {shape: x.shape, data}, {score}).attribution.data;
    });
    const mean = x.data.map((_, i) => copies.reduce((sum, g) => sum + g[i] / 5, 0));
    assert.ok(largestGap(noisy.attribution.data, mean) < 1e-14);
  });

  it("asks for a number of samples and a noise that make sense", () => {
    const {network, weights} = times(1);
    const run = (samples: number, sd: number) =>
      smoothGrad(network, weights, tensor([1, 1, 1]), {
        score: {target: 0},
        rng: createRng(1),
        samples,
        noise: sd,
      });
    assert.throws(() => run(0, 1), /samples must be a whole number of at least 1, got 0/);
    assert.throws(() => run(1, -1), /noise must be finite and at least 0, got -1/);
  });
});
