import assert from "node:assert/strict";
import {pictureCaption} from "../../workbench/exercise/pictureCaption.ts";
import {pictureOf} from "../../workbench/exercise/pictureOf.ts";

/** An image of one value, with others at some places. */
function image(length: number, places: Readonly<Record<number, number>>, value = 0): Float64Array {
  const data = new Float64Array(length).fill(value);
  for (const [place, other] of Object.entries(places)) data[Number(place)] = other;
  return data;
}

describe("pictureOf", () => {
  it("shows a small image whole", () => {
    const pair = {kind: "mask", shape: [2, 2], expected: [0, 1, 1, 0], got: [0, 1, 0, 0]} as const;
    const picture = pictureOf(pair);
    assert.deepEqual(picture, {...pair, expected: [0, 1, 1, 0], got: [0, 1, 0, 0]});
    assert.ok(picture !== undefined && pictureCaption(picture) === undefined);
  });

  it("shows the slice with the largest difference and says which", () => {
    const expected = image(12, {});
    const got = image(12, {1: 1, 9: 2, 10: 2});
    const picture = pictureOf({kind: "image", shape: [2, 2, 3], expected, got});
    assert.deepEqual(picture?.got, [0, 2, 2, 0]);
    assert.deepEqual(picture?.part, {slice: 2, first: [0, 0], step: 1});
    assert.ok(picture !== undefined);
    const caption = pictureCaption(picture);
    assert.equal(caption?.en, "Shown: slice 3, columns 1 to 2, rows 1 to 2.");
  });

  it("cuts a large mask to its regions with some voxels around", () => {
    const expected = image(200 * 200, {[200 * 50 + 60]: 1});
    const got = image(200 * 200, {[200 * 52 + 63]: 1});
    const picture = pictureOf({kind: "mask", shape: [200, 200], expected, got});
    // Columns 60 to 63 and rows 50 to 52, with 4 voxels on each side.
    assert.deepEqual(picture?.shape, [12, 11]);
    assert.deepEqual(picture?.part, {slice: 0, first: [56, 46], step: 1});
    assert.equal(picture?.expected[4 + 12 * 4], 1);
    assert.equal(picture?.got[7 + 12 * 6], 1);
  });

  it("loses no difference when several voxels share a pixel, and says so", () => {
    // A line of one voxel across a mask that is full on one side.
    const size = 400;
    const full = (i: number): number => (i % size < 200 ? 1 : 0);
    const expected = Float64Array.from({length: size * size}, (_, i) => full(i));
    const got = expected.map((value, i) => (i % size === 333 ? 1 : value));
    const picture = pictureOf({kind: "mask", shape: [size, size], expected, got});
    assert.ok(picture !== undefined);
    const [columns, rows] = picture.shape;
    assert.ok(columns <= 128 && rows <= 128, `${columns} × ${rows}`);
    for (let row = 0; row < rows; row++) {
      const given: readonly number[] = picture.got.slice(row * columns, (row + 1) * columns);
      const wanted: readonly number[] = picture.expected.slice(row * columns, (row + 1) * columns);
      assert.equal(given.filter((value, i) => value !== wanted[i]).length, 1);
    }
    assert.match(
      pictureCaption(picture)?.en ?? "",
      /each pixel shows, of 4 × 4, the one that differs/,
    );
  });

  it("keeps five digits of an image, and shows nothing where a value is not finite", () => {
    const third = pictureOf({kind: "image", shape: [2, 1], expected: [1 / 3, 1], got: [1, 1]});
    assert.deepEqual(third?.expected, [0.33333, 1]);
    const broken = {kind: "image", shape: [2, 1], expected: [0, 1], got: [Number.NaN, 1]} as const;
    assert.equal(pictureOf(broken), undefined);
  });
});
