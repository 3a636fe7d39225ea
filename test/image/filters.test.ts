import assert from "node:assert/strict";
import fc from "fast-check";
import type {Boundary, Volume} from "../../lib/image/index.ts";
import {
  anisotropicDiffusion,
  bilateralFilter,
  createVolume,
  gaussianFilter,
  gradientMagnitude,
  laplace,
  laplacianOfGaussian,
  maximumFilter,
  meanFilter,
  medianFilter,
  nonLocalMeans,
  reorient,
  sobel,
  totalVariation,
} from "../../lib/image/index.ts";
import {medianOfWindows} from "../../lib/image/medianFilter.ts";

const BOUNDARIES: readonly Boundary[] = ["reflect", "mirror", "nearest", "wrap", {constant: 5}];

/** Numbers that look random and are the same each time. */
function someNumbers(count: number): Float64Array {
  return Float64Array.from({length: count}, (_, i) => ((i * 7919 + 31) % 101) - 50);
}

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

/** A line of values. */
function line(...values: number[]): Volume {
  return createVolume(Float64Array.from(values), {shape: [values.length, 1, 1], unit: "HU"});
}

const image = createVolume(someNumbers(6 * 5 * 4), {
  shape: [6, 5, 4],
  spacing: [1, 0.8, 2.5],
  unit: "HU",
});
const constant = createVolume(new Float64Array(120).fill(7), {...image, unit: "HU"});

/** Every filter, as one that takes an image and a boundary. */
const FILTERS: Readonly<Record<string, (volume: Volume, boundary: Boundary) => Volume>> = {
  gaussianFilter: (v, boundary) => gaussianFilter(v, {sigmaMm: 1.2, boundary}),
  meanFilter: (v, boundary) => meanFilter(v, {size: 3, boundary}),
  medianFilter: (v, boundary) => medianFilter(v, {size: 3, boundary}),
  maximumFilter: (v, boundary) => maximumFilter(v, {size: 3, boundary}),
  laplace: (v, boundary) => laplace(v, {boundary}),
  laplacianOfGaussian: (v, boundary) => laplacianOfGaussian(v, {sigmaMm: 3, boundary}),
  gradientMagnitude: (v, boundary) => gradientMagnitude(v, {sigmaMm: 1.2, boundary}),
  bilateralFilter: (v, boundary) => bilateralFilter(v, {sigmaMm: 1, sigmaValue: 20, boundary}),
  nonLocalMeans: (v, boundary) =>
    nonLocalMeans(v, {patchRadius: 1, searchRadius: 2, h: 30, boundary}),
  anisotropicDiffusion: (v) =>
    anisotropicDiffusion(v, {steps: 4, stepMm2: 0.1, kappaPerMm: 20, conductance: "exponential"}),
  totalVariation: (v) => totalVariation(v, {weight: 5}),
};

describe("the boundary of a filter", () => {
  const means: readonly (readonly [Boundary, number])[] = [
    ["reflect", (1 + 1 + 2) / 3],
    ["mirror", (2 + 1 + 2) / 3],
    ["nearest", (1 + 1 + 2) / 3],
    ["wrap", (4 + 1 + 2) / 3],
    [{constant: 10}, (10 + 1 + 2) / 3],
  ];
  for (const [boundary, wanted] of means) {
    it(`${JSON.stringify(boundary)} decides what stands left of 1 2 4`, () => {
      const [got] = meanFilter(line(1, 2, 4), {size: 3, boundary}).data;
      assert.ok(Math.abs(got - wanted) < 1e-14, `${got}`);
    });
  }

  it("tells reflect from nearest two voxels away", () => {
    assert.equal(
      meanFilter(line(1, 2, 4), {size: 5, boundary: "reflect"}).data[0],
      (2 + 1 + 1 + 2 + 4) / 5,
    );
    assert.equal(
      meanFilter(line(1, 2, 4), {size: 5, boundary: "nearest"}).data[0],
      (1 + 1 + 1 + 2 + 4) / 5,
    );
  });

  it("is refused when it has no known name", () => {
    // @ts-expect-error the type forbids it too
    assert.throws(() => meanFilter(image, {size: 3, boundary: "edge"}), {
      name: "RangeError",
      message:
        'meanFilter: boundary must be "reflect", "mirror", "nearest", "wrap" or {constant: number}, got "edge"',
    });
  });
});

for (const [name, filter] of Object.entries(FILTERS)) {
  describe(name, () => {
    it("keeps the grid and leaves its argument alone", () => {
      const before = Float64Array.from(image.data);
      const out = filter(image, "reflect");
      assert.deepEqual(
        [out.shape, out.spacing, out.origin],
        [image.shape, image.spacing, image.origin],
      );
      assert.deepEqual(Array.from(image.data), Array.from(before));
    });

    it("gives a constant image its value, or 0 where it differentiates", () => {
      const wanted = /laplac|gradient/i.test(name) ? 0 : 7;
      // Sampled second derivatives add to 0 only nearly: −7e-4 per voxel² at 1.2 voxels.
      const tolerance = name === "laplacianOfGaussian" ? 0.01 : 1e-9;
      const {data} = filter(constant, "reflect");
      assert.ok(data.every((v) => Math.abs(v - wanted) < tolerance));
    });

    it("commutes with flips and exchanges of axes", () => {
      const first = reorient(filter(image, "reflect"), "SAL");
      const last = filter(reorient(image, "SAL"), "reflect");
      // Total variation takes forward differences, so a flip changes the discrete problem itself.
      if (name !== "totalVariation") assert.ok(worst(first.data, last.data) < 1e-9);
    });

    it("treats a plane as a plane and one voxel as it is", () => {
      const plane = createVolume(someNumbers(20), {shape: [5, 4, 1], unit: "1"});
      const thick = createVolume(
        Float64Array.from({length: 60}, (_, i) => plane.data[i % 20]),
        {shape: [5, 4, 3], unit: "1"},
      );
      const own = filter(plane, "nearest").data;
      const middle = filter(thick, "nearest").data.slice(20, 40);
      // Neighbours above and below are the voxel itself; only search windows weigh them.
      const tolerance = /totalVariation|laplacianOfG/.test(name) ? 1e-2 : 1e-9;
      if (name !== "nonLocalMeans") assert.ok(worst(own, middle) < tolerance);
      const one = createVolume(Float64Array.of(3), {shape: [1, 1, 1], unit: "1"});
      const wanted = /laplac|gradient/i.test(name) ? 0 : 3;
      assert.ok(Math.abs(filter(one, "reflect").data[0] - wanted) < 1e-12);
    });

    it("works where the kernel is larger than the image", () => {
      const tiny = createVolume(Float64Array.of(1, 2, 3, 4), {shape: [2, 2, 1], unit: "1"});
      for (const boundary of BOUNDARIES) {
        assert.ok(filter(tiny, boundary).data.every(Number.isFinite));
      }
    });

    it("lets a NaN show in the result, or refuses it", () => {
      const holed = {
        ...image,
        data: Float64Array.from(image.data, (v, i) => (i === 60 ? Number.NaN : v)),
      };
      if (name === "totalVariation") {
        assert.throws(
          () => filter(holed, "reflect"),
          /must hold finite numbers, got NaN or Infinity/,
        );
      } else {
        assert.ok(Number.isNaN(filter(holed, "reflect").data[60]));
      }
    });
  });
}

describe("gaussianFilter", () => {
  it("smooths the same distance in millimetres on every axis", () => {
    const data = new Float64Array(31 * 31 * 13);
    data[15 + 31 * (15 + 31 * 6)] = 1;
    const point = createVolume(data, {shape: [31, 31, 13], spacing: [1, 1, 2.5], unit: "1"});
    const out = gaussianFilter(point, {sigmaMm: 2.5, boundary: "nearest"}).data;
    const at = (x: number, y: number, z: number): number => out[x + 31 * (y + 31 * z)];
    // 5 mm along x and along z; the sampled kernels differ in their sum only.
    assert.ok(Math.abs(at(20, 15, 6) / at(15, 15, 8) - 1) < 1e-3);
  });

  it("keeps the sum under reflection", () => {
    const before = Array.from(image.data).reduce((a, b) => a + b, 0);
    const after = gaussianFilter(image, {sigmaMm: 2, boundary: "reflect"}).data;
    assert.ok(Math.abs(before - Array.from(after).reduce((a, b) => a + b, 0)) < 1e-9);
  });

  it("takes one sigma for each axis, and 0 leaves an axis alone", () => {
    const out = gaussianFilter(image, {sigmaMm: [0, 0, 0], boundary: "reflect"});
    assert.deepEqual(Array.from(out.data), Array.from(image.data));
  });

  it("agrees with the plain sum of weights for every width", () => {
    for (const sigma of [0.3, 0.5, 0.8, 1, 1.3, 2, 3.1]) {
      const row = line(...someNumbers(23));
      const out = gaussianFilter(row, {sigmaMm: sigma, boundary: "wrap"}).data;
      const radius = Math.floor(4 * sigma + 0.5);
      const weight = (k: number): number => Math.exp(-(k * k) / (2 * sigma * sigma));
      const plain = Array.from({length: 23}, (_, i) => {
        let [total, weights] = [0, 0];
        for (let k = -radius; k <= radius; k++) {
          total += weight(k) * row.data[(((i + k) % 23) + 23) % 23];
          weights += weight(k);
        }
        return total / weights;
      });
      assert.ok(worst(out, plain) < 1e-12);
    }
  });

  it("refuses a negative or endless sigma", () => {
    for (const sigmaMm of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.throws(
        () => gaussianFilter(image, {sigmaMm, boundary: "reflect"}),
        /sigmaMm must be finite/,
      );
    }
  });
});

describe("medianFilter", () => {
  it("takes the middle one of three, and drops a lone spike", () => {
    const out = medianFilter(line(1, 2, 90, 3, 4), {size: 3, boundary: "nearest"});
    assert.deepEqual(Array.from(out.data), [1, 2, 3, 4, 4]);
  });

  it("is the same by shared sorting and window by window", () => {
    const shape = fc.tuple(
      fc.integer({min: 2, max: 6}),
      fc.integer({min: 2, max: 6}),
      fc.integer({min: 2, max: 5}),
    );
    const boundaries = fc.constantFrom("reflect", "mirror", "nearest", "wrap" as const);
    const numbers = fc.oneof(
      fc.float({noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000}),
      fc.constantFrom(0, -0, 1e-30, -1e-30),
      fc.integer({min: -3, max: 3}),
    );
    fc.assert(
      fc.property(shape, boundaries, fc.infiniteStream(numbers), (size, boundary, stream) => {
        const count = size[0] * size[1] * size[2];
        for (const data of [
          Float32Array.from(stream.take(count)),
          Int16Array.from(stream.take(count)),
        ]) {
          const volume = createVolume(data, {shape: size, unit: "1"});
          const plain = new Float64Array(count);
          medianOfWindows(data, plain, size, {radii: [1, 1, 1], boundary});
          const fast = medianFilter(volume, {size: 3, boundary}).data;
          for (let i = 0; i < count; i++) assert.equal(fast[i] + 0, plain[i] + 0);
        }
      }),
      {seed: 27, numRuns: 60},
    );
  });

  it("keeps the kind of array, and whole numbers whole", () => {
    const data = Int16Array.from({length: 27}, (_, i) => 3 * i - 40);
    const out = medianFilter(createVolume(data, {shape: [3, 3, 3], unit: "HU"}), {
      size: 3,
      boundary: "reflect",
    });
    assert.ok(out.data instanceof Int16Array);
    assert.equal(out.data[13], data[13]);
  });

  it("refuses an even size", () => {
    assert.throws(() => medianFilter(image, {size: 2, boundary: "reflect"}), {
      name: "RangeError",
      message: "medianFilter: size must be an odd whole number of voxels on each axis, got 2, 2, 2",
    });
  });
});

describe("derivatives", () => {
  it("give a ramp its slope in millimetres", () => {
    const data = Float64Array.from({length: 17 * 3}, (_, i) => 5 * (i % 17));
    const ramp = createVolume(data, {shape: [17, 3, 1], spacing: [2, 1, 1], unit: "HU"});
    const middle = 8 + 17;
    assert.equal(sobel(ramp, {axis: "x", boundary: "reflect"}).data[middle], 8 * 5);
    assert.equal(sobel(ramp, {axis: "y", boundary: "reflect"}).data[middle], 0);
    // The sampled derivative of a Gaussian has a slope of 1 but for its cut tail.
    const steep = gradientMagnitude(ramp, {sigmaMm: 2, boundary: "nearest"}).data[middle];
    assert.ok(Math.abs(steep - 2.5) < 5e-3, `${steep}`);
    assert.equal(laplace(ramp, {boundary: "nearest"}).data[middle], 0);
  });

  it("need a width and a known axis", () => {
    assert.throws(() => laplacianOfGaussian(image, {sigmaMm: 0, boundary: "reflect"}), /above 0/);
    assert.throws(
      // @ts-expect-error the type forbids it too
      () => sobel(image, {axis: "w", boundary: "reflect"}),
      /axis must be "x", "y" or "z", got w/,
    );
  });
});

describe("filters that keep edges", () => {
  const edge = line(0, 1, 0, 1, 0, 100, 101, 100, 101, 100);
  const kept: Readonly<Record<string, Volume>> = {
    bilateralFilter: bilateralFilter(edge, {sigmaMm: 2, sigmaValue: 5, boundary: "nearest"}),
    nonLocalMeans: nonLocalMeans(edge, {
      patchRadius: 1,
      searchRadius: 4,
      h: 3,
      boundary: "reflect",
    }),
    anisotropicDiffusion: anisotropicDiffusion(edge, {
      steps: 30,
      stepMm2: 0.25,
      kappaPerMm: 10,
      conductance: "exponential",
    }),
    totalVariation: totalVariation(edge, {weight: 1}),
  };
  for (const [name, {data}] of Object.entries(kept)) {
    it(`${name} evens out both sides and leaves the step`, () => {
      const [left, right] = [data.slice(0, 5), data.slice(5)];
      const spread = (v: ArrayLike<number>): number =>
        Math.max(...Array.from(v)) - Math.min(...Array.from(v));
      assert.ok(spread(left) < 0.9 && spread(right) < 0.9, `${Array.from(data)}`);
      assert.ok(data[5] - data[4] > 97, `${data[5] - data[4]}`);
    });
  }

  it("anisotropicDiffusion keeps the mean", () => {
    const sum = Array.from(kept["anisotropicDiffusion"].data).reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 504) < 1e-9);
  });

  it("anisotropicDiffusion refuses a step that is not stable on this grid", () => {
    const options = {steps: 1, kappaPerMm: 1, conductance: "exponential"} as const;
    assert.throws(
      () => anisotropicDiffusion(image, {...options, stepMm2: 1}),
      /must lie above 0 and be at most/,
    );
    assert.throws(() => anisotropicDiffusion(image, {...options, stepMm2: 0}), /must lie above 0/);
  });

  it("totalVariation lowers a box by twice the weight over its length", () => {
    // A plateau of n voxels with two edges loses 2λ/n of its height; the ends gain λ/n each.
    const out = totalVariation(line(0, 0, 0, 6, 6, 6, 0, 0, 0), {
      weight: 1.5,
      tolerance: 1e-10,
    }).data;
    const wanted = [0.5, 0.5, 0.5, 5, 5, 5, 0.5, 0.5, 0.5];
    assert.ok(worst(out, wanted) < 1e-4, `${Array.from(out)}`);
  });

  it("totalVariation says when its iterations run out", () => {
    assert.throws(
      () => totalVariation(image, {weight: 50, tolerance: 1e-12, maxIterations: 3}),
      /maxIterations must be enough to reach a relative gap of 1e-12, got 3/,
    );
  });
});
