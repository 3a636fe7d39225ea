import assert from "node:assert/strict";
import {deletionInsertion, pixelOrder, pointingGame, tensor} from "../../../lib/nn/index.ts";
import {times} from "./nets.ts";

describe("deletionInsertion", () => {
  const {network, weights} = times(1);
  const x = tensor([1, 3, 1], [1, 5, 2]);
  const score = {target: 0};

  it("falls and rises in the order that is given, the last step perhaps shorter", () => {
    const options = {score, order: [1, 2, 0], pixelsPerStep: 2, baseline: 0};
    const found = deletionInsertion(network, weights, x, options);
    assert.deepEqual([...found.deletion], [8, 1, 0]);
    assert.deepEqual([...found.insertion], [0, 7, 8]);
    assert.ok(Math.abs(found.deletionArea - (4.5 * 2 + 0.5) / 3) < 1e-14);
    assert.ok(Math.abs(found.insertionArea - (3.5 * 2 + 7.5) / 3) < 1e-14);
  });

  it("has the smallest area of deletion for the best order", () => {
    const areaOf = (order: number[]) =>
      deletionInsertion(network, weights, x, {score, order, pixelsPerStep: 1, baseline: 0})
        .deletionArea;
    const best = areaOf([...pixelOrder(x)]);
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [2, 0, 1],
    ]) {
      assert.ok(areaOf(order) > best);
    }
  });

  it("refuses an order that misses or repeats a place", () => {
    const run = (order: number[]) =>
      deletionInsertion(network, weights, x, {score, order, pixelsPerStep: 1, baseline: 0});
    assert.throws(() => run([0, 1, 1]), /once, got 1 at 2/);
    assert.throws(() => run([0, 1, 3]), /once, got 3 at 2/);
    assert.throws(() => run([0, 1]), /all places of x, got 2 of 3/);
  });
});

describe("pixelOrder", () => {
  it("sums channels, puts the largest first and keeps equal places in order", () => {
    assert.deepEqual([...pixelOrder(tensor([1, 3, 2], [1, 1, 3, 0, 0, 2]))], [1, 0, 2]);
    assert.throws(() => pixelOrder(tensor([1, 1, 1], [Number.NaN])), /got NaN at place 0/);
    assert.throws(() => pixelOrder(tensor([2, 1, 1], [1, 2])), /attribution must be one image/);
  });
});

describe("pointingGame", () => {
  it("says whether the largest value lies inside, and how much of the positive part", () => {
    const map = tensor([1, 4, 1], [1, -6, 2, 1]);
    assert.deepEqual(pointingGame(map, {region: [1, 0, 1, 0]}), {hit: true, place: 2, share: 0.75});
    const {hit, place} = pointingGame(map, {region: [1, 0, 1, 0], absolute: true});
    assert.deepEqual([hit, place], [false, 1]);
    assert.ok(Number.isNaN(pointingGame(tensor([1, 1, 1], [-1]), {region: [1]}).share));
    assert.throws(() => pointingGame(map, {region: [1]}), /an entry for each place/);
    assert.throws(
      () => pointingGame(tensor([2, 1, 1], [1, 2]), {region: [1, 0]}),
      /attribution must be one image/,
    );
  });
});
