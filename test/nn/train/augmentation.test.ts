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

  it("turns, stretches and shifts lengths where a spacing is given", () => {
    // Rows lie 2 mm apart and columns 1 mm: three rows by five columns are as high as they are wide.
    const image = {shape: [3, 5, 1], data: Float32Array.from({length: 15}, (_, i) => i)};
    const inMm = (change: Partial<Augmentation>) => {
      const drawn = {...still, spacing: [2, 1], ...change};
      const {data} = applyAugmentation({image, target: image}, drawn).image;
      return Array.from(data, (v) => Math.round(v * 1e4) / 1e4);
    };
    // What was 2 mm right of the middle, two columns, comes to lie 2 mm below it, one row.
    const turned = inMm({turnDegrees: 90});
    assert.deepEqual(turned.slice(0, 5), [10, 7.5, 5, 2.5, 0]);
    assert.deepEqual([turned[2], turned[7], turned[12]], [5, 7, 9]);
    // A shift by 2 mm is one row, or two columns.
    assert.deepEqual(inMm({shift: [2, 0]}).slice(5, 10), [0, 1, 2, 3, 4]);
    assert.deepEqual(inMm({shift: [0, 2]}).slice(5, 10), [5, 5, 5, 6, 7]);
    // A zoom is the same share of every length.
    assert.deepEqual(inMm({zoom: 2}).slice(5, 10), [6, 6.5, 7, 7.5, 8]);
  });

  it("keeps a ball a ball on elements that are no cubes", () => {
    // A disc of 7.5 mm on a grid of 3 × 1 mm, turned by any angle: the target stays the same but for
    // elements on its edge.
    const [rows, columns] = [9, 25];
    const disc = new Float32Array(rows * columns);
    for (let i = 0; i < disc.length; i++) {
      const y = 3 * (Math.floor(i / columns) - 4);
      disc[i] = Math.hypot(y, (i % columns) - 12) <= 7.5 ? 1 : 0;
    }
    const one = {shape: [rows, columns, 1], data: disc};
    const turned = (spacing: readonly number[]) =>
      applyAugmentation({image: one, target: one}, {...still, turnDegrees: 90, spacing}).target
        .data;
    const changed = (data: Float32Array) => data.filter((v, i) => v !== disc[i]).length;
    const area = disc.reduce((a, b) => a + b, 0);
    assert.ok(changed(turned([3, 1])) < 0.15 * area, `${changed(turned([3, 1]))} of ${area}`);
    assert.ok(changed(turned([1, 1])) > 0.5 * area);
  });

  it("deforms softly: neighbours move almost alike, and by about sigma", () => {
    // The image is its own x coordinate, so what it loses is how far each element moved along x.
    const size = [40, 40];
    const data = Float32Array.from({length: 1600}, (_, i) => i % 40);
    const ramp = {shape: [...size, 1], data};
    const movesOf = (seed: number) => {
      const elastic = {sigma: 1, every: 10, seed};
      const {image} = applyAugmentation({image: ramp, target: ramp}, {...still, elastic});
      return image.data.map((v, i) => (i % 40) - v);
    };
    const squares: number[] = [];
    for (let seed = 0; seed < 10; seed++) {
      const moves = movesOf(seed);
      for (let y = 5; y < 35; y++) {
        for (let x = 5; x < 35; x++) {
          const i = 40 * y + x;
          squares.push(moves[i] ** 2);
          // Ten elements between control points whose moves differ by a few sigma.
          assert.ok(Math.abs(moves[i] - moves[i - 1]) < 0.6);
        }
      }
    }
    // 10 fields of about 16 independent points each; between points the cubic averages, so below 1.
    const rms = Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
    assert.ok(rms > 0.6 && rms < 1.1, `${rms}`);
    assert.notDeepEqual(movesOf(1), movesOf(2));
  });

  it("deforms lengths where a spacing is given, and never an axis of one element", () => {
    const data = Float32Array.from({length: 64}, (_, i) => i % 8);
    const image = {shape: [1, 8, 8, 1], data};
    const drawn = {
      ...{...still, flip: [false, false, false], shift: [0, 0, 0], spacing: [5, 2, 2]},
      elastic: {sigma: 1, every: 8, seed: 3},
    };
    const inElements = {...drawn, spacing: [1, 1, 1], elastic: {sigma: 0.5, every: 4, seed: 3}};
    const both = [drawn, inElements].map((one) => applyAugmentation({image, target: image}, one));
    // The same control points, displaced by the same number of elements.
    for (let i = 0; i < 64; i++) {
      assert.ok(Math.abs(both[0].image.data[i] - both[1].image.data[i]) < 1e-5);
    }
    assert.notDeepEqual(both[0].image.data, data);
  });

  it("gives the same numbers without a spacing and with cubes of 1 mm", () => {
    const drawn = drawAugmentation(createRng(2), {
      size: [3, 3],
      turnDegrees: 30,
      zoom: 1.2,
      shift: 1,
    });
    assert.deepEqual(
      applyAugmentation(numbers, {...drawn, spacing: [1, 1]}),
      applyAugmentation(numbers, drawn),
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
    const elastic = {sigma: 0.3, every: 2};
    const options = {size: [3, 3], noise: 1, turnDegrees: 20, elastic};
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
      "RangeError drawAugmentation: spacing must have one length above 0 per axis of [3, 3], got [1, 0]",
      () => drawAugmentation(rng, {size: [3, 3], spacing: [1, 0]}),
    ],
    [
      "RangeError drawAugmentation: elastic must have sigma of at least 0 and every of at least an element, 1, got 1 and 0",
      () => drawAugmentation(rng, {size: [3, 3], elastic: {sigma: 1, every: 0}}),
    ],
    [
      "RangeError drawAugmentation: elastic must have sigma of at least 0 and every of at least an element, 2, got 1 and 1",
      () => drawAugmentation(rng, {size: [3, 3], spacing: [2, 4], elastic: {sigma: 1, every: 1}}),
    ],
    [
      'RangeError applyAugmentation: augmentation must hold finite numbers, zoom and spacing above 0, got {"zoom":0,"spacing":[],"turnDegrees":0,"shift":[0,0],"gain":1,"offset":0,"noise":0}',
      () => applyAugmentation(numbers, {...still, zoom: 0}),
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
