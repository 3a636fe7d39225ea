import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, ShapeError} from "voxelbook/core";
import {createVolume, type Volume} from "voxelbook/image";
import {
  boxMtf,
  boxOtf,
  boxPsf,
  combinedSigma,
  edgeAngle,
  gaussianMtf,
  gaussianPsf,
  gaussianResolution,
  matchPsf,
  mtfCascade,
  mtfFrequency,
  mtfOf,
  noisePowerSpectrum,
  otf,
  ptf,
  radialNps,
  sharpPsf,
  slantedEdgeMtf,
  slantedEdgePhantom,
} from "voxelbook/physics";

const FREQUENCY = Float64Array.from({length: 41}, (_, i) => i / 40);

function near(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]}, not ${wanted[i]}`);
  }
}

describe("mtfOf", () => {
  it("is 1 at frequency 0 for any kernel whose sum is not 0, and does not care for scale or place", () => {
    const weights = fc.array(fc.double({min: 0.1, max: 5, noNaN: true}), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(weights, (kernel) => {
        const options = {frequency: FREQUENCY, stepMm: 0.7};
        const mtf = mtfOf(kernel, options);
        assert.equal(mtf[0], 1);
        near(mtfOf([0, 0, ...kernel.map((w) => -3 * w)], options), mtf, 1e-12);
        near(mtfOf([...kernel].reverse(), options), mtf, 1e-12);
      }),
      {seed: 1},
    );
  });

  it("meets the formula of a Gaussian that is sampled finely and far enough", () => {
    // Four samples per sigma, out to 8 sigma: aliases and tails lie below 1e-13.
    const psf = gaussianPsf({sigmaMm: [1, 0, 0], spacing: [0.25, 1, 1], truncate: 8});
    const got = mtfOf(psf, {frequency: FREQUENCY, direction: [1, 0, 0]});
    near(got, gaussianMtf(FREQUENCY, {sigmaMm: 1}), 1e-12);
  });

  it("gives a kernel on a grid its own MTF along each direction", () => {
    const psf = gaussianPsf({sigmaMm: [1, 2, 0], spacing: [0.25, 0.5, 3], truncate: 8});
    const along = (direction: readonly [number, number, number]) =>
      mtfOf(psf, {frequency: FREQUENCY, direction});
    near(along([1, 0, 0]), gaussianMtf(FREQUENCY, {sigmaMm: 1}), 1e-12);
    near(along([0, 5, 0]), gaussianMtf(FREQUENCY, {sigmaMm: 2}), 1e-12);
    near(
      along([0, 0, 1]),
      FREQUENCY.map(() => 1),
      1e-12,
    );
    near(along([1, 1, 0]), gaussianMtf(FREQUENCY, {sigmaMm: Math.sqrt(2.5)}), 1e-12);
  });

  it("takes interpolation kernels as functions: nearest is sinc, linear sinc², cubic B-spline sinc⁴", () => {
    const frequency = [0, 0.25, 0.5, 1, 1.5, 7.3];
    const sinc = boxOtf(frequency, {widthMm: 1});
    const nearest = mtfOf({response: () => 1, knots: [-0.5, 0.5]}, {frequency});
    near(nearest, sinc.map(Math.abs), 1e-13);
    const linear = mtfOf({response: (x) => 1 - Math.abs(x), knots: [-1, 0, 1]}, {frequency});
    near(
      linear,
      sinc.map((s) => s * s),
      1e-13,
    );
    const spline = (x: number) => {
      const r = Math.abs(x);
      return r < 1 ? 2 / 3 - r * r + (r * r * r) / 2 : (2 - r) ** 3 / 6;
    };
    const cubic = mtfOf({response: spline, knots: [-2, -1, 0, 1, 2]}, {frequency});
    near(
      cubic,
      sinc.map((s) => s ** 4),
      1e-13,
    );
  });

  it("shows a box with zeros and side lobes, and a sharp kernel above 1", () => {
    // 40 samples per width stand for the continuous box; its pixels blur by sinc(k/40), 1 − 4e-3 at most.
    const box = boxPsf({widthMm: [2, 0, 0], spacing: [0.05, 1, 1]});
    near(
      mtfOf(box, {frequency: FREQUENCY, direction: [1, 0, 0]}),
      boxMtf(FREQUENCY, {widthMm: 2}),
      2e-3,
    );
    const sharp = sharpPsf({sigmaMm: [1, 0, 0], amount: 1.5, spacing: [0.25, 1, 1], truncate: 8});
    const mtf = mtfOf(sharp, {frequency: FREQUENCY, direction: [1, 0, 0]});
    near(
      mtf,
      gaussianMtf(FREQUENCY, {sigmaMm: 1}).map((g) => 2.5 - 1.5 * g),
      1e-12,
    );
    assert.ok(mtf[20] > 2);
  });

  it("rejects a derivative, which passes nothing at frequency 0, and kernels that are no kernels", () => {
    const options = {frequency: [0.1], stepMm: 1};
    assert.throws(() => mtfOf([1, 0, -1], options), /must not sum to 0/);
    assert.throws(() => mtfOf([], options), /at least one number/);
    assert.throws(() => mtfOf([1, Number.NaN], options), /kernel\[1\]/);
    assert.throws(() => mtfOf([1], {frequency: [0.1]}), /stepMm must be given/);
    assert.throws(() => mtfOf([1], {frequency: [Number.NaN], stepMm: 1}), /frequency\[0\]/);
    const grid = {data: [1, 1], shape: [2, 1, 1] as const, spacing: [1, 1, 1] as const};
    assert.throws(() => mtfOf(grid, {frequency: [0]}), /direction must be given/);
    assert.throws(() => mtfOf(grid, {frequency: [0], direction: [0, 0, 0]}), /not all 0/);
    assert.throws(
      () => mtfOf({...grid, data: [1]}, {frequency: [0], direction: [1, 0, 0]}),
      ShapeError,
    );
    assert.throws(() => mtfOf({response: () => 1, knots: [1, 0]}, {frequency: [0]}), /ascending/);
  });
});

describe("otf and ptf", () => {
  it("differ from the MTF by scale and phase: a kernel of area 4, and one that is moved", () => {
    const frequency = [0, 0.1, 0.2];
    const options = {frequency, stepMm: 1, origin: "centre"} as const;
    assert.equal(otf([1, 2, 1], options).re[0], 4);
    near(ptf([1, 2, 1], options), [0, 0, 0], 1e-15);
    // Moved by one sample: the phase is a straight line, −2πk.
    near(ptf([0, 1, 2, 1, 0].slice(0, 4), options), [0, 0, 0], 1e-15);
    near(
      ptf([1, 2, 1], {...options, origin: "first"}),
      frequency.map((k) => -2 * Math.PI * k),
      1e-14,
    );
  });

  it("turns round behind the first zero of a box", () => {
    const phase = ptf([1, 1, 1], {frequency: [0.2, 0.4], stepMm: 1, origin: "centre"});
    near(phase, [0, Math.PI], 1e-14);
  });
});

describe("analytic curves", () => {
  it("give FWHM, MTF50 and MTF10 of a Gaussian, which scale with its width", () => {
    const {fwhmMm, mtf50, mtf10} = gaussianResolution({sigmaMm: 2});
    near(
      [fwhmMm / 2, mtf50 * 2, mtf10 * 2],
      [2.35482004503, 0.187390625129, 0.341541100791],
      1e-11,
    );
    near(gaussianMtf([mtf50, mtf10], {sigmaMm: 2}), [0.5, 0.1], 1e-14);
  });

  it("multiply along a cascade, where Gaussian variances add", () => {
    const parts = [0.6, 0.8].map((sigmaMm) => gaussianMtf(FREQUENCY, {sigmaMm}));
    const whole = gaussianMtf(FREQUENCY, {sigmaMm: combinedSigma([0.6, 0.8])});
    near(mtfCascade(parts), whole, 1e-14);
    assert.throws(() => mtfCascade([]), /at least one curve/);
    assert.throws(() => mtfCascade([[1], [1, 1]]), ShapeError);
    assert.throws(() => combinedSigma([1, -1]), /sigmas\[1\]/);
  });

  it("match one width to another, and refuse to sharpen", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.001, max: 9, noNaN: true}),
        fc.double({min: 0.001, max: 9, noNaN: true}),
        (a, b) => {
          const toMm = combinedSigma([a, b]);
          // The square root of a difference of squares: half the digits are left when b is tiny.
          near([matchPsf({fromMm: a, toMm})], [b], 1e-6);
        },
      ),
      {seed: 2},
    );
    assert.throws(() => matchPsf({fromMm: 2, toMm: 1}), /toMm must be at least fromMm.*2 to 1/);
  });

  it("are read at a level where they first cross it", () => {
    const frequency = Float64Array.from({length: 301}, (_, i) => i / 100);
    const box = boxMtf(frequency, {widthMm: 1});
    // sinc falls to 0.1 first at 0.9079…, and comes back to 0.1 in its side lobe.
    near([mtfFrequency(frequency, {mtf: box, level: 0.1})], [0.9079], 2e-4);
    assert.throws(() => mtfFrequency([0, 1], {mtf: [1, 0.9], level: 0.5}), /it ends at 0.9/);
    assert.throws(() => mtfFrequency([0, 1], {mtf: [0.2, 0.1], level: 0.5}), /begin above/);
    assert.throws(() => mtfFrequency([1, 0], {mtf: [1, 0], level: 0.5}), /ascend/);
    assert.throws(() => mtfFrequency([0, 1], {mtf: [1], level: 0.5}), ShapeError);
  });
});

describe("slantedEdgeMtf", () => {
  const edge = (angle: number, sigmaMm: number, pixelMm = 1) =>
    slantedEdgePhantom({shape: [64, 64], pixelMm, angle, sigmaMm, levels: [100, 900]});
  const options = {oversample: 4, halfWidth: 12, window: "hamming"} as const;

  it("meets the analytic curve within 0.01 up to half a cycle per pixel, the edge's angle found by itself", () => {
    // The window narrows the line spread and so lifts the curve: it has to be wide against sigma.
    for (const [angle, sigma, halfWidth] of [
      [0.09, 0.9, 12],
      [-0.2, 0.7, 12],
      [0.3, 1.2, 20],
    ]) {
      const image = edge(angle, sigma);
      const line = edgeAngle(image);
      assert.ok(Math.abs(line.angle - angle) < 1e-3, `angle ${angle}: got ${line.angle}`);
      const {frequency, mtf} = slantedEdgeMtf(image, {...options, halfWidth, edge: line});
      const truth = gaussianMtf(frequency, {sigmaMm: sigma});
      frequency.forEach((k, i) => {
        // Bins of a quarter pixel average: their own sinc takes 0.026 k² off, at most 0.007 at k = 0.5.
        if (k <= 0.5)
          assert.ok(Math.abs(mtf[i] - truth[i]) < 0.01, `${k}: ${mtf[i]}, not ${truth[i]}`);
      });
    }
  });

  it("gives frequencies in cycles per mm and does not care for contrast or its sign", () => {
    const small = edge(0.1, 0.5, 0.5);
    const line = edgeAngle(small);
    const {frequency, mtf} = slantedEdgeMtf(small, {...options, edge: line});
    assert.ok(Math.abs(frequency[frequency.length - 1] - 2) < 0.05);
    const turned = {...small, data: Float64Array.from(small.data, (v) => 5 - 0.1 * v)};
    near(slantedEdgeMtf(turned, {...options, edge: edgeAngle(turned)}).mtf, mtf, 1e-9);
  });

  it("rejects what has no edge, no tilt, or pixels that are not square", () => {
    const image = edge(0.1, 1);
    const line = edgeAngle(image);
    const flat = {...image, data: new Float64Array(64 * 64).fill(3)};
    assert.throws(() => edgeAngle(flat), /row 0 is flat/);
    assert.throws(() => slantedEdgeMtf(flat, {...options, edge: line}), /must have an edge/);
    const upright = {angle: 0, through: [31.5, 31.5]} as const;
    assert.throws(() => slantedEdgeMtf(image, {...options, edge: upright}), /every bin must hold/);
    const stretched: Volume = {...image, spacing: [1, 2, 1]};
    assert.throws(() => edgeAngle(stretched), /square, got 1 × 2 mm/);
    assert.throws(
      () => slantedEdgeMtf(image, {...options, edge: line, oversample: 0}),
      /oversample/,
    );
    assert.throws(() => slantedEdgeMtf(image, {...options, edge: line, halfWidth: 0}), /halfWidth/);
    const hole = {
      ...image,
      data: Float64Array.from(image.data, (v, i) => (i === 9 ? Number.NaN : v)),
    };
    assert.throws(() => edgeAngle(hole), /got NaN/);
  });
});

describe("noisePowerSpectrum", () => {
  const region = (seed: string, shape: readonly [number, number, number]) => {
    const rng = createRng(seed);
    const data = Float64Array.from(
      {length: shape[0] * shape[1] * shape[2]},
      () => 3 * rng.normal(),
    );
    return createVolume(data, {shape, spacing: [0.5, 0.8, 1], unit: "HU"});
  };

  it("integrates to the variance, on grids of any shape", () => {
    for (const shape of [
      [8, 8, 1],
      [9, 6, 1],
      [1, 7, 1],
    ] as const) {
      const one = region("nps", shape);
      const {nps} = noisePowerSpectrum(one, {detrend: "mean"});
      const mean = Array.from(one.data).reduce((a, b) => a + b, 0) / nps.length;
      const variance =
        Array.from(one.data, (v) => (v - mean) ** 2).reduce((a, b) => a + b) / nps.length;
      const cell = 1 / (shape[0] * 0.5) / (shape[1] * 0.8);
      near([nps.reduce((a, b) => a + b) * cell], [variance], 1e-12);
    }
  });

  it("is flat for white noise: sd² times the pixel's area, within the scatter of 200 regions", () => {
    const regions = Array.from({length: 200}, (_, i) => region(`white ${i}`, [16, 16, 1]));
    const {frequency, nps, count} = radialNps(noisePowerSpectrum(regions, {detrend: "none"}), {
      ringWidth: 0.2,
    });
    frequency.forEach((k, i) => {
      // 200 regions times the ring, half of it independent: five standard errors.
      const scatter = 5 / Math.sqrt(100 * count[i]);
      assert.ok(Math.abs(nps[i] / (9 * 0.4) - 1) < scatter, `${k}: ${nps[i]}`);
    });
  });

  it("loses a gradient with the plane, and the mean with the mean", () => {
    const slope = createVolume(
      Float64Array.from({length: 30}, (_, i) => 4 + 2 * (i % 6) - 3 * Math.floor(i / 6)),
      {shape: [6, 5, 1], unit: "1"},
    );
    near(noisePowerSpectrum(slope, {detrend: "plane"}).nps, new Float64Array(30), 1e-24);
    assert.ok(noisePowerSpectrum(slope, {detrend: "mean"}).nps[0] < 1e-24);
    assert.ok(noisePowerSpectrum(slope, {detrend: "none"}).nps[0] > 1);
  });

  it("rejects stacks, unequal regions, NaN and nothing", () => {
    const one = region("bad", [4, 4, 1]);
    assert.throws(() => noisePowerSpectrum([], {detrend: "mean"}), /at least one region/);
    assert.throws(
      () => noisePowerSpectrum(region("a", [4, 4, 2]), {detrend: "mean"}),
      /one slice, got 2/,
    );
    assert.throws(
      () => noisePowerSpectrum([one, region("b", [4, 5, 1])], {detrend: "mean"}),
      ShapeError,
    );
    const hole = {...one, data: new Float64Array(16).fill(Number.NaN)};
    assert.throws(() => noisePowerSpectrum(hole, {detrend: "mean"}), /got NaN/);
    assert.throws(
      () => radialNps(noisePowerSpectrum(one, {detrend: "mean"}), {ringWidth: 0}),
      /ringWidth/,
    );
  });
});
