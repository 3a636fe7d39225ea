import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "../../../lib/core/index.ts";
import type {Augmentation, Sample} from "../../../lib/nn/index.ts";
import {applyAugmentation, drawAugmentation} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** Changes nothing. */
const still: Augmentation = {
  flip: [false, false],
  turnDegrees: 0,
  zoom: 1,
  shift: [0, 0],
  gain: 1,
  offset: 0,
  noise: 0,
  noiseSeed: 1,
};

/** A 3 × 3 image whose rows stay rows, and the target of its values above 4. */
function grid(...values: number[]): Sample {
  const image = {shape: [3, 3, 1], data: Float32Array.from(values)};
  return {image, target: {shape: [3, 3, 1], data: image.data.map((v) => (v > 4 ? 1 : 0))}};
}

const numbers = grid(...[0, 1, 2], ...[3, 4, 5], ...[6, 7, 8]);
const moved = (change: Partial<Augmentation>) =>
  applyAugmentation(numbers, {...still, ...change}).image.data;

describe("applyAugmentation", () => {
  it("turns round one axis", () => {
    assert.deepEqual(moved({flip: [false, true]}), Float32Array.of(2, 1, 0, 5, 4, 3, 8, 7, 6));
    assert.deepEqual(moved({flip: [true, false]}), Float32Array.of(6, 7, 8, 3, 4, 5, 0, 1, 2));
  });

  it("turns by a right angle without changing a value", () => {
    const turned = Array.from(moved({turnDegrees: 90}), (v) => Math.round(v * 1e4) / 1e4);
    assert.deepEqual(turned, [6, 3, 0, 7, 4, 1, 8, 5, 2]);
  });

  it("shifts, and continues by the edge", () => {
    assert.deepEqual(moved({shift: [0, 1]}), Float32Array.of(0, 0, 1, 3, 3, 4, 6, 6, 7));
    assert.deepEqual(
      moved({shift: [0, 0.5]}),
      Float32Array.of(0, 0.5, 1.5, 3, 3.5, 4.5, 6, 6.5, 7.5),
    );
  });

  it("magnifies about the middle", () => {
    assert.deepEqual(moved({zoom: 2}), Float32Array.of(2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6));
  });

  it("changes brightness of the image alone", () => {
    const {image, target} = applyAugmentation(numbers, {...still, gain: 2, offset: 1});
    assert.deepEqual(
      image.data,
      numbers.image.data.map((v) => 2 * v + 1),
    );
    assert.deepEqual(target.data, numbers.target.data);
  });

  it("moves image and target together, and keeps the target 0 or 1", () => {
    const property = fc.property(fc.integer(), (seed) => {
      const size = [6, 5, 4];
      const rng = createRng(seed);
      const data = Float32Array.from({length: 120}, () => (rng.next() < 0.3 ? 1 : 0));
      const both = {shape: [...size, 1], data};
      const options = {size, flip: [true, true, true], turnDegrees: 40, zoom: 1.3, shift: 1.5};
      const {image, target} = applyAugmentation(
        {image: both, target: both},
        drawAugmentation(rng, options),
      );
      // Where linear interpolation is within a hair of one value, the nearest element has that value.
      for (let i = 0; i < 120; i++) {
        assert.ok(target.data[i] === 0 || target.data[i] === 1);
        if (image.data[i] === 0 || image.data[i] === 1) assert.equal(target.data[i], image.data[i]);
      }
    });
    fc.assert(property, {seed: 5, numRuns: 50});
  });

  it("leaves its argument alone and repeats itself, noise included", () => {
    const before = numbers.image.data.slice();
    const options = {size: [3, 3], noise: 1, turnDegrees: 20};
    const drawn = drawAugmentation(createRng(4), options);
    const first = applyAugmentation(numbers, drawn);
    assert.deepEqual(applyAugmentation(numbers, JSON.parse(JSON.stringify(drawn))), first);
    assert.deepEqual(numbers.image.data, before);
    assert.notDeepEqual(first.image.data, before);
  });
});

describe("drawAugmentation", () => {
  it("stays within its limits and uses them", () => {
    const rng = createRng(11);
    const limits = {size: [8, 8], flip: [true, false], turnDegrees: 10, zoom: 1.25, shift: 2};
    const draws = Array.from({length: 500}, () => drawAugmentation(rng, limits));
    const turns = draws.map(({turnDegrees}) => Math.abs(turnDegrees));
    const zooms = draws.map(({zoom}) => zoom);
    assert.ok(Math.max(...turns) <= 10 && Math.max(...turns) > 9);
    assert.ok(Math.min(...zooms) >= 0.8 && Math.max(...zooms) <= 1.25);
    assert.ok(draws.every(({flip}) => !flip[1]));
    const flips = draws.filter(({flip}) => flip[0]).length;
    // 500 tosses: 250 within four standard deviations of 11.
    assert.ok(Math.abs(flips - 250) < 45, `${flips} flips`);
    assert.ok(draws.every(({gain, offset, noise}) => gain === 1 && offset === 0 && noise === 0));
  });

  const rng = createRng(1);
  const wrong: readonly (readonly [string, () => unknown])[] = [
    [
      "RangeError drawAugmentation: turnDegrees must be at least 0, got -1",
      () => drawAugmentation(rng, {size: [3, 3], turnDegrees: -1}),
    ],
    [
      "RangeError drawAugmentation: zoom − 1 must be at least 0, got -0.5",
      () => drawAugmentation(rng, {size: [3, 3], zoom: 0.5}),
    ],
    [
      "RangeError drawAugmentation: flip must have one entry per axis of [3, 3], got 1",
      () => drawAugmentation(rng, {size: [3, 3], flip: [true]}),
    ],
    [
      "ShapeError applyAugmentation: augmentation must be drawn for [3, 3], got 3 axes",
      () => applyAugmentation(numbers, {...still, shift: [0, 0, 0], flip: [false, false, false]}),
    ],
  ];
  for (const [message, call] of wrong) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
