import assert from "node:assert/strict";
import fc from "fast-check";
import {boxMeanFilter} from "../../../lib/features/filter/boxMeanFilter.ts";
import {lawsFilter, lawsKernel} from "../../../lib/features/filter/lawsFilter.ts";
import {sampledLaplacianOfGaussian} from "../../../lib/features/filter/sampledLaplacianOfGaussian.ts";
import {stationaryWavelet} from "../../../lib/features/filter/stationaryWavelet.ts";
import {waveletFilter} from "../../../lib/features/filter/waveletFilter.ts";
import {createVolume, meanFilter} from "../../../lib/image/index.ts";
import {assertNear, constant, doubled, impulse, pattern, row} from "./images.ts";

const image = doubled(pattern([6, 5, 4]));

/** Turns an image by 90° in the plane of x and y: what stood at (x, y) stands at (ny − 1 − y, x). */
function turned({data, shape: [nx, ny, nz], ...rest}: typeof image): typeof image {
  const out = new Float64Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const [x, y, z] = [at % nx, Math.floor(at / nx) % ny, Math.floor(at / (nx * ny))];
    out[ny - 1 - y + ny * (x + nx * z)] = data[at];
  }
  return {...rest, data: out, shape: [ny, nx, nz]};
}

describe("boxMeanFilter", () => {
  it("is meanFilter with the IBSI's names for what lies beyond the image", () => {
    const names = {zero: {constant: 0}, nearest: "nearest", mirror: "reflect", periodic: "wrap"};
    for (const padding of ["zero", "nearest", "mirror", "periodic"] as const) {
      const boundary = names[padding] as Parameters<typeof meanFilter>[1]["boundary"];
      const mean = boxMeanFilter(image, {dims: 3, supportVoxels: 7, padding});
      assertNear(mean.data, meanFilter(image, {size: 7, boundary}).data, 1e-13);
      const flat = boxMeanFilter(image, {dims: 2, supportVoxels: 3, padding});
      assertNear(flat.data, meanFilter(image, {size: [3, 3, 1], boundary}).data, 1e-13);
    }
  });
});

describe("sampledLaplacianOfGaussian", () => {
  const options = {dims: 3, sigmaMm: 3, cutoffSigma: 4, padding: "zero"} as const;

  it("answers an impulse with samples of the IBSI's formula, cut to a cube", () => {
    const point = {...impulse([17, 17, 17], [8, 8, 8]), spacing: [2, 2, 2]} as const;
    const {data} = sampledLaplacianOfGaussian(point, options);
    const s2 = 1.5 ** 2;
    const h = (x: number, y: number, z: number): number => {
      if (Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) > 6) return 0;
      const r2 = x * x + y * y + z * z;
      return (-(3 - r2 / s2) * Math.exp(-r2 / (2 * s2))) / s2 / (2 * Math.PI * s2) ** 1.5;
    };
    const wanted = Float64Array.from(data, (_, at) =>
      h((at % 17) - 8, (Math.floor(at / 17) % 17) - 8, Math.floor(at / 289) - 8),
    );
    assertNear(data, wanted, 1e-16);
  });

  it("is nearly 0 on a constant and nearly the curvature of a parabola", () => {
    const shape = [41, 3, 3] as const;
    const flat = sampledLaplacianOfGaussian(constant(shape, 50), {...options, padding: "mirror"});
    const bowl = Float64Array.from({length: 369}, (_, i) => ((i % 41) - 20) ** 2 / 2);
    const bent = createVolume(bowl, {shape, unit: "1"});
    const curved = sampledLaplacianOfGaussian(bent, {...options, padding: "nearest"});
    // What four deviations leave out.
    assert.ok(flat.data.every((value) => Math.abs(value) < 0.05));
    assert.ok(Math.abs(curved.data[20] - 1) < 0.01);
  });

  it("gives the numbers of MIRP 2.7.0", () => {
    // Row y = 2, z = 1; MIRP works in single precision, and the rows are written to six places.
    const found = sampledLaplacianOfGaussian(
      {...image, spacing: [1.5, 1.5, 1.5]},
      {dims: 3, sigmaMm: 1.5, cutoffSigma: 3, padding: "mirror"},
    );
    const wanted = [-2.224087, -2.766082, -3.664431, -4.213443, 0.085279, 2.20692];
    assertNear(row(found, 2, 1), wanted, 2e-6);
  });
});

describe("lawsFilter", () => {
  it("multiplies kernels of length 1", () => {
    for (const name of ["L3", "E3", "S3", "L5", "E5", "S5", "W5", "R5"]) {
      const squares = lawsKernel(name).map((weight) => weight * weight);
      assert.ok(Math.abs(squares.reduce((a, b) => a + b, 0) - 1) < 1e-15, name);
    }
    const options = {dims: 3, padding: "zero", pooling: "none", energyDistance: null} as const;
    const {data} = lawsFilter(impulse([5, 5, 5], [2, 2, 2]), {...options, kernel: "E5L5S5"});
    const [e, l, s] = ["E5", "L5", "S5"].map(lawsKernel);
    const wanted = Float64Array.from(
      data,
      (_, at) => e[at % 5] * l[Math.floor(at / 5) % 5] * s[Math.floor(at / 25)],
    );
    assertNear(data, wanted, 1e-16);
  });

  it("answers a turned image with the turned response when all directions are pooled", () => {
    for (const pooling of ["max", "average", "min"] as const) {
      for (const dims of [2, 3] as const) {
        const kernel = dims === 2 ? "E3W5" : "L3E5R5";
        const options = {dims, kernel, pooling, padding: "nearest", energyDistance: null} as const;
        const before = turned(doubled(lawsFilter(image, options)));
        assertNear(lawsFilter(turned(image), options).data, before.data, 1e-12);
      }
    }
  });

  it("takes the larger of opposite edges where rotations are pooled, by hand in 2-D", () => {
    const options = {dims: 2, kernel: "E3L3", padding: "zero", energyDistance: null} as const;
    const point = impulse([3, 3, 1], [1, 1, 0]);
    const [side, corner] = [2, 1].map((weight) => weight / (Math.SQRT2 * Math.sqrt(6)));
    const most = [corner, side, corner, side, 0, side, corner, side, corner];
    assertNear(lawsFilter(point, {...options, pooling: "max"}).data, most, 1e-15);
    const least = most.map((value) => -value);
    assertNear(lawsFilter(point, {...options, pooling: "min"}).data, least, 1e-15);
    assertNear(
      lawsFilter(point, {...options, pooling: "average"}).data,
      new Float64Array(9),
      1e-15,
    );
  });

  it("averages magnitudes for energy, of the response that is padded again", () => {
    const options = {dims: 2, kernel: "S3L3", padding: "mirror", pooling: "none"} as const;
    const response = lawsFilter(image, {...options, energyDistance: null});
    const magnitudes = {...response, data: Float64Array.from(response.data, Math.abs)};
    const mean = boxMeanFilter(magnitudes, {dims: 2, supportVoxels: 5, padding: "mirror"});
    assertNear(lawsFilter(image, {...options, energyDistance: 2}).data, mean.data, 1e-13);
  });

  it("gives the numbers of MIRP 2.7.0", () => {
    const found = lawsFilter(image, {
      dims: 3,
      kernel: "L3E3S3",
      padding: "mirror",
      pooling: "max",
      energyDistance: 1,
    });
    const wanted = [25.364182, 23.853941, 22.513931, 21.204473, 21.226297, 21.077892];
    // Single precision, as above.
    assertNear(row(found, 2, 1), wanted, 4e-6);
  });
});

describe("waveletFilter", () => {
  const options = {dims: 3, padding: "periodic", pooling: "none", level: 1} as const;

  it("is the stationary wavelet on a periodic image with even axes", () => {
    const even = doubled(pattern([6, 8, 4]));
    for (const family of ["haar", "db3", "coif2"] as const) {
      for (const {band, image: wanted} of stationaryWavelet(even, {family})) {
        const found = waveletFilter(even, {...options, family, band});
        assertNear(found.data, wanted.data, 1e-12);
      }
    }
  });

  it("spreads the filter at the second level and smooths before, by hand for Haar's", () => {
    const line = createVolume(Float64Array.of(1, 2, 4, 8, 16, 32), {shape: [6, 1, 1], unit: "1"});
    const haar = {...options, dims: 2, family: "haar", level: 2, padding: "nearest"} as const;

    // Smooth: f(i) + f(i + 1) over √2; then two voxels apart; each L along y adds a factor √2.
    const found = waveletFilter({...line, shape: [6, 1, 1]}, {...haar, band: "LL", level: 1});
    assertNear(found.data, [3, 6, 12, 24, 48, 64], 1e-13);
    const flat = {...line, shape: [6, 2, 1], data: Float64Array.of(...line.data, ...line.data)};
    assert.throws(() => waveletFilter({...flat, shape: [6, 2, 1]}, {...haar, band: "LL"}));
    const thick = {...line, shape: [6, 3, 1] as const};
    const data = Float64Array.of(...line.data, ...line.data, ...line.data);
    const second = waveletFilter({...thick, data}, {...haar, band: "HL"});
    // (s(i + 2) − s(i)) with s = [3, 6, 12, 24, 48, 64] / √2 twice over, times √2 · √2 for y at both levels.
    const s = [3, 6, 12, 24, 48, 64];
    const wanted = s.map((value, i) => s[Math.min(i + 2, 5)] - value);
    assertNear(
      second.data.slice(0, 6),
      wanted.map((value) => -value),
      1e-12,
    );
  });

  it("moves with a periodic image", () => {
    const rolled = (data: ArrayLike<number>): Float64Array =>
      Float64Array.from(data, (_, at) => data[at % 6 === 5 ? at - 5 : at + 1]);
    fc.assert(
      fc.property(
        fc.constantFrom("db2" as const, "coif1" as const),
        fc.constantFrom("LLH", "HLH", "HHH"),
        fc.constantFrom("none" as const, "max" as const, "average" as const),
        (family, band, pooling) => {
          const settings = {...options, family, band, pooling, level: 2};
          const moved = {...image, data: rolled(image.data)};
          const wanted = rolled(waveletFilter(image, settings).data);
          assertNear(waveletFilter(moved, settings).data, wanted, 1e-11);
        },
      ),
      {seed: 3, numRuns: 10},
    );
  });

  it("gives the numbers of MIRP 2.7.0 at the second level", () => {
    const found = waveletFilter(image, {
      dims: 3,
      family: "db2",
      band: "LHL",
      level: 2,
      padding: "mirror",
      pooling: "max",
    });
    const wanted = [20.850052, 33.047276, 16.820526, 26.184383, 35.178181, 39.930759];
    // Single precision, as above, at two levels.
    assertNear(row(found, 2, 1), wanted, 2e-5);
  });
});
