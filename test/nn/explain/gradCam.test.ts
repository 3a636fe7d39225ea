import assert from "node:assert/strict";
import {gradCam, gradCamPlusPlus, networkBuilder, tensor} from "../../../lib/nn/index.ts";
import {classifier, noise, times} from "./nets.ts";

describe("gradCam", () => {
  it("weighs each channel by its mean gradient and cuts what speaks against the class", () => {
    const b = networkBuilder("two channels", {dims: 1, channels: 2});
    const mean = b.globalAvgPool("mean", b.input);
    const network = b.build(b.dense("head", mean, {outFeatures: 1, bias: false}));
    const weights = new Map([["head.weight", tensor([2, 1], [1, -1])]]);
    const x = tensor([1, 2, 2], [4, 0, 0, 2]);
    const {
      map,
      cam,
      upsampled,
      weights: alpha,
    } = gradCam(network, weights, x, {
      score: {target: 0},
      layer: "input",
    });
    assert.deepEqual([...alpha], [0.5, -0.5]);
    assert.deepEqual([...map.data], [2, -1]);
    assert.deepEqual([...cam.data], [2, 0]);
    assert.deepEqual(upsampled, cam);
  });

  it("brings the map to the grid of the image", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 8, 6, 2], "x");
    const found = gradCam(network, weights, x, {score: {target: 0}, layer: "r2"});
    assert.deepEqual(found.map.shape, [1, 4, 3, 1]);
    assert.deepEqual(found.upsampled.shape, [1, 8, 6, 1]);
  });

  it("lists the layers that have a map", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 4, 4, 2], "x");
    const run = (layer: string) => gradCam(network, weights, x, {score: {target: 0}, layer});
    assert.throws(() => run("r3"), /layer must be .* one of input, c1, r1, down, c2, r2, got "r3"/);
    assert.throws(() => run("mean"), /got "mean" of shape \[1, 4\]/);
    assert.throws(
      () => gradCam(network, weights, x, {score: {target: 0, node: "r1"}, layer: "c2"}),
      /layer must lie on the way from the input to r1, which is explained, got c2/,
    );
  });
});

describe("gradCamPlusPlus", () => {
  it("gives a place its share g² / (2 g² + g³ Σa)", () => {
    const {network, weights} = times(2);
    const x = tensor([1, 2, 1], [3, 4]);
    const found = gradCamPlusPlus(network, weights, x, {score: {target: 0}, layer: "input"});
    // Two places of 4 / (8 + 8 · 7), each times a gradient of 2.
    assert.deepEqual([...found.weights], [0.25]);
    assert.deepEqual([...found.cam.data], [0.75, 1]);
  });

  it("gives nothing where there is no gradient", () => {
    const {network, weights} = times(0);
    const options = {score: {target: 0}, layer: "input"};
    const found = gradCamPlusPlus(network, weights, tensor([1, 2, 1], [3, 4]), options);
    assert.deepEqual([...found.map.data], [0, 0]);
  });
});
