import assert from "node:assert/strict";
import fc from "fast-check";
import type {Interpolation, Outside} from "../../lib/image/index.ts";
import {
  createMask,
  createVolume,
  interpolate,
  resample,
  resampledGrid,
  resampleIsotropic,
  resampleMask,
  resampleTo,
  reorient,
  voxelToWorld,
  zoom,
} from "../../lib/image/index.ts";
import {indexMap} from "../../lib/image/indexMap.ts";
import {interpolationKernel} from "../../lib/image/interpolationKernel.ts";
import {resampleOblique} from "../../lib/image/resampleOblique.ts";
import {countOf, randomGrid} from "./grids.ts";

const KINDS: readonly Interpolation[] = [
  "nearest",
  "linear",
  "quadratic-b-spline",
  "cubic-b-spline",
  {window: "lanczos", radius: 3},
  {window: "cosine", radius: 2},
  {window: "hamming", radius: 4},
];
const OUTSIDES: readonly Outside[] = ["edge", "mirror", {value: -7}];

/** Numbers that look random and are the same each time. */
function someNumbers(count: number): Float64Array {
  return Float64Array.from({length: count}, (_, i) => ((i * 7919 + 31) % 101) - 50);
}

/** Finds the largest difference of two lists. */
function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

const small = createVolume(someNumbers(5 * 4 * 3), {
  shape: [5, 4, 3],
  spacing: [1, 0.7, 3],
  origin: [3, -2, 9],
  unit: "HU",
});

describe("resampleTo", () => {
  it("finds values between voxels on a line of three", () => {
    const line = createVolume(Float64Array.of(0, 10, 30), {shape: [3, 1, 1], unit: "1"});
    const grid = createMask(new Uint8Array(4), {shape: [4, 1, 1], origin: [-0.5, 0, 0]});
    const at = (interpolation: Interpolation, outside: Outside) =>
      Array.from(resampleTo(line, grid, {interpolation, outside}).data);
    assert.deepEqual(at("linear", "edge"), [0, 5, 20, 30]);
    assert.deepEqual(at("linear", "mirror"), [5, 5, 20, 20]);
    assert.deepEqual(at("linear", {value: 99}), [0, 5, 20, 30]);
    assert.deepEqual(at("nearest", "edge"), [0, 10, 30, 30]);
  });

  it("gives the outside value only beyond the last half voxel", () => {
    const line = createVolume(Float64Array.of(4, 4), {shape: [2, 1, 1], unit: "1"});
    const grid = createMask(new Uint8Array(4), {shape: [4, 1, 1], origin: [-0.6, 0, 0]});
    const options = {interpolation: "linear", outside: {value: -1}} as const;
    assert.deepEqual(Array.from(resampleTo(line, grid, options).data), [-1, 4, 4, -1]);
  });

  for (const interpolation of KINDS) {
    for (const outside of OUTSIDES) {
      const title = `${JSON.stringify(interpolation)} with outside ${JSON.stringify(outside)}`;
      it(`${title} leaves the same grid exactly as it is`, () => {
        const same = resampleTo(small, small, {interpolation, outside});
        assert.deepEqual(Array.from(same.data), Array.from(small.data));
        assert.notEqual(same.data, small.data);
      });

      it(`${title} is the same along the axes and voxel by voxel`, () => {
        const grid = resampledGrid(small, {
          spacing: [0.8, 0.9, 1.7],
          align: "centre",
          size: [8, 5, 7],
        });
        const fast = resampleTo(small, grid, {interpolation, outside});
        const plain = resampleOblique(Float64Array.from(small.data), small.shape, {
          map: indexMap(small, grid),
          outShape: grid.shape,
          kernel: interpolationKernel("test", interpolation),
          outside,
        });
        // Sums are taken in another order: a few ulp of 50.
        assert.ok(worst(fast.data, plain) < 1e-11);
      });
    }

    it(`${JSON.stringify(interpolation)} keeps a constant on any grid`, () => {
      fc.assert(
        fc.property(randomGrid, randomGrid, (from, to) => {
          const flat = new Float64Array(countOf(from)).fill(42);
          const grid = createMask(new Uint8Array(countOf(to)), to);
          const out = resampleTo(createVolume(flat, {...from, unit: "1"}), grid, {
            interpolation,
            outside: "edge",
          });
          assert.ok(out.data.every((value) => Math.abs(value - 42) < 1e-9));
        }),
        {seed: 12, numRuns: 25},
      );
    });
  }

  it("is linear in the image", () => {
    const other = {...small, data: someNumbers(small.data.length).reverse()};
    const both = {...small, data: Float64Array.from(small.data, (v, i) => 2 * v - other.data[i])};
    const options = {
      spacing: [1.3, 0.5, 2] as const,
      align: "corner",
      size: "ceil",
      interpolation: "cubic-b-spline",
      outside: "mirror",
    } as const;
    const [a, b, c] = [small, other, both].map((v) => resample(v, options).data);
    assert.ok(
      worst(
        c,
        Float64Array.from(a, (v, i) => 2 * v - b[i]),
      ) < 1e-10,
    );
  });

  it("commutes with flips and exchanges of axes", () => {
    const options = {
      spacing: [1.5, 1.5, 1.5] as const,
      align: "centre",
      size: "ceil",
      interpolation: "cubic-b-spline",
      outside: "edge",
    } as const;
    const first = reorient(resample(small, options), "SLA");
    const last = resample(reorient(small, "SLA"), options);
    assert.deepEqual(first.shape, last.shape);
    assert.ok(worst(first.data, last.data) < 1e-10);
  });

  it("gives a plane that crosses an oblique grid the values of a linear ramp", () => {
    const cosine = Math.cos(0.3);
    const sine = Math.sin(0.3);
    const empty = createVolume(new Float64Array(9 * 9 * 9), {
      shape: [9, 9, 9],
      spacing: [1, 2, 1.5],
      direction: [cosine, -sine, 0, sine, cosine, 0, 0, 0, 1],
      unit: "1",
    });
    const ramp = (p: readonly number[]): number => 3 * p[0] - 2 * p[1] + 0.5 * p[2];
    const data = empty.data.map((_, i) =>
      ramp(voxelToWorld(empty, [i % 9, Math.floor(i / 9) % 9, Math.floor(i / 81)])),
    );
    const grid = createMask(new Uint8Array(8), {shape: [2, 2, 2], origin: [0, 4, 4]});
    const out = resampleTo({...empty, data}, grid, {interpolation: "linear", outside: "edge"});
    out.data.forEach((value, i) => {
      const p = voxelToWorld(grid, [i % 2, Math.floor(i / 2) % 2, Math.floor(i / 4)]);
      assert.ok(Math.abs(value - ramp(p)) < 1e-10);
    });
  });

  it("keeps a NaN in its place on the same grid, and beside it only where it is weighed", () => {
    const holed = createVolume(Float64Array.of(1, 2, Number.NaN, 4, 5), {
      shape: [5, 1, 1],
      unit: "1",
    });
    const same = resampleTo(holed, holed, {interpolation: "linear", outside: "edge"});
    assert.deepEqual(Array.from(same.data), [1, 2, Number.NaN, 4, 5]);
    const half = zoom(holed, {
      factor: 2,
      align: "voxel-edges",
      interpolation: "linear",
      outside: "edge",
    });
    assert.deepEqual(Array.from(half.data, Number.isNaN), [
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it("handles one voxel, and one layer", () => {
    const one = createVolume(Float32Array.of(6), {shape: [1, 1, 1], unit: "1"});
    for (const interpolation of KINDS) {
      const grid = createMask(new Uint8Array(3), {shape: [3, 1, 1], origin: [-1, 0, 0]});
      const out = resampleTo(one, grid, {interpolation, outside: "edge"});
      assert.ok(out.data.every((value) => Math.abs(value - 6) < 1e-6));
    }
  });

  it("refuses a spacing of 0, a degenerate direction and unknown words", () => {
    const options = {interpolation: "linear", outside: "edge"} as const;
    assert.throws(() => resampleTo(small, {...small, spacing: [0, 1, 1]}, options), {
      name: "RangeError",
      message: "resampleTo: spacing must be three finite sizes above 0 mm, got [0, 1, 1]",
    });
    const flat = {...small, direction: Float64Array.of(1, 0, 0, 1, 0, 0, 0, 0, 1)};
    assert.throws(() => resampleTo(small, flat, options), /resampleTo: direction must be/);
    assert.throws(
      // @ts-expect-error the type forbids it too
      () => resampleTo(small, small, {interpolation: "cubic", outside: "edge"}),
      /resampleTo: interpolation must be "nearest", .* got "cubic"/,
    );
    assert.throws(
      // @ts-expect-error the type forbids it too
      () => resampleTo(small, small, {interpolation: "linear", outside: 0}),
      /resampleTo: outside must be "edge", "mirror" or \{value: number\}, got 0/,
    );
  });
});

describe("resampledGrid", () => {
  it("shares the centre, the corner or the first voxel", () => {
    const grid = createMask(new Uint8Array(9), {shape: [9, 1, 1], spacing: [1, 1, 1]});
    const at = (align: "centre" | "corner" | "first-voxel") =>
      resampledGrid(grid, {spacing: [2, 1, 1], align, size: "ceil"});
    assert.deepEqual(at("centre").shape, [5, 1, 1]);
    assert.deepEqual(at("centre").origin, [0, 0, 0]);
    assert.deepEqual(at("corner").origin, [0.5, 0, 0]);
    assert.deepEqual(at("first-voxel").origin, [0, 0, 0]);
    const centre = resampledGrid(grid, {spacing: [2, 1, 1], align: "centre", size: "floor"});
    assert.deepEqual([centre.shape[0], centre.origin[0]], [4, 1]);
  });

  it("does not add a voxel for a rounding error", () => {
    const grid = createMask(new Uint8Array(49), {shape: [49, 1, 1], spacing: [0.7, 1, 1]});
    const options = {spacing: [0.1, 1, 1], align: "centre", size: "ceil"} as const;
    assert.equal(resampledGrid(grid, options).shape[0], 343);
  });

  it("moves the origin along the grid's own axes", () => {
    fc.assert(
      fc.property(randomGrid, (from) => {
        const grid = createMask(new Uint8Array(countOf(from)), from);
        const next = resampledGrid(grid, {spacing: [1, 2, 3], align: "centre", size: "ceil"});
        const middle = (g: typeof grid | typeof next) =>
          voxelToWorld(
            g,
            g.shape.map((n) => (n - 1) / 2),
          );
        assert.ok(worst(middle(grid), middle(next)) < 1e-9);
        const corner = resampledGrid(grid, {spacing: [1, 2, 3], align: "corner", size: "ceil"});
        const outer = [-0.5, -0.5, -0.5];
        assert.ok(worst(voxelToWorld(grid, outer), voxelToWorld(corner, outer)) < 1e-9);
      }),
      {seed: 12, numRuns: 50},
    );
  });

  it("refuses a spacing of 0 and unknown rules", () => {
    const options = {spacing: [0, 1, 1], align: "centre", size: "ceil"} as const;
    assert.throws(
      () => resampledGrid(small, options),
      /spacing must be three finite sizes above 0 mm/,
    );
    assert.throws(
      // @ts-expect-error the type forbids it too
      () => resampledGrid(small, {...options, spacing: [1, 1, 1], align: "origin"}),
      /align must be "centre", "corner" or "first-voxel", got origin/,
    );
    assert.throws(
      () => resampledGrid(small, {...options, spacing: [1, 1, 1], size: [0, 1, 1]}),
      /size must be .* got \[0,1,1\]/,
    );
  });
});

describe("resampleMask and resampleIsotropic", () => {
  it("cut the interpolated region at one half, half included", () => {
    const mask = createMask(Uint8Array.of(0, 1, 1, 0), {shape: [4, 1, 1]});
    const grid = createMask(new Uint8Array(3), {shape: [3, 1, 1], origin: [0.5, 0, 0]});
    assert.deepEqual(
      Array.from(resampleMask(mask, grid, {interpolation: "linear"}).data),
      [1, 1, 1],
    );
    assert.deepEqual(
      Array.from(resampleMask(mask, grid, {interpolation: "nearest"}).data),
      [1, 1, 0],
    );
  });

  it("leave nothing outside the old grid", () => {
    const mask = createMask(Uint8Array.of(1), {shape: [1, 1, 1]});
    const grid = createMask(new Uint8Array(3), {shape: [3, 1, 1], origin: [-1, 0, 0]});
    assert.deepEqual(
      Array.from(resampleMask(mask, grid, {interpolation: "linear"}).data),
      [0, 1, 0],
    );
  });

  it("keep the volume of a box of whole voxels", () => {
    const data = new Uint8Array(6 * 6 * 6);
    for (let z = 2; z < 4; z++) {
      for (let y = 1; y < 5; y++) for (let x = 1; x < 5; x++) data[x + 6 * (y + 6 * z)] = 1;
    }
    const grid = {shape: [6, 6, 6], spacing: [1, 1, 3]} as const;
    const mask = createMask(data, grid);
    const image = createVolume(Float32Array.from(data), {...grid, unit: "1"});
    const out = resampleIsotropic(image, mask, {
      mm: 1,
      align: "centre",
      size: "ceil",
      interpolation: "linear",
      maskInterpolation: "nearest",
      outside: "edge",
    });
    assert.deepEqual(out.image.shape, [6, 6, 18]);
    assert.deepEqual(out.mask.spacing, [1, 1, 1]);
    assert.equal(
      out.mask.data.reduce((a, b) => a + b),
      4 * 4 * 2 * 3,
    );
  });
});

describe("interpolate and zoom", () => {
  it("go through the samples", () => {
    const samples = someNumbers(12);
    const at = Float64Array.from({length: 12}, (_, i) => i);
    for (const interpolation of KINDS) {
      assert.ok(
        worst(interpolate(samples, at, {interpolation, outside: "mirror"}), samples) < 1e-10,
      );
    }
  });

  it("reproduce a parabola exactly with a cubic spline, far from the ends", () => {
    const samples = Float64Array.from({length: 81}, (_, i) => (i - 40) ** 2);
    const [value] = interpolate(samples, [40.37], {
      interpolation: "cubic-b-spline",
      outside: "mirror",
    });
    assert.ok(Math.abs(value - 0.37 ** 2) < 1e-9);
  });

  it("refuse no samples and places that are not finite", () => {
    const options = {interpolation: "linear", outside: "edge"} as const;
    assert.throws(() => interpolate([], [0], options), /samples must hold at least one number/);
    assert.throws(() => interpolate([1], [Number.NaN], options), /places must be finite, got NaN/);
  });

  it("keep outer faces or corner centres in their place", () => {
    const faces = zoom(small, {
      factor: 2,
      align: "voxel-edges",
      interpolation: "linear",
      outside: "edge",
    });
    assert.deepEqual(faces.shape, [10, 8, 6]);
    const outer = [-0.5, -0.5, -0.5];
    assert.ok(worst(voxelToWorld(faces, outer), voxelToWorld(small, outer)) < 1e-12);
    const points = zoom(small, {
      factor: 2,
      align: "corner-centres",
      interpolation: "linear",
      outside: "edge",
    });
    assert.ok(worst(voxelToWorld(points, [9, 7, 5]), voxelToWorld(small, [4, 3, 2])) < 1e-12);
    const ends = [points.data[0], points.data[points.data.length - 1]];
    assert.deepEqual(ends, [small.data[0], small.data[small.data.length - 1]]);
  });
});
