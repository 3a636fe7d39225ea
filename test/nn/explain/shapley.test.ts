import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  exactShapley,
  gridTiles,
  leaveOneOut,
  linearShapley,
  networkBuilder,
  sampledShapley,
  shapleyValues,
  tensor,
} from "../../../lib/nn/index.ts";
import {classifier, largestGap, noise} from "./nets.ts";

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("shapleyValues", () => {
  it("shares out the game of one left and two right gloves", () => {
    // A pair is worth 1; player 0 has the left glove, 1 and 2 a right one each.
    const values = Array.from({length: 8}, (_, c) => ((c & 1) === 1 && c > 1 ? 1 : 0));
    assert.ok(largestGap(shapleyValues(values), [2 / 3, 1 / 6, 1 / 6]) < 1e-15);
  });

  it("sums to the whole gain and gives a player that adds nothing nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({min: -9, max: 9, noNaN: true}), {minLength: 16, maxLength: 16}),
        (half) => {
          // The last of five players never changes anything.
          const phi = shapleyValues([...half, ...half]);
          return Math.abs(phi[4]) < 1e-12 && Math.abs(sum(phi) - (half[15] - half[0])) < 1e-10;
        },
      ),
      {seed: 3, numRuns: 50},
    );
  });

  it("refuses what is no game", () => {
    assert.throws(() => shapleyValues([1, 2, 3]), /2\^n numbers .* got 3/);
    assert.throws(() => shapleyValues([1]), /2\^n numbers/);
    assert.throws(() => shapleyValues([0, Number.NaN]), /finite, got NaN at coalition 1/);
  });
});

describe("exactShapley and leaveOneOut", () => {
  it("share what two tiles say together, while neither is missed alone", () => {
    // max(x0, x1): one tile is enough.
    const b = networkBuilder("either", {dims: 1, channels: 1});
    const network = b.build(b.maxPool("max", b.input, {kernel: 2}));
    const x = tensor([1, 2, 1], [1, 1]);
    const options = {score: {target: 0}, tiles: gridTiles([2], [2]), baseline: 0};
    const exact = exactShapley(network, new Map(), x, options);
    assert.deepEqual([...exact.values], [0.5, 0.5]);
    assert.deepEqual([exact.full, exact.empty], [1, 0]);
    const alone = leaveOneOut(network, new Map(), x, options);
    assert.deepEqual([...alone.values], [0, 0]);
  });

  it("sums to the difference of the scores", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 4, 2], "x");
    const tiles = gridTiles([6, 4], [3, 2]);
    const found = exactShapley(network, weights, x, {score: {target: 2}, tiles, baseline: 0});
    assert.ok(Math.abs(sum(found.values) - (found.full - found.empty)) < 1e-14);
  });

  it("refuses tiles that do not cover the image, and more than 16", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 6, 6, 2], "x");
    const run = (tiles: ReturnType<typeof gridTiles>) =>
      exactShapley(network, weights, x, {score: {target: 0}, tiles, baseline: 0});
    assert.throws(() => run(gridTiles([4, 4], [2, 2])), /got \[4, 4\] and \[6, 6\]/);
    assert.throws(
      () => run(gridTiles([6, 6], [6, 3])),
      /at most 16, .* got 18; use sampledShapley/,
    );
    assert.throws(() => gridTiles([6, 6], [7, 1]), /got \[7, 1\] for \[6, 6\]/);
    const few = {shape: [6, 6], labels: Int32Array.of(0, 1), count: 2};
    assert.throws(() => run(few), /tiles must label each of 36 places, got 2 labels/);
    const none = {shape: [6, 6], labels: new Int32Array(36), count: 0};
    assert.throws(() => run(none), /tiles\.count must be a whole number of at least 1, got 0/);
  });
});

describe("sampledShapley", () => {
  it("asks for a source of random numbers and a number of orders that ends", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 4, 4, 2], "x");
    const options = {score: {target: 0}, tiles: gridTiles([4, 4], [2, 2]), baseline: 0};
    const run = (drawn: object) => () =>
      sampledShapley(network, weights, x, {
        ...options,
        ...{rng: createRng(1), permutations: 2, ...drawn},
      });
    assert.throws(run({rng: undefined}), /sampledShapley: rng must be given/);
    assert.throws(run({permutations: 0}), /permutations must be a whole number of at least 1/);
    assert.throws(run({permutations: 1e15}), /permutations must be at most 1000000/);
  });

  it("lies within four standard errors of the exact values and stays complete", () => {
    const {network, weights} = classifier(true);
    const x = noise([1, 4, 4, 2], "x");
    const options = {score: {target: 0}, tiles: gridTiles([4, 4], [2, 2]), baseline: 0};
    const exact = exactShapley(network, weights, x, options);
    const drawn = {...options, rng: createRng(5), permutations: 60};
    const found = sampledShapley(network, weights, x, drawn);
    assert.ok(Math.abs(sum(found.values) - (exact.full - exact.empty)) < 1e-13);
    found.values.forEach((value, i) => {
      const error = found.standardErrors[i];
      assert.ok(error > 0);
      assert.ok(Math.abs(value - exact.values[i]) < 4 * error, `tile ${i}`);
    });
  });

  it("knows no error after a single order", () => {
    const {network, weights} = classifier(true);
    const options = {score: {target: 0}, tiles: gridTiles([4, 4], [2, 1]), baseline: 0};
    const drawn = {...options, rng: createRng(1), permutations: 1};
    const {standardErrors} = sampledShapley(network, weights, noise([1, 4, 4, 2], "x"), drawn);
    assert.ok(standardErrors.every(Number.isNaN));
  });
});

describe("linearShapley", () => {
  it("weighs each input by its distance to the mean", () => {
    assert.deepEqual([...linearShapley({weights: [2, -1], x: [3, 5], mean: [1, 1]})], [4, -4]);
    assert.throws(() => linearShapley({weights: [1], x: [1, 2], mean: [0, 0]}), /got 1, 2 and 2/);
  });
});
