import assert from "node:assert/strict";
import fc from "fast-check";
import {createVolume, gaussianFilter, type Volume} from "voxelbook/image";
import {
  boxPsf,
  convolve,
  convolveByFrequency,
  gaussianPsf,
  measuredPsf,
  sharpPsf,
} from "voxelbook/physics";
import {createRng, ShapeError} from "voxelbook/core";

type Triple = readonly [number, number, number];

const ONE: Triple = [1, 1, 1];

/** Makes an image of seeded noise. */
function noise(seed: number, shape: Triple, spacing: Triple = ONE): Volume {
  const rng = createRng(seed);
  const data = Float64Array.from({length: shape[0] * shape[1] * shape[2]}, () => rng.normal());
  return createVolume(data, {shape, spacing, unit: "1"});
}

function near(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]}, not ${wanted[i]}`);
  }
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe("point spread functions", () => {
  it("add to 1, whatever their width, on any grid", () => {
    const width = fc.tuple(fc.double({min: 0, max: 4, noNaN: true}), fc.constantFrom(0, 0.3, 2));
    fc.assert(
      fc.property(width, ([a, b]) => {
        const spacing: Triple = [1, 0.7, 3];
        near([sum(gaussianPsf({sigmaMm: [a, b, 0], spacing}).data)], [1], 1e-12);
        near([sum(boxPsf({widthMm: [a, b, 0], spacing}).data)], [1], 1e-12);
        near([sum(sharpPsf({sigmaMm: [a, b, 0], amount: 2, spacing}).data)], [1], 1e-12);
      }),
      {seed: 3},
    );
  });

  it("are a single sample at width 0, and have odd shapes centred on the origin", () => {
    assert.deepEqual([...gaussianPsf({sigmaMm: 0, spacing: ONE}).data], [1]);
    assert.deepEqual([...boxPsf({widthMm: 0, spacing: ONE}).data], [1]);
    const psf = gaussianPsf({sigmaMm: [2, 1, 0], spacing: [1, 2, 5]});
    assert.deepEqual(psf.shape, [17, 5, 1]);
    assert.deepEqual(psf.origin, [-8, -4, 0]);
  });

  it("of a box whose width is a whole number of voxels has no sliver at its ends", () => {
    near(boxPsf({widthMm: [0.3, 0, 0], spacing: [0.1, 1, 1]}).data, [1 / 3, 1 / 3, 1 / 3], 1e-12);
  });

  it("come back from the image of a point", () => {
    const psf = gaussianPsf({sigmaMm: [1, 1, 0], spacing: [0.5, 1, 2]});
    const points = new Float64Array(31 * 21);
    points[15 + 31 * 10] = 50;
    const object = createVolume(points, {shape: [31, 21, 1], spacing: [0.5, 1, 2], unit: "1"});
    const blurred = convolve(object, psf, {boundary: {constant: 0}, origin: "centre"});
    const image = {...blurred, data: Float64Array.from(blurred.data, (v) => v + 7)};
    const radius = [8, 4, 0] as const;
    const found = measuredPsf(image, {centre: [15, 10, 0], radius, background: 7});
    assert.deepEqual(found.shape, psf.shape);
    // The background costs digits: 7 + 50 h is rounded to 1e-15 of 57.
    near(found.data, psf.data, 1e-14);
  });

  it("reject what makes no sense, and say what was given", () => {
    assert.throws(() => gaussianPsf({sigmaMm: -1, spacing: ONE}), /sigmaMm .* got -1, -1, -1/);
    assert.throws(() => gaussianPsf({sigmaMm: 1, spacing: [1, 0, 1]}), /spacing\[1\] .* got 0/);
    assert.throws(() => gaussianPsf({sigmaMm: 1, spacing: ONE, truncate: 0}), /truncate .* got 0/);
    assert.throws(() => boxPsf({widthMm: Number.NaN, spacing: ONE}), /widthMm .* got NaN/);
    assert.throws(() => sharpPsf({sigmaMm: 1, amount: Infinity, spacing: ONE}), /amount/);
    const flat = createVolume(new Float64Array(9), {shape: [3, 3, 1], unit: "1"});
    const centre: Triple = [1, 1, 0];
    assert.throws(() => measuredPsf(flat, {centre, radius: [2, 0, 0], background: 0}), ShapeError);
    assert.throws(() => measuredPsf(flat, {centre, radius: [1, 1, 0], background: 0}), /brighter/);
    const hole = {...flat, data: Float64Array.of(1, 1, 1, 1, Number.NaN, 1, 1, 1, 1)};
    assert.throws(() => measuredPsf(hole, {centre, radius: [1, 1, 0], background: 0}), /finite/);
  });
});

describe("convolve", () => {
  it("turns the kernel round and lets the boundary fill what is missing", () => {
    const line = createVolume(Float64Array.of(1, 2, 3), {shape: [3, 1, 1], unit: "1"});
    const kernel = {data: [1, 10, 100], shape: [3, 1, 1] as const, spacing: ONE};
    const of = (boundary: "wrap" | "nearest" | {constant: number}) => [
      ...convolve(line, kernel, {boundary, origin: "centre"}).data,
    ];
    // g[i] = 1 f[i+1] + 10 f[i] + 100 f[i−1].
    assert.deepEqual(of({constant: 0}), [12, 123, 230]);
    assert.deepEqual(of("wrap"), [312, 123, 231]);
    assert.deepEqual(of("nearest"), [112, 123, 233]);
    const first = convolve(line, kernel, {boundary: {constant: 0}, origin: "first"});
    assert.deepEqual([...first.data], [1, 12, 123]);
  });

  it("agrees with the way by frequency, on any grid, boundary and size of kernel", () => {
    const size = fc.integer({min: 1, max: 6});
    const boundary = fc.constantFrom(
      "wrap" as const,
      "nearest" as const,
      "mirror" as const,
      "reflect" as const,
      {constant: 2},
    );
    const origin = fc.constantFrom("centre" as const, "first" as const);
    fc.assert(
      fc.property(
        fc.tuple(size, size, size),
        fc.tuple(size, size, size),
        boundary,
        origin,
        (shape, other, edge, start) => {
          const image = noise(1, shape, [1, 2, 0.5]);
          const kernel = noise(2, other, [1, 2, 0.5]);
          const options = {boundary: edge, origin: start};
          const space = convolve(image, kernel, options).data;
          const frequency = convolveByFrequency(image, kernel, options).data;
          // Sums of up to 216 products of size one, each rounded to 1e-16, and as many in the transforms.
          near(frequency, space, 1e-11);
        },
      ),
      {seed: 5, numRuns: 60},
    );
  });

  it("agrees with the separable Gaussian of the image folder on an anisotropic grid", () => {
    const image = noise(7, [9, 8, 5], [1, 1.5, 3]);
    const psf = gaussianPsf({sigmaMm: [1.2, 2, 3], spacing: [1, 1.5, 3]});
    const readable = convolve(image, psf, {boundary: "reflect", origin: "centre"});
    const fast = gaussianFilter(image, {sigmaMm: [1.2, 2, 3], boundary: "reflect"});
    near(readable.data, fast.data, 1e-13);
  });

  it("is linear, commutes with shifts where the boundary wraps, and with flips for even kernels", () => {
    const [f, g] = [noise(11, [8, 6, 1]), noise(12, [8, 6, 1])];
    const h = noise(13, [3, 3, 1]);
    const options = {boundary: "wrap", origin: "centre"} as const;
    const of = (data: Float64Array, kernel: Volume = h) =>
      convolve({...f, data}, kernel, options).data;
    const a = Float64Array.from(f.data);
    const b = Float64Array.from(g.data);
    const both = of(a.map((v, i) => 2 * v - 3 * b[i]));
    near(
      both,
      of(a).map((v, i) => 2 * v - 3 * of(b)[i]),
      1e-12,
    );

    const shifted = (values: ArrayLike<number>) =>
      Float64Array.from(
        {length: 48},
        (_, i) => values[(((i % 8) + 5) % 8) + 8 * Math.floor(i / 8)],
      );
    near(of(shifted(a)), shifted(of(a)), 1e-13);

    const flipped = (values: ArrayLike<number>) =>
      Float64Array.from({length: 48}, (_, i) => values[7 - (i % 8) + 8 * Math.floor(i / 8)]);
    const even = gaussianPsf({sigmaMm: [1, 1, 0], spacing: ONE});
    near(of(flipped(a), even), flipped(of(a, even)), 1e-13);
  });

  it("keeps a constant image constant and one voxel as it is", () => {
    const psf = gaussianPsf({sigmaMm: 3, spacing: ONE});
    const flat = createVolume(new Float64Array(60).fill(4), {shape: [5, 4, 3], unit: "1"});
    // The kernel, 25 voxels wide, is larger than the image.
    near(convolve(flat, psf, {boundary: "mirror", origin: "centre"}).data, flat.data, 1e-12);
    const one = createVolume(Float64Array.of(4), {shape: ONE, unit: "1"});
    near(convolve(one, psf, {boundary: "wrap", origin: "centre"}).data, [4], 1e-12);
    near(convolveByFrequency(one, psf, {boundary: "wrap", origin: "centre"}).data, [4], 1e-12);
  });

  it("keeps grid, unit and precision; an oblique image is filtered along its own axes", () => {
    const c = Math.SQRT1_2;
    const image = createVolume(Float32Array.of(0, 1, 0, 0), {
      shape: [4, 1, 1],
      direction: Float64Array.of(c, -c, 0, c, c, 0, 0, 0, 1),
      origin: [5, 6, 7],
      unit: "HU",
    });
    const psf = boxPsf({widthMm: [2, 0, 0], spacing: ONE});
    const result = convolve(image, psf, {boundary: {constant: 0}, origin: "centre"});
    assert.deepEqual({...result, data: image.data}, image);
    assert.deepEqual(result.data, Float32Array.of(0.25, 0.5, 0.25, 0));
  });

  it("spreads NaN no further than the kernel; the way by frequency rejects it", () => {
    const line = createVolume(Float64Array.of(Number.NaN, 1, 1, 1, 1), {
      shape: [5, 1, 1],
      unit: "1",
    });
    const psf = boxPsf({widthMm: [2, 0, 0], spacing: ONE});
    const options = {boundary: "nearest", origin: "centre"} as const;
    const nan = Array.from(convolve(line, psf, options).data, Number.isNaN);
    assert.deepEqual(nan, [true, true, false, false, false]);
    assert.throws(() => convolveByFrequency(line, psf, options), /every voxel .* got NaN/);
  });

  it("rejects kernels that do not fit the grid", () => {
    const image = noise(1, [4, 4, 1], [1, 1, 5]);
    const options = {boundary: "wrap", origin: "centre"} as const;
    const coarse = gaussianPsf({sigmaMm: [2, 2, 0], spacing: [2, 2, 1]});
    assert.throws(
      () => convolve(image, coarse, options),
      /one spacing, got 2 × 2 × 1 and 1 × 1 × 5/,
    );
    const short = {data: [1, 2], shape: [3, 1, 1] as const, spacing: ONE};
    assert.throws(() => convolve(image, short, options), ShapeError);
    const empty = {data: [], shape: [0, 1, 1] as const, spacing: ONE};
    assert.throws(() => convolveByFrequency(image, empty, options), ShapeError);
    const bad = {data: [Number.NaN], shape: ONE, spacing: ONE};
    assert.throws(() => convolve(image, bad, options), /kernel\[0\] .* got NaN/);
    const fine = {...bad, data: [1]};
    // A boundary or an origin from JavaScript, where no compiler looks.
    const wrong: {boundary: "wrap"; origin: "centre"} = JSON.parse(
      '{"boundary": "circular", "origin": "centre"}',
    );
    assert.throws(() => convolve(image, fine, wrong), /boundary must be/);
    const askew: typeof wrong = JSON.parse('{"boundary": "wrap", "origin": "middle"}');
    assert.throws(() => convolveByFrequency(image, fine, askew), /origin must be .* got middle/);
  });
});
