import assert from "node:assert/strict";
import fc from "fast-check";
import {
  affineOf,
  createMask,
  createVolume,
  interpolationResponse,
  offsetOf,
  orientationOf,
  reorient,
  strides,
  swapLpsRas,
  toLayout,
  voxelToWorld,
} from "../../lib/image/index.ts";
import {countOf, randomGrid} from "./grids.ts";

describe("strides, offsetOf and toLayout", () => {
  it("lay two channels of three pixels out by hand", () => {
    const data = Uint8Array.of(1, 2, 3, 10, 20, 30);
    const out = toLayout(data, {from: "CW", to: "WC", shape: [2, 3]});
    assert.deepEqual(Array.from(out.data), [1, 10, 2, 20, 3, 30]);
    assert.deepEqual(out.shape, [3, 2]);
    assert.deepEqual(strides(out.shape), [2, 1]);
  });

  it("keep every element at its index, there and back", () => {
    const sizes = fc.array(fc.integer({min: 1, max: 4}), {minLength: 4, maxLength: 4});
    const orders = fc.shuffledSubarray([..."CDHW"], {minLength: 4, maxLength: 4});
    fc.assert(
      fc.property(sizes, orders, (shape, order) => {
        const count = shape.reduce((a, b) => a * b);
        const data = Uint16Array.from({length: count}, (_, i) => i);
        const to = order.join("");
        const laid = toLayout(data, {from: "CDHW", to, shape});
        const back = toLayout(laid.data, {from: to, to: "CDHW", shape: laid.shape});
        assert.deepEqual(Array.from(back.data), Array.from(data));
        const [c, d, h, w] = shape.map((n) => n - 1);
        const last = order.map((letter) => ({C: c, D: d, H: h, W: w})[letter] ?? 0);
        assert.equal(laid.data[offsetOf(last, strides(laid.shape))], count - 1);
      }),
      {seed: 12, numRuns: 60},
    );
  });

  it("refuse what is not whole, not as long, or not a permutation", () => {
    assert.throws(() => strides([]), /shape must hold whole numbers of at least 1, got \[\]/);
    assert.throws(() => strides([2, 0]), /got \[2, 0\]/);
    assert.throws(() => offsetOf([1], [1, 2]), {name: "ShapeError"});
    assert.throws(() => offsetOf([-1], [1]), /index must hold whole numbers of at least 0/);
    const data = new Uint8Array(4);
    assert.throws(() => toLayout(data, {from: "CW", to: "CC", shape: [2, 2]}), /got CW and CC/);
    assert.throws(() => toLayout(data, {from: "CW", to: "WC", shape: [2, 3]}), {
      name: "ShapeError",
    });
  });
});

describe("swapLpsRas", () => {
  it("changes the signs of x and y, and twice is nothing", () => {
    assert.deepEqual(Array.from(swapLpsRas([1, 2, 3])), [-1, -2, 3]);
    const matrix = Float64Array.from({length: 16}, (_, i) => i - 7);
    assert.deepEqual(Array.from(swapLpsRas(swapLpsRas(matrix))), Array.from(matrix));
  });

  it("takes the affine as it takes each point", () => {
    fc.assert(
      fc.property(randomGrid, (options) => {
        const grid = createMask(new Uint8Array(countOf(options)), options);
        const affine = swapLpsRas(affineOf(grid));
        const wanted = swapLpsRas(voxelToWorld(grid, [1, 2, 3]));
        for (let r = 0; r < 3; r++) {
          const row = affine.slice(4 * r, 4 * r + 4);
          assert.ok(Math.abs(row[0] + 2 * row[1] + 3 * row[2] + row[3] - wanted[r]) < 1e-9);
        }
      }),
      {seed: 12, numRuns: 50},
    );
  });

  it("refuses other lengths", () => {
    assert.throws(() => swapLpsRas([1, 2]), /a point of 3 or a matrix of 16 numbers, got 2/);
  });
});

describe("reorient", () => {
  const codes = ["RAS", "LPS", "SAR", "PIR", "IRP", "ALS"];

  it("turns a row round and moves the origin to its other end", () => {
    const row = createVolume(Uint8Array.of(1, 2, 3), {
      shape: [3, 1, 1],
      spacing: [2, 1, 1],
      unit: "1",
    });
    const out = reorient(row, "LAS");
    assert.deepEqual(Array.from(out.data), [3, 2, 1]);
    assert.deepEqual(out.origin, [4, 0, 0]);
  });

  it("reaches any code, keeps every voxel in the patient, and comes back exactly", () => {
    fc.assert(
      fc.property(randomGrid, fc.constantFrom(...codes), (options, code) => {
        const count = countOf(options);
        const data = Float32Array.from({length: count}, (_, i) => i);
        const volume = createVolume(data, {...options, unit: "1"});
        const out = reorient(volume, code);
        assert.equal(orientationOf(out), code);
        const [nx, ny] = out.shape;
        const [mx, my] = volume.shape;
        for (let i = 0; i < count; i++) {
          const to = voxelToWorld(out, [i % nx, Math.floor(i / nx) % ny, Math.floor(i / nx / ny)]);
          const k = out.data[i];
          const from = voxelToWorld(volume, [
            k % mx,
            Math.floor(k / mx) % my,
            Math.floor(k / mx / my),
          ]);
          from.forEach((x, a) => {
            assert.ok(Math.abs(x - to[a]) < 1e-9);
          });
        }
        const back = reorient(out, orientationOf(volume));
        assert.deepEqual(Array.from(back.data), Array.from(data));
      }),
      {seed: 12, numRuns: 60},
    );
  });

  it("keeps a mask a mask and refuses codes that are none", () => {
    const mask = createMask(Uint8Array.of(1, 0), {shape: [2, 1, 1]});
    assert.equal(reorient(mask, "LPS").kind, "mask");
    for (const code of ["RAR", "XYZ", "RA", ""]) {
      assert.throws(
        () => reorient(mask, code),
        /code must hold one letter each of R\/L, A\/P and S\/I/,
      );
    }
  });
});

describe("interpolationResponse", () => {
  const f = Float64Array.from({length: 26}, (_, i) => i / 50);

  it("is 1 at the samples and at frequency 0", () => {
    for (const interpolation of ["nearest", "linear", "cubic-b-spline"] as const) {
      const gains = interpolationResponse(f, {interpolation, shift: 0});
      assert.ok(gains.every((gain) => Math.abs(gain - 1) < 1e-12));
      assert.ok(Math.abs(interpolationResponse([0], {interpolation})[0] - 1) < 1e-12);
    }
  });

  it("averages to the Fourier transform of the kernel", () => {
    const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
    const gains = interpolationResponse(f, {interpolation: "cubic-b-spline"});
    gains.forEach((gain, i) => {
      const wanted = sinc(f[i]) ** 4 / ((2 + Math.cos(2 * Math.PI * f[i])) / 3);
      assert.ok(Math.abs(gain - wanted) < 1e-9);
    });
  });

  it("refuses a shift beyond the next sample", () => {
    const options = {interpolation: "linear", shift: 1.5} as const;
    assert.throws(() => interpolationResponse(f, options), /shift must lie in 0 to 1, got 1.5/);
  });
});
