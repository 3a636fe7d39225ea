import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, fft, fftShift} from "../../lib/core/index.ts";

/** The transform as its formula says it, one sum per frequency. */
function plain(re: Float64Array, im: Float64Array) {
  const n = re.length;
  const out = {re: new Float64Array(n), im: new Float64Array(n)};
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      out.re[k] += re[j] * Math.cos(angle) - im[j] * Math.sin(angle);
      out.im[k] += re[j] * Math.sin(angle) + im[j] * Math.cos(angle);
    }
  }
  return out;
}

function near(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]}, not ${wanted[i]}`);
  }
}

describe("fft", () => {
  it("gives the sum first and a turn per sample for a moved pulse", () => {
    near(fft([1, 2, 3, 4]).re, [10, -2, -2, -2], 1e-14);
    near(fft([0, 1, 0, 0]).re, [1, 0, -1, 0], 1e-15);
    near(fft([0, 1, 0, 0]).im, [0, -1, 0, 1], 1e-15);
  });

  it("agrees with the plain sum at every length up to 40", () => {
    const rng = createRng("fft/lengths");
    for (let n = 1; n <= 40; n++) {
      const re = Float64Array.from({length: n}, () => rng.normal());
      const im = Float64Array.from({length: n}, () => rng.normal());
      const got = fft({re, im});
      const wanted = plain(re, im);
      // 40 products of size one, each rounded to 1e-16, with room for the chirp's longer way.
      near(got.re, wanted.re, 1e-12);
      near(got.im, wanted.im, 1e-12);
    }
  });

  it("comes back to the signal, on any shape", () => {
    const size = fc.integer({min: 1, max: 9});
    fc.assert(
      fc.property(fc.tuple(size, size, size), fc.integer(), (shape, seed) => {
        const rng = createRng(seed);
        const signal = Float64Array.from({length: shape[0] * shape[1] * shape[2]}, () =>
          rng.normal(),
        );
        const back = fft(fft(signal, {shape}), {shape, inverse: true});
        near(back.re, signal, 1e-12);
        near(back.im, new Float64Array(signal.length), 1e-12);
      }),
    );
  });

  it("keeps the energy, times the number of samples", () => {
    const signal = [3, -1, 4, 1, -5, 9, 2];
    const {re, im} = fft(signal);
    const energy = re.reduce((total, value, k) => total + value ** 2 + im[k] ** 2, 0);
    assert.ok(Math.abs(energy - 7 * signal.reduce((a, b) => a + b * b, 0)) < 1e-10);
  });

  it("refuses an empty signal, parts of two lengths and a shape that does not fit", () => {
    assert.throws(() => fft([]), /fft: signal must hold at least one number, got 0/);
    assert.throws(
      () => fft({re: new Float64Array(2), im: new Float64Array(3)}),
      /fft: re and im must have one length, got 2 and 3/,
    );
    assert.throws(() => fft([1, 2, 3], {shape: [2, 2]}), /whose product is 3, got 2 × 2/);
  });
});

describe("fftShift", () => {
  it("puts sample 0 in the middle of each axis and back", () => {
    near(fftShift([0, 1, 2, 3]), [2, 3, 0, 1], 0);
    near(fftShift([0, 1, 2, 3, 4, 5], {shape: [3, 2]}), [5, 3, 4, 2, 0, 1], 0);
    const shape = [3, 4, 5];
    const values = Float64Array.from({length: 60}, (_, i) => i);
    near(fftShift(fftShift(values, {shape}), {shape, back: true}), values, 0);
    assert.throws(() => fftShift([1, 2, 3], {shape: [2]}), /must be 3, got 2/);
  });
});
