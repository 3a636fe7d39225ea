import assert from "node:assert/strict";
import fc from "fast-check";
import {createMask} from "../../lib/image/index.ts";
import type {Connectivity} from "../../lib/segment/index.ts";
import {
  componentAt,
  connectedComponents,
  keepComponents,
  largestComponent,
} from "../../lib/segment/index.ts";

/** Labels by flooding, one part after the other: slow and plain. */
function flood(data: Uint8Array, shape: readonly number[], connectivity: Connectivity): Int32Array {
  const [nx, ny, nz] = shape;
  const reach = connectivity === 6 ? 1 : connectivity === 18 ? 2 : 3;
  const labels = new Int32Array(data.length);
  let count = 0;
  for (let seed = 0; seed < data.length; seed++) {
    if (data[seed] === 0 || labels[seed] !== 0) continue;
    const open = [seed];
    labels[seed] = ++count;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      const x = i % nx;
      const y = Math.floor(i / nx) % ny;
      const z = Math.floor(i / (nx * ny));
      for (let k = 0; k < 27; k++) {
        const step = [(k % 3) - 1, (Math.floor(k / 3) % 3) - 1, Math.floor(k / 9) - 1];
        if (Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]) > reach) continue;
        const [px, py, pz] = [x + step[0], y + step[1], z + step[2]];
        if (px < 0 || py < 0 || pz < 0 || px >= nx || py >= ny || pz >= nz) continue;
        const other = px + nx * (py + ny * pz);
        if (data[other] === 0 || labels[other] !== 0) continue;
        labels[other] = count;
        open.push(other);
      }
    }
  }
  return labels;
}

describe("connectedComponents", () => {
  // Two voxels that share an edge, and one that touches the second by a corner.
  const diagonal = createMask(Uint8Array.of(1, 0, 0, 1, 0, 0, 0, 0), {shape: [2, 2, 2]});
  const corner = createMask(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1), {shape: [2, 2, 2]});

  it("counts edges and corners as touching only where asked", () => {
    const counts = (mask: typeof corner) =>
      ([6, 18, 26] as const).map((connectivity) => connectedComponents(mask, {connectivity}).count);
    assert.deepEqual(counts(diagonal), [2, 1, 1]);
    assert.deepEqual(counts(corner), [2, 2, 1]);
  });

  it("joins the arms of a U that meet late, and numbers parts in scan order", () => {
    const data = Uint8Array.of(1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1);
    const parts = connectedComponents(createMask(data, {shape: [5, 3, 1]}), {connectivity: 6});
    assert.deepEqual(parts.labels, Int32Array.of(1, 0, 1, 0, 2, 1, 0, 1, 0, 2, 1, 1, 1, 0, 2));
    assert.deepEqual(parts.sizes, Float64Array.of(7, 3));
  });

  it("agrees with plain flooding on random masks", () => {
    const shape = fc.tuple(
      fc.integer({min: 1, max: 7}),
      fc.integer({min: 1, max: 6}),
      fc.integer({min: 1, max: 5}),
    );
    const connectivity = fc.constantFrom<Connectivity>(6, 18, 26);
    const seeds = fc.array(fc.boolean(), {minLength: 210, maxLength: 210});
    fc.assert(
      fc.property(shape, connectivity, seeds, (size, neighbours, bits) => {
        const data = Uint8Array.from(bits.slice(0, size[0] * size[1] * size[2]), Number);
        const parts = connectedComponents(createMask(data, {shape: size}), {
          connectivity: neighbours,
        });
        assert.deepEqual(parts.labels, flood(data, size, neighbours));
        assert.equal(
          parts.sizes.reduce((a, b) => a + b, 0),
          data.reduce((a, b) => a + b, 0),
        );
      }),
      {numRuns: 200},
    );
  });

  it("finds no part in an empty mask, and knows three neighbourhoods only", () => {
    const empty = createMask(new Uint8Array(8), {shape: [2, 2, 2]});
    assert.equal(connectedComponents(empty, {connectivity: 6}).count, 0);
    const four: unknown = 4;
    assert.throws(
      () => connectedComponents(empty, {connectivity: four as 6}),
      /connectivity must be 6, 18 or 26, got 4/,
    );
  });
});

describe("largestComponent and componentAt", () => {
  const mask = createMask(Uint8Array.of(1, 0, 1, 1, 0, 1, 1), {shape: [7, 1, 1]});

  it("keep one part: the first of the largest, or the one of a voxel", () => {
    assert.deepEqual(
      largestComponent(mask, {connectivity: 6}).data,
      Uint8Array.of(0, 0, 1, 1, 0, 0, 0),
    );
    assert.deepEqual(
      componentAt(mask, {voxel: [6, 0, 0], connectivity: 6}).data,
      Uint8Array.of(0, 0, 0, 0, 0, 1, 1),
    );
  });

  it("refuse an empty mask, and a voxel outside", () => {
    const empty = createMask(new Uint8Array(2), {shape: [2, 1, 1]});
    assert.throws(
      () => largestComponent(empty, {connectivity: 6}),
      /at least one voxel, got 0 of 2/,
    );
    assert.throws(
      () => componentAt(mask, {voxel: [1, 0, 0], connectivity: 6}),
      /the voxel must lie inside the mask, got \(1, 0, 0\) outside/,
    );
    assert.throws(
      () => componentAt(mask, {voxel: [7, 0, 0], connectivity: 6}),
      /must lie inside 7/,
    );
  });
});

describe("keepComponents", () => {
  // Parts of 1, 3, 1 and 2 voxels, each 0.5 mm³.
  const mask = createMask(Uint8Array.of(1, 0, 1, 1, 1, 0, 1, 0, 1, 1), {
    shape: [10, 1, 1],
    spacing: [0.5, 1, 1],
  });
  const kept = (options: {minVolumeMm3?: number; most?: number}) =>
    keepComponents(mask, {connectivity: 6, ...options}).data;

  it("drops what is smaller than a volume in mm³", () => {
    assert.deepEqual(kept({minVolumeMm3: 1}), Uint8Array.of(0, 0, 1, 1, 1, 0, 0, 0, 1, 1));
    assert.deepEqual(kept({minVolumeMm3: 1.01}), Uint8Array.of(0, 0, 1, 1, 1, 0, 0, 0, 0, 0));
    assert.deepEqual(kept({minVolumeMm3: 2}), new Uint8Array(10));
  });

  it("keeps the largest parts, of equal ones the first", () => {
    assert.deepEqual(kept({most: 2}), Uint8Array.of(0, 0, 1, 1, 1, 0, 0, 0, 1, 1));
    assert.deepEqual(kept({most: 3}), Uint8Array.of(1, 0, 1, 1, 1, 0, 0, 0, 1, 1));
  });

  it("keeps all without a rule, and agrees with largestComponent on one", () => {
    assert.deepEqual(kept({}), mask.data);
    assert.deepEqual(kept({most: 1}), largestComponent(mask, {connectivity: 6}).data);
  });

  it("takes an empty mask", () => {
    const empty = createMask(new Uint8Array(4), {shape: [4, 1, 1]});
    assert.deepEqual(keepComponents(empty, {connectivity: 6, most: 1}).data, empty.data);
  });

  it("refuses what is no volume and no number of parts", () => {
    assert.throws(() => kept({minVolumeMm3: -1}), {
      name: "RangeError",
      message: "keepComponents: minVolumeMm3 must be a finite volume of at least 0, got -1",
    });
    assert.throws(() => kept({most: 1.5}), {
      name: "RangeError",
      message: "keepComponents: most must be a whole number of at least 1, got 1.5",
    });
  });
});
