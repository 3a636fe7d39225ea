import assert from "node:assert/strict";
import {occlusion, tensor} from "../../../lib/nn/index.ts";
import {classifier, noise, times} from "./nets.ts";

describe("occlusion", () => {
  it("gives each pixel the mean loss of the covers that hid it", () => {
    const {network, weights} = times(2);
    const x = tensor([1, 3, 1], [1, 2, 4]);
    const options = {score: {target: 0}, window: 2, stride: 1, baseline: 0};
    const {attribution, score} = occlusion(network, weights, x, options);
    // Covers of places 0–1 and 1–2 lose 2·3 and 2·6; the middle is under both.
    assert.deepEqual([...attribution.data], [6, 9, 12]);
    assert.equal(score, 14);
  });

  it("cuts the last cover at the end of the image", () => {
    const {network, weights} = times(1);
    const x = tensor([1, 5, 1], [1, 2, 3, 4, 5]);
    const options = {score: {target: 0}, window: 2, stride: 2, baseline: 0};
    assert.deepEqual(
      [...occlusion(network, weights, x, options).attribution.data],
      [3, 3, 7, 7, 5],
    );
  });

  it("covers all channels together, or one by one where the window says so", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 4, 4, 2], "x");
    const common = {score: {target: 0}, baseline: 0};
    const both = occlusion(network, weights, x, {...common, window: 2, stride: 2}).attribution.data;
    for (let p = 0; p < 16; p++) assert.equal(both[2 * p], both[2 * p + 1]);
    const single = {window: [2, 2, 1], stride: [2, 2, 1]};
    const apart = occlusion(network, weights, x, {...common, ...single}).attribution.data;
    assert.ok(apart.some((value, i) => value !== apart[i ^ 1]));
  });

  it("refuses covers that pass places over or do not fit", () => {
    const {network, weights} = times(1);
    const x = tensor([1, 3, 1]);
    const run = (window: number | number[], stride: number) =>
      occlusion(network, weights, x, {score: {target: 0}, window, stride, baseline: 0});
    assert.throws(() => run(1, 2), /stride must be at most the window/);
    assert.throws(() => run(4, 1), /window must fit into x, got \[4, 1\] and \[3, 1\]/);
    assert.throws(() => run([1, 1, 1], 1), /window must be .* got \[1,1,1\]/);
  });
});
