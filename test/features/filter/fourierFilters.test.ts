import assert from "node:assert/strict";
import {gaborFilter} from "../../../lib/features/filter/gaborFilter.ts";
import {rieszFilter} from "../../../lib/features/filter/rieszFilter.ts";
import {shannonFilter} from "../../../lib/features/filter/shannonFilter.ts";
import {simoncelliFilter} from "../../../lib/features/filter/simoncelliFilter.ts";
import {createVolume, padVolume, type Volume} from "../../../lib/image/index.ts";
import {assertNear, constant, doubled, impulse, pattern, row} from "./images.ts";

const image = doubled(pattern([6, 5, 4]));

/** Makes a wave along x, y, z with whole numbers of periods on an axis of n voxels. */
function wave(n: number, [kx, ky, kz]: readonly number[], phase = 0): Volume {
  const data = Float64Array.from({length: n ** 3}, (_, at) => {
    const [x, y, z] = [at % n, Math.floor(at / n) % n, Math.floor(at / (n * n))];
    return Math.cos((2 * Math.PI * (kx * x + ky * y + kz * z)) / n + phase);
  });
  return createVolume(data, {shape: [n, n, n], unit: "1"});
}

describe("gaborFilter", () => {
  const options = {
    response: "real",
    sigmaMm: 1.2,
    lambdaMm: 3,
    gamma: 0.8,
    theta: 0.4,
    thetaStep: null,
    pooling: "none",
    planes: "axial",
    padding: "nearest",
  } as const;

  it("answers an impulse with its kernel, which slants by theta from the first axis to the second", () => {
    const point = impulse([9, 9, 2], [4, 4, 1]);
    const parts = ["real", "imaginary", "modulus", "phase"] as const;
    const [re, im, modulus, phase] = parts.map(
      (response) => gaborFilter(point, {...options, response, padding: "zero"}).data,
    );
    for (const [x, y] of [
      [4, 4],
      [5, 4],
      [4, 6],
      [2, 3],
    ]) {
      const at = x + 9 * y + 81;
      const u = (x - 4) * Math.cos(0.4) + (y - 4) * Math.sin(0.4);
      const v = (y - 4) * Math.cos(0.4) - (x - 4) * Math.sin(0.4);
      const size = Math.exp(-(u * u + 0.64 * v * v) / (2 * 1.44));
      const angle = (2 * Math.PI * u) / 3;
      const wanted = [size * Math.cos(angle), size * Math.sin(angle), size];
      assertNear([re[at], im[at], modulus[at]], wanted, 1e-13);
      assert.ok(Math.abs(Math.cos(phase[at] - angle) - 1) < 1e-13);
    }
    // Slices do not see each other.
    assertNear(modulus.slice(0, 81), new Float64Array(81), 1e-15);
  });

  it("is the convolution with that kernel, added up the long way", () => {
    const room = 8;
    const wide = padVolume(image, {
      before: [room, room, 0],
      after: [room, room, 0],
      boundary: "nearest",
    });
    const found = gaborFilter(image, options);
    const [x, y, z] = [1, 3, 2];
    let total = 0;
    for (let dy = -room; dy <= room; dy++) {
      for (let dx = -room; dx <= room; dx++) {
        const u = dx * Math.cos(0.4) + dy * Math.sin(0.4);
        const v = dy * Math.cos(0.4) - dx * Math.sin(0.4);
        const weight = Math.exp(-(u * u + 0.64 * v * v) / (2 * 1.44));
        const from = x - dx + room + 22 * (y - dy + room + 21 * z);
        total += weight * Math.cos((2 * Math.PI * u) / 3) * wide.data[from];
      }
    }
    // Weights below 10⁻⁶ are left out, of about a hundred voxels up to 40.
    assert.ok(Math.abs(found.data[x + 6 * (y + 5 * z)] - total) < 1e-4);
  });

  it("pools directions of a full turn, and takes opposite ones for one where they are", () => {
    const turn = {...options, thetaStep: Math.PI / 2, theta: 0, response: "modulus"} as const;
    const at = (theta: number) => gaborFilter(image, {...options, response: "modulus", theta}).data;
    const [a, b] = [at(0), at(Math.PI / 2)];
    const most = Float64Array.from(a, (value, i) => Math.max(value, b[i]));
    const mean = Float64Array.from(a, (value, i) => (value + b[i]) / 2);
    assertNear(gaborFilter(image, {...turn, pooling: "max"}).data, most, 1e-11);
    assertNear(gaborFilter(image, {...turn, pooling: "average"}).data, mean, 1e-11);

    // Imaginary parts of opposite directions cancel.
    const odd = gaborFilter(image, {...turn, response: "imaginary", pooling: "average"});
    assertNear(odd.data, new Float64Array(120), 1e-11);
  });

  it("pools slices across all three axes, so that exchanging axes does not matter", () => {
    const cube = doubled(pattern([5, 5, 5]));
    const swapped = Float64Array.from(cube.data, (_, at) => {
      const [x, y, z] = [at % 5, Math.floor(at / 5) % 5, Math.floor(at / 25)];
      return cube.data[z + 5 * (x + 5 * y)];
    });
    const all = {
      ...options,
      response: "modulus",
      thetaStep: Math.PI / 4,
      theta: 0,
      planes: "orthogonal",
      pooling: "average",
    } as const;
    const before = gaborFilter(cube, all).data;
    const wanted = Float64Array.from(before, (_, at) => {
      const [x, y, z] = [at % 5, Math.floor(at / 5) % 5, Math.floor(at / 25)];
      return before[z + 5 * (x + 5 * y)];
    });
    assertNear(gaborFilter({...cube, data: swapped}, all).data, wanted, 1e-11);
  });

  it("gives the numbers of MIRP 2.7.0", () => {
    // MIRP's kernel reaches half the image, 3 voxels, beyond which this one's weights are below 10⁻⁶.
    const found = gaborFilter(
      {...image, spacing: [1.5, 1.5, 1.5]},
      {...options, sigmaMm: 0.6, gamma: 1.2, theta: (100 * Math.PI) / 180},
    );
    const wanted = [5.724288, 7.578767, 10.335207, 37.81084, -0.161393, 28.554359];
    // Single precision, as in the other peers' rows.
    assertNear(row(found, 2, 1), wanted, 4e-6);
  });
});

describe("simoncelliFilter and shannonFilter", () => {
  const options = {dims: 3, level: 1, padding: "periodic", frequencies: "fourier"} as const;

  it("multiply a wave by their frequency response", () => {
    for (const k of [
      [1, 0, 0],
      [2, 2, 1],
      [4, 0, 0],
      [3, 3, 3],
      [5, 2, 0],
    ]) {
      const w = (2 * Math.PI * Math.hypot(...k)) / 16;
      for (const level of [1, 2]) {
        const top = Math.PI / 2 ** (level - 1);
        const inside = w > top / 4 && w <= top;
        const gain = inside ? Math.cos((Math.PI / 2) * Math.log2((2 * w) / top)) : 0;
        const input = wave(16, k, 0.3);
        const wanted = input.data.map((value) => gain * value);
        const simoncelli = simoncelliFilter(input, {...options, level});
        assertNear(simoncelli.data, wanted, 1e-13);
        const octave = w >= top / 2 && w <= top ? 1 : 0;
        const sharp = input.data.map((value) => octave * value);
        assertNear(shannonFilter(input, {...options, level}).data, sharp, 1e-13);
      }
    }
  });

  it("add up in octaves: the squares of Simoncelli's responses of neighbouring levels are 1", () => {
    // cos² of a level and of the next, whose argument lies π/2 further on, add to 1 where both reach.
    const input = wave(16, [2, 2, 0]);
    const [one, two] = [1, 2].map((level) => simoncelliFilter(input, {...options, level}).data);
    const energy = (data: ArrayLike<number>): number =>
      Array.from(data).reduce((total, value) => total + value * value, 0);
    assert.ok(Math.abs((energy(one) + energy(two)) / energy(input.data) - 1) < 1e-13);
  });

  it("give a constant 0 on Fourier's frequencies", () => {
    const found = simoncelliFilter(constant([6, 5, 4], 9), options);
    assertNear(found.data, new Float64Array(120), 1e-13);
  });

  it("are the same on both frequency grids but for a stretch by n / (n − 1) where n is odd", () => {
    const n = 9;
    const input = wave(n, [2, 1, 0]);
    const w = (2 * Math.PI * Math.hypot(2, 1)) / (n - 1);
    const gain = Math.cos((Math.PI / 2) * Math.log2((2 * w) / Math.PI));
    const {frequencies: _, ...rest} = options;
    const wanted = input.data.map((value) => gain * value);
    assertNear(simoncelliFilter(input, rest).data, wanted, 1e-13);
  });

  it("filter slices by themselves in 2-D", () => {
    const flat = simoncelliFilter(image, {...options, dims: 2});
    const alone = {...image, shape: [6, 5, 1] as const, data: image.data.slice(30, 60)};
    assertNear(flat.data.slice(30, 60), simoncelliFilter(alone, {...options, dims: 2}).data, 1e-13);
  });
});

describe("rieszFilter", () => {
  const options = {dims: 3, base: {type: "none"}, padding: "periodic"} as const;

  it("turns a cosine into the sine of the same wave, by the share of its axis", () => {
    const k = [2, 1, 2];
    const sine = wave(9, k, -Math.PI / 2).data;
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ].forEach((order, axis) => {
      const wanted = sine.map((value) => (value * k[axis]) / 3);
      assertNear(rieszFilter(wave(9, k), {...options, order}).data, wanted, 1e-13);
    });
  });

  it("keeps the energy over all components of one order, but that of the mean", () => {
    const odd = doubled(pattern([7, 5, 3]));
    const values = Array.from(odd.data);
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    const energy = values.reduce((total, value) => total + (value - mean) ** 2, 0);
    for (const order of [1, 2, 3]) {
      let total = 0;
      for (let a = 0; a <= order; a++) {
        for (let b = 0; a + b <= order; b++) {
          const {data} = rieszFilter(odd, {...options, order: [a, b, order - a - b]});
          total += Array.from(data).reduce((sum, value) => sum + value * value, 0);
        }
      }
      assert.ok(Math.abs(total / energy - 1) < 1e-12, `${order}`);
    }
  });

  it("works on a band of a wavelet, or on a Laplacian of a Gaussian", () => {
    const order = [1, 0, 0];
    const k = [3, 0, 0];
    const w = (2 * Math.PI * 3) / 9;
    const sine = wave(9, k, -Math.PI / 2).data;
    const band = Math.cos((Math.PI / 2) * Math.log2((2 * w) / Math.PI));
    const simoncelli = {type: "simoncelli", level: 1} as const;
    const first = rieszFilter(wave(9, k), {...options, order, base: simoncelli});
    assertNear(
      first.data,
      sine.map((value) => band * value),
      1e-13,
    );
    const log = {type: "log", sigmaMm: 2} as const;
    const second = rieszFilter({...wave(9, k), spacing: [2, 2, 2]}, {...options, order, base: log});
    const gain = -w * w * Math.exp(-(w * w) / 2);
    assertNear(
      second.data,
      sine.map((value) => gain * value),
      1e-13,
    );
  });
});
