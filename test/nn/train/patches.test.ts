import assert from "node:assert/strict";
import {createRng} from "../../../lib/core/index.ts";
import type {Sample} from "../../../lib/nn/index.ts";
import {batchOf, cutPatch, drawCropAway, drawPatch, patchBatches} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";

/** An image that counts its elements, with one voxel of target. */
function counting(shape: readonly number[], marked: number): Sample {
  const size = shape.reduce((a, b) => a * b, 1);
  const target = new Float32Array(size);
  target[marked] = 1;
  return {
    image: {shape: [...shape, 1], data: Float32Array.from({length: size}, (_, i) => i)},
    target: {shape: [...shape, 1], data: target},
  };
}

describe("cutPatch", () => {
  it("cuts a box out of a volume", () => {
    const {image, target} = cutPatch(counting([2, 3, 4], 17), {start: [1, 1, 1], size: [1, 2, 2]});
    assert.deepEqual(image, {shape: [1, 2, 2, 1], data: Float32Array.of(17, 18, 21, 22)});
    assert.deepEqual(target.data, Float32Array.of(1, 0, 0, 0));
  });

  it("keeps channels together", () => {
    const image = {shape: [2, 2, 2], data: Float32Array.of(1, -1, 2, -2, 3, -3, 4, -4)};
    const target = {shape: [2, 2, 1], data: new Float32Array(4)};
    const patch = cutPatch({image, target}, {start: [0, 1], size: [2, 1]});
    assert.deepEqual(patch.image, {shape: [2, 1, 2], data: Float32Array.of(2, -2, 4, -4)});
  });

  it("fills with 0 beyond the end of the image", () => {
    const {image} = cutPatch(counting([2, 2], 0), {start: [1, 0], size: [2, 3]});
    assert.deepEqual(image.data, Float32Array.of(2, 3, 0, 0, 0, 0));
  });

  it("fills with 0 before the image when it starts there", () => {
    const {image, target} = cutPatch(counting([2, 2], 1), {start: [0, -1], size: [2, 4]});
    assert.deepEqual(image.data, Float32Array.of(0, 0, 1, 0, 0, 2, 3, 0));
    assert.deepEqual(target.data, Float32Array.of(0, 0, 1, 0, 0, 0, 0, 0));
  });
});

describe("drawCropAway", () => {
  it("takes up to its share off each end, whichever end", () => {
    const rng = createRng(4);
    const boxes = Array.from({length: 300}, () => drawCropAway(rng, {size: [10, 20], most: 0.4}));
    const lost = (axis: number, n: number) =>
      boxes.map(({start, size}) => [start[axis], n - start[axis] - size[axis]]);
    // Below 0.4 of the length, and all of 0 … 3 and 0 … 7 occur at either end.
    const seen = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
    for (const end of [0, 1]) {
      assert.deepEqual(seen(lost(0, 10).map((both) => both[end])), [0, 1, 2, 3]);
      assert.deepEqual(seen(lost(1, 20).map((both) => both[end])), [0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it("leaves at least one element", () => {
    const rng = createRng(5);
    for (let i = 0; i < 100; i++) {
      assert.deepEqual(drawCropAway(rng, {size: [1], most: 0.49}), {start: [0], size: [1]});
    }
  });
});

describe("drawPatch", () => {
  it("always holds the only voxel of the target when foreground is 1", () => {
    const sample = counting([5, 6, 7], 2 * 42 + 3 * 7 + 6);
    const rng = createRng(1);
    for (let i = 0; i < 200; i++) {
      const start = drawPatch(rng, sample, {size: [2, 3, 3], foreground: 1});
      const {target} = cutPatch(sample, {start, size: [2, 3, 3]});
      assert.equal(target.data.filter((v) => v > 0).length, 1);
    }
  });

  it("reaches every place when foreground is 0", () => {
    const rng = createRng(2);
    const seen = new Set<string>();
    for (let i = 0; i < 200; i++) {
      seen.add(drawPatch(rng, counting([3, 3], 0), {size: [2, 2], foreground: 0}).join());
    }
    assert.deepEqual([...seen].sort(), ["0,0", "0,1", "1,0", "1,1"]);
  });

  it("takes any place where the target is empty", () => {
    const sample = counting([3], 0);
    sample.target.data.fill(0);
    const start = drawPatch(createRng(3), sample, {size: [3], foreground: 1});
    assert.deepEqual(start, [0]);
  });
});

describe("patchBatches", () => {
  it("gives the same batch for the same step, in whatever order steps are asked for", () => {
    const options = {batch: 2, size: [2, 2], foreground: 0.5, augment: {flip: [true, true]}};
    const samples = [counting([4, 5], 3), counting([3, 3], 8)];
    const forwards = patchBatches(samples, {rng: createRng(9), ...options});
    const first = [0, 1, 2].map(forwards);
    const backwards = patchBatches(samples, {rng: createRng(9), ...options});
    assert.deepEqual([2, 1, 0].map(backwards).reverse(), first);
    assert.notDeepEqual(first[0], first[1]);
    assert.deepEqual(first[0].x.shape, [2, 2, 2, 1]);
  });

  it("hides how far the target lies from the border when images are cropped", () => {
    // The only voxel of the target is the middle of nine; a patch of nine shows where it lies.
    const placesOf = (cropAway: {most: number} | undefined) => {
      const batches = patchBatches([counting([9], 4)], {
        ...{rng: createRng(6), batch: 200, size: [9], foreground: 1},
        ...(cropAway === undefined ? {} : {cropAway}),
      });
      const {target} = batches(0);
      const places = Array.from({length: 200}, (_, k) =>
        target.data.subarray(9 * k, 9 * k + 9).indexOf(1),
      );
      return [...new Set(places)].sort((a, b) => a - b);
    };
    assert.deepEqual(placesOf(undefined), [4]);
    assert.deepEqual(placesOf({most: 0.4}), [1, 2, 3, 4, 5, 6, 7]);
  });

  it("crops alike for the same step", () => {
    const options = {batch: 2, size: [3, 3], foreground: 0.5, cropAway: {most: 0.4}};
    const batches = () => patchBatches([counting([6, 7], 20)], {rng: createRng(3), ...options});
    assert.deepEqual(batches()(5), batches()(5));
  });
});

describe("patches with bad input", () => {
  const sample = counting([3, 3], 0);
  const wrongTarget = {...sample, target: {shape: [3, 2, 1], data: new Float32Array(6)}};
  const rng = createRng(1);
  const cases: readonly (readonly [string, () => unknown])[] = [
    [
      "ShapeError batchOf: samples must have one shape, got [3, 3, 1] and [2, 2, 1]",
      () => batchOf([sample, counting([2, 2], 0)]),
    ],
    ["RangeError batchOf: samples must number at least 1, got 0", () => batchOf([])],
    [
      "ShapeError cutPatch: image and target must cover the same voxels, got [3, 3, 1] and [3, 2, 1]",
      () => cutPatch(wrongTarget, {start: [0, 0], size: [1, 1]}),
    ],
    [
      "RangeError cutPatch: start must lie inside the image [3, 3, 1], got [3, 0]",
      () => cutPatch(sample, {start: [3, 0], size: [1, 1]}),
    ],
    [
      "RangeError drawPatch: size must hold whole numbers of at least 1, got [0, 1]",
      () => drawPatch(rng, sample, {size: [0, 1], foreground: 0}),
    ],
    [
      "ShapeError drawPatch: size must have one number per spatial axis, got [1] for [3, 3, 1]",
      () => drawPatch(rng, sample, {size: [1], foreground: 0}),
    ],
    [
      "RangeError drawPatch: foreground must lie in 0 to 1, got 1.5",
      () => drawPatch(rng, sample, {size: [1, 1], foreground: 1.5}),
    ],
    [
      "RangeError drawCropAway: size must hold whole numbers of at least 1, got [3, 0]",
      () => drawCropAway(rng, {size: [3, 0], most: 0.2}),
    ],
    [
      "RangeError drawCropAway: most must be at least 0 and below 0.5 of [3, 3], got 0.5",
      () => drawCropAway(rng, {size: [3, 3], most: 0.5}),
    ],
    [
      "RangeError cutPatch: start must lie inside the image [3, 3, 1], got [-1, 0]",
      () => cutPatch(sample, {start: [-1, 0], size: [1, 1]}),
    ],
    [
      "RangeError patchBatches: most must be at least 0 and below 0.5 of [3, 3, 1], got -1",
      () =>
        patchBatches([sample], {rng, batch: 1, size: [1, 1], foreground: 0, cropAway: {most: -1}}),
    ],
    [
      "RangeError patchBatches: samples and batch must number at least 1, got 0 and 1",
      () => patchBatches([], {rng, batch: 1, size: [1], foreground: 0}),
    ],
  ];
  for (const [message, call] of cases) {
    it(`says: ${message}`, () => assert.equal(outcome(call), message));
  }
});
