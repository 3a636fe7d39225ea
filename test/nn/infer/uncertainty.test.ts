import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import {
  binaryDecision,
  ensemble,
  type Tensor32,
  toProbabilities,
  type UncertaintyOptions,
  uncertaintyMaps,
} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** Probabilities of one channel. */
function yes(...p: number[]): Tensor32 {
  return {shape: [1, p.length, 1], data: Float32Array.from(p)};
}

function near(actual: ArrayLike<number>, expected: readonly number[]): void {
  assert.equal(actual.length, expected.length);
  // Single precision.
  expected.forEach((value, i) => {
    assert.ok(Math.abs(actual[i] - value) < 1e-6, `${actual[i]} against ${value}`);
  });
}

describe("ensemble", () => {
  it("takes mean and variance place by place", () => {
    const {mean, variance} = ensemble([yes(0, 0.5), yes(1, 0.5), yes(0.5, 0.5)]);
    near(mean.data, [0.5, 0.5]);
    near(variance.data, [1 / 6, 0]);
    assert.deepEqual(mean.shape, [1, 2, 1]);
  });

  it("gives one member back, without variance", () => {
    const {mean, variance} = ensemble([yes(0.3, 0.7)]);
    assert.deepEqual(mean.data, yes(0.3, 0.7).data);
    assert.deepEqual(Array.from(variance.data), [0, 0]);
  });
});

describe("uncertaintyMaps", () => {
  it("tells doubt that is shared from disagreement", () => {
    // First place: both say 0.5. Second place: they contradict one another. Third: both are sure.
    const maps = uncertaintyMaps([yes(0.5, 0, 1), yes(0.5, 1, 1)], {activation: "sigmoid"});
    near(maps.predictiveEntropy.data, [Math.LN2, Math.LN2, 0]);
    near(maps.expectedEntropy.data, [Math.LN2, 0, 0]);
    near(maps.mutualInformation.data, [0, Math.LN2, 0]);
    near(maps.variance.data, [0, 0.25, 0]);
  });

  it("says the same of a yes or no and of two classes", () => {
    const members = [yes(0.2, 0.9), yes(0.4, 0.6)];
    const classes = members.map(({data}) => ({
      shape: [1, 2, 2],
      data: Float32Array.from([...data].flatMap((p) => [p, 1 - p])),
    }));
    const one = uncertaintyMaps(members, {activation: "sigmoid"});
    const two = uncertaintyMaps(classes, {activation: "softmax"});
    assert.deepEqual(two.mutualInformation.shape, [1, 2, 1]);
    assert.deepEqual(two.variance.shape, [1, 2, 2]);
    near(two.predictiveEntropy.data, [...one.predictiveEntropy.data]);
    near(two.mutualInformation.data, [...one.mutualInformation.data]);
  });

  it("splits all doubt into two parts that are not negative, below the logarithm of the classes", () => {
    const property = fc.property(fc.integer(), fc.integer({min: 1, max: 5}), (seed, count) => {
      const rng = createRng(seed);
      const members = Array.from({length: count}, () => {
        const data = Float32Array.from({length: 30}, () => 4 * rng.normal());
        return toProbabilities({shape: [1, 10, 3], data}, {activation: "softmax"});
      });
      const maps = uncertaintyMaps(members, {activation: "softmax"});
      for (let i = 0; i < 10; i++) {
        const [all, shared, apart] = [
          maps.predictiveEntropy.data[i],
          maps.expectedEntropy.data[i],
          maps.mutualInformation.data[i],
        ];
        assert.ok(shared >= 0 && apart >= 0 && all <= Math.log(3) + 1e-6);
        assert.ok(Math.abs(all - shared - apart) < 1e-6);
        if (count === 1) assert.equal(apart, 0);
      }
    });
    fc.assert(property, {seed: 6, numRuns: 100});
  });
});

describe("binaryDecision", () => {
  it("says 1 from the threshold on", () => {
    const decide = (threshold: number) =>
      Array.from(binaryDecision(yes(0, 0.25, 0.5, 1), {threshold}).data);
    assert.deepEqual(decide(0.5), [0, 0, 1, 1]);
    assert.deepEqual(decide(0.25), [0, 1, 1, 1]);
    assert.deepEqual(decide(0), [1, 1, 1, 1]);
  });
});

describe("uncertainty with bad input", () => {
  const sigmoid: UncertaintyOptions = {activation: "sigmoid"};
  const cases: readonly (readonly [string, () => unknown])[] = [
    ["RangeError ensemble: predictions must number at least 1, got 0", () => ensemble([])],
    [
      "ShapeError ensemble: predictions must have one shape, got [1, 2, 1] and [1, 1, 1]",
      () => ensemble([yes(0, 1), yes(0)]),
    ],
    [
      "ShapeError ensemble: predictions must hold as many numbers as their shape [3], got 2",
      () => ensemble([{shape: [3], data: new Float32Array(2)}]),
    ],
    [
      "RangeError uncertaintyMaps: members must number at least 1, got 0",
      () => uncertaintyMaps([], sigmoid),
    ],
    [
      "RangeError uncertaintyMaps: members must hold probabilities, 0 to 1, got 1.5 at element 1",
      () => uncertaintyMaps([yes(0, 1.5)], sigmoid),
    ],
    [
      "RangeError uncertaintyMaps: classes must add up to 1 at every place, got 1.5 at element 0",
      () =>
        uncertaintyMaps([{shape: [1, 2], data: Float32Array.of(1, 0.5)}], {activation: "softmax"}),
    ],
    [
      'RangeError uncertaintyMaps: activation must be "sigmoid" or "softmax", got none',
      () => uncertaintyMaps([yes(0)], JSON.parse('{"activation": "none"}')),
    ],
    [
      'RangeError uncertaintyMaps: members must have two classes or more for "softmax", got [1, 1, 1]; one channel is "sigmoid"',
      () => uncertaintyMaps([yes(0.5)], {activation: "softmax"}),
    ],
    [
      "RangeError binaryDecision: probabilities must be numbers, got NaN at element 1",
      () => binaryDecision(yes(0, Number.NaN), {threshold: 0.5}),
    ],
    [
      "RangeError binaryDecision: threshold must lie in 0 to 1, got 1.01",
      () => binaryDecision(yes(0), {threshold: 1.01}),
    ],
  ];
  for (const [message, call] of cases) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
