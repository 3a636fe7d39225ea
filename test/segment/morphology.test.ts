import assert from "node:assert/strict";
import fc from "fast-check";
import {createMask, type Mask} from "../../lib/image/index.ts";
import {close, dilate, distanceTransform, erode, fillHoles, open} from "../../lib/segment/index.ts";

const SHAPE = [6, 5, 4] as const;
const bits = fc.array(fc.boolean(), {minLength: 120, maxLength: 120});
const spacing = fc.constantFrom<readonly [number, number, number]>(
  [1, 1, 1],
  [0.98, 0.98, 3.27],
  [2.5, 0.7, 1],
);
const maskOf = (values: readonly boolean[], size: readonly [number, number, number]): Mask =>
  createMask(Uint8Array.from(values, Number), {shape: SHAPE, spacing: size});

/** Distances by looking at every pair of voxels. */
function plainDistances({data, shape, spacing: s}: Mask, site: number): Float64Array {
  const [nx, ny] = shape;
  const at = (i: number) => [i % nx, Math.floor(i / nx) % ny, Math.floor(i / (nx * ny))];
  return Float64Array.from(data, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < data.length; j++) {
      if (data[j] !== site) continue;
      const [p, q] = [at(i), at(j)];
      least = Math.min(least, Math.hypot(...p.map((value, axis) => (value - q[axis]) * s[axis])));
    }
    return least;
  });
}

/** Turns a mask's values round. */
function complement(mask: Mask): Mask {
  return {...mask, data: mask.data.map((value) => 1 - value)};
}

describe("distanceTransform", () => {
  it("measures in mm along and across anisotropic voxels", () => {
    const one = createMask(Uint8Array.of(1, 0, 0, 0, 0, 0), {shape: [3, 2, 1], spacing: [3, 4, 9]});
    assert.deepEqual(
      distanceTransform(one, {measure: "to mask"}).data,
      Float64Array.of(0, 3, 6, 4, 5, Math.sqrt(52)),
    );
  });

  it("agrees with looking at every pair of voxels", () => {
    fc.assert(
      fc.property(bits, spacing, (values, size) => {
        const mask = maskOf(values, size);
        for (const [measure, site] of [
          ["to mask", 1],
          ["to background", 0],
        ] as const) {
          const found = distanceTransform(mask, {measure}).data;
          plainDistances(mask, site).forEach((d, i) => {
            // Sums of three squares in another order: a few ulp.
            assert.ok(Object.is(found[i], d) || Math.abs(found[i] - d) <= 1e-12 * d);
          });
        }
      }),
      {numRuns: 60},
    );
  });

  it("signs the inside, is never 0, and turns its sign with the mask", () => {
    const mask = createMask(Uint8Array.of(0, 1, 1, 0), {shape: [4, 1, 1], spacing: [2, 1, 1]});
    const signed = distanceTransform(mask, {measure: "signed"}).data;
    const turned = distanceTransform(complement(mask), {measure: "signed"}).data;
    assert.deepEqual(signed, Float64Array.of(2, -2, -2, 2));
    assert.deepEqual(
      turned,
      signed.map((d) => -d),
    );
  });

  it("is infinite where there is nothing to reach, and knows three measures only", () => {
    const empty = createMask(new Uint8Array(2), {shape: [2, 1, 1]});
    const all = Float64Array.of(Infinity, Infinity);
    assert.deepEqual(distanceTransform(empty, {measure: "to mask"}).data, all);
    assert.deepEqual(distanceTransform(empty, {measure: "signed"}).data, all);
    assert.deepEqual(
      distanceTransform(empty, {measure: "to background"}).data,
      Float64Array.of(0, 0),
    );
    const word: unknown = "taxicab";
    assert.throws(
      () => distanceTransform(empty, {measure: word as "signed"}),
      /measure must be .*, got taxicab/,
    );
  });
});

describe("erode, dilate, open, close", () => {
  const cross = {connectivity: 6, beyond: "background"} as const;

  it("take and give one layer", () => {
    const bar = createMask(Uint8Array.of(0, 1, 1, 1, 0), {shape: [5, 1, 1]});
    assert.deepEqual(erode(bar, cross).data, Uint8Array.of(0, 0, 1, 0, 0));
    assert.deepEqual(dilate(bar, {connectivity: 6}).data, Uint8Array.of(1, 1, 1, 1, 1));
  });

  it("leave an axis of one voxel alone", () => {
    const plane = createMask(new Uint8Array(9).fill(1), {shape: [3, 3, 1]});
    assert.deepEqual(erode(plane, cross).data, Uint8Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0));
    const one = createMask(Uint8Array.of(1), {shape: [1, 1, 1]});
    assert.deepEqual(erode(one, cross).data, Uint8Array.of(1));
  });

  it("reach a radius in mm, not in voxels: flat voxels spread further across than along", () => {
    const data = new Uint8Array(9 * 9);
    data[4 + 9 * 4] = 1;
    const dot = createMask(data, {shape: [9, 1, 9], spacing: [1, 1, 3]});
    const grown = dilate(dot, {radiusMm: 3}).data;
    const along = Array.from({length: 9}, (_, x) => grown[x + 9 * 4]);
    const across = Array.from({length: 9}, (_, z) => grown[4 + 9 * z]);
    assert.deepEqual(along, [0, 1, 1, 1, 1, 1, 1, 1, 0]);
    assert.deepEqual(across, [0, 0, 0, 1, 1, 1, 0, 0, 0]);
  });

  it("are dual: eroding is dilating the outside, for neighbours and for balls", () => {
    const element = fc.constantFrom(
      {connectivity: 6},
      {connectivity: 18, times: 2},
      {connectivity: 26},
      {radiusMm: 1.5},
      {radiusMm: 3.3},
    ) as fc.Arbitrary<{connectivity: 6; times?: number} | {radiusMm: number}>;
    fc.assert(
      fc.property(bits, spacing, element, (values, size, b) => {
        const mask = maskOf(values, size);
        assert.deepEqual(
          erode(mask, {...b, beyond: "foreground"}).data,
          complement(dilate(complement(mask), b)).data,
        );
        const opened = open(mask, {...b, beyond: "background"});
        const closed = close(mask, {...b, beyond: "foreground"});
        opened.data.forEach((value, i) => {
          assert.ok(value <= mask.data[i] && mask.data[i] <= closed.data[i]);
        });
        assert.deepEqual(open(opened, {...b, beyond: "background"}).data, opened.data);
        assert.deepEqual(close(closed, {...b, beyond: "foreground"}).data, closed.data);
      }),
      {numRuns: 80},
    );
  });

  it("are eaten at the border by a background beyond, in voxels as in mm", () => {
    const full = createMask(new Uint8Array(5).fill(1), {shape: [5, 1, 1], spacing: [2, 1, 1]});
    const middle = Uint8Array.of(0, 1, 1, 1, 0);
    assert.deepEqual(erode(full, cross).data, middle);
    assert.deepEqual(erode(full, {radiusMm: 2, beyond: "background"}).data, middle);
    assert.deepEqual(erode(full, {radiusMm: 2, beyond: "foreground"}).data, full.data);
  });

  it("refuse elements that are none", () => {
    const mask = createMask(Uint8Array.of(1), {shape: [1, 1, 1]});
    assert.throws(() => dilate(mask, {radiusMm: 0}), /dilate: radiusMm .* above 0, got 0/);
    assert.throws(() => open(mask, {...cross, times: 0}), /open: times .* at least 1, got 0/);
    const word: unknown = "mirror";
    assert.throws(
      () => erode(mask, {connectivity: 6, beyond: word as "background"}),
      /beyond must be "background" or "foreground", got mirror/,
    );
  });
});

describe("fillHoles", () => {
  // A ring with a gap at a corner.
  const ring = createMask(Uint8Array.of(0, 1, 1, 1, 0, 1, 1, 1, 1), {shape: [3, 3, 1]});

  it("fills what cannot reach the border by the neighbours that count", () => {
    assert.deepEqual(
      fillHoles(ring, {connectivity: 6}).data,
      Uint8Array.of(0, 1, 1, 1, 1, 1, 1, 1, 1),
    );
    assert.deepEqual(fillHoles(ring, {connectivity: 26}).data, ring.data);
  });

  it("leaves empty and full masks as they are", () => {
    for (const value of [0, 1]) {
      const mask = createMask(new Uint8Array(8).fill(value), {shape: [2, 2, 2]});
      assert.deepEqual(fillHoles(mask, {connectivity: 6}).data, mask.data);
    }
  });
});
