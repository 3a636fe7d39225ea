import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng, mean, variance} from "voxelbook/core";
import {createVolume, padVolume, type Volume, voxelToWorld} from "voxelbook/image";
import {
  applyBiasField,
  biasField,
  ernstAngle,
  imageFromKspace,
  inversionNull,
  keepCentre,
  kspace,
  ricianMoments,
  ricianNoise,
  spinEcho,
  spoiledGradientEcho,
  undersample,
  zeroFill,
} from "voxelbook/physics";

type Triple = readonly [number, number, number];

function noise(seed: string, shape: Triple): Volume {
  const rng = createRng(seed);
  const data = Float64Array.from({length: shape[0] * shape[1] * shape[2]}, () => rng.normal());
  return createVolume(data, {shape, spacing: [1, 2, 3], origin: [4, 5, 6], unit: "1"});
}

function near(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number) {
  assert.equal(got.length, wanted.length);
  for (let i = 0; i < got.length; i++) {
    assert.ok(Math.abs(got[i] - wanted[i]) <= tolerance, `[${i}]: ${got[i]}, not ${wanted[i]}`);
  }
}

const energy = (values: ArrayLike<number>) =>
  Array.from(values, (v) => v * v).reduce((a, b) => a + b, 0);

describe("kspace", () => {
  it("keeps the energy and comes back, on any shape, odd axes too", () => {
    const size = fc.integer({min: 1, max: 7});
    fc.assert(
      fc.property(fc.tuple(size, size, size), (shape) => {
        const image = noise("there and back", shape);
        const samples = kspace(image);
        near([energy(samples.re) + energy(samples.im)], [energy(image.data)], 1e-10);
        const back = imageFromKspace(samples, {part: "real"});
        near(back.data, image.data, 1e-13);
        near(
          imageFromKspace(samples, {part: "imaginary"}).data,
          new Float64Array(image.data.length),
          1e-13,
        );
        assert.deepEqual({...back, data: image.data}, image);
      }),
      {seed: 4, numRuns: 40},
    );
  });

  it("of a point in the middle is flat, of a constant image a point in the middle", () => {
    const point = createVolume(Float64Array.of(0, 0, 2, 0), {shape: [4, 1, 1], unit: "1"});
    near(kspace(point).re, [1, 1, 1, 1], 1e-15);
    const flat = createVolume(new Float64Array(5).fill(1), {shape: [5, 1, 1], unit: "1"});
    near(kspace(flat).re, [0, 0, Math.sqrt(5), 0, 0], 1e-15);
  });

  it("reads the phase of a moved point", () => {
    const samples = kspace(createVolume(Float64Array.of(1, 1), {shape: [2, 1, 1], unit: "HU"}));
    const phase = imageFromKspace({...samples, im: samples.re}, {part: "phase"});
    assert.equal(phase.unit, "1");
    near(phase.data, [Math.PI / 4, Math.PI / 4], 1e-15);
  });

  it("rejects NaN, and a part that there is not", () => {
    const image = noise("bad", [2, 2, 1]);
    const hole = {...image, data: Float64Array.of(1, Number.NaN, 1, 1)};
    assert.throws(() => kspace(hole), /kspace: every voxel .* got NaN/);
    const wrong: {part: "real"} = JSON.parse('{"part": "modulus"}');
    assert.throws(() => imageFromKspace(kspace(image), wrong), /part must be .* got modulus/);
  });
});

describe("sampling k-space", () => {
  it("in every second line folds the image over itself by half the field of view", () => {
    const image = noise("fold", [4, 8, 1]);
    const samples = undersample(kspace(image), {axis: "y", every: 2, first: 0});
    const folded = imageFromKspace(samples, {part: "real"});
    const expected = Float64Array.from(image.data, (v, i) => {
      const [x, y] = [i % 4, Math.floor(i / 4)];
      return (v + image.data[x + 4 * ((y + 4) % 8)]) / 2;
    });
    near(folded.data, expected, 1e-13);
    const whole = undersample(kspace(image), {axis: "x", every: 1, first: 0});
    near(whole.re, kspace(image).re, 0);
  });

  it("around the middle only rings at an edge by 9 % of its height, however many samples are kept", () => {
    for (const kept of [32, 64, 128]) {
      const step = Float64Array.from({length: 1024}, (_, i) => (i >= 256 && i < 768 ? 1 : 0));
      const line = createVolume(step, {shape: [1024, 1, 1], unit: "1"});
      const short = keepCentre(kspace(line), {shape: [kept, 1, 1]});
      const most = Math.max(...imageFromKspace(short, {part: "real"}).data);
      // Gibbs: Si(π)/π + ½ = 1.0895; a finite series on a finite grid stays within 0.005 of it.
      assert.ok(Math.abs(most - 1.0895) < 0.005, `${kept}: ${most}`);
    }
  });

  it("with zeros around it interpolates: old voxels keep their value and their place", () => {
    const image = noise("zero fill", [4, 5, 1]);
    const fine = imageFromKspace(zeroFill(kspace(image), {shape: [12, 15, 1]}), {part: "real"});
    for (const [x, y] of [
      [0, 0],
      [2, 2],
      [3, 4],
    ]) {
      const far: Triple = [6 + 3 * (x - 2), 7 + 3 * (y - 2), 0];
      near(voxelToWorld(fine, far), voxelToWorld(image, [x, y, 0]), 1e-12);
    }
    // Values are compared on odd axes: an even one has a line at its edge without a mirror image.
    const odd = noise("odd", [5, 5, 1]);
    const finer = imageFromKspace(zeroFill(kspace(odd), {shape: [15, 15, 1]}), {part: "real"});
    for (let y = 0; y < 5; y++) {
      for (let x = 0; x < 5; x++) {
        near([finer.data[7 + 3 * (x - 2) + 15 * (7 + 3 * (y - 2))]], [odd.data[x + 5 * y]], 1e-13);
      }
    }
  });

  it("rejects blocks that do not fit and lines that do not exist", () => {
    const samples = kspace(noise("reject", [4, 4, 1]));
    assert.throws(
      () => keepCentre(samples, {shape: [5, 4, 1]}),
      /at most 4 × 4 × 1, got 5 × 4 × 1/,
    );
    assert.throws(() => keepCentre(samples, {shape: [0, 4, 1]}), /whole numbers/);
    assert.throws(() => zeroFill(samples, {shape: [3, 4, 1]}), /at least 4 × 4 × 1/);
    assert.throws(() => undersample(samples, {axis: "y", every: 0, first: 0}), /every/);
    assert.throws(
      () => undersample(samples, {axis: "y", every: 2, first: 2}),
      /first .* 0 to 1, got 2/,
    );
  });
});

describe("Rician noise", () => {
  it("has the moments that ricianMoments states, from no signal to much", () => {
    for (const amplitude of [0, 0.7, 3, 12]) {
      const image = createVolume(new Float64Array(40000).fill(amplitude), {
        shape: [200, 200, 1],
        unit: "1",
      });
      const {data} = ricianNoise(image, {sigma: 1.5, rng: createRng(`rice ${amplitude}`)});
      const {mean: m, sd} = ricianMoments({amplitude, sigma: 1.5});
      // Five standard errors of 40 000 draws: sd/200 for the mean, sd/283 for the spread.
      assert.ok(Math.abs(mean(data) - m) < (5 * sd) / 200, `mean ${mean(data)}, not ${m}`);
      assert.ok(Math.abs(Math.sqrt(variance(data)) - sd) < (5 * sd) / 283);
    }
  });

  it("joins the closed form and the series without a step, and tends to the Gaussian", () => {
    const below = ricianMoments({amplitude: 999.999, sigma: 1});
    const above = ricianMoments({amplitude: 1000.001, sigma: 1});
    near([above.mean - below.mean], [0.002], 1e-9);
    // The closed form subtracts numbers of 1e6 here: 1e-10 is what it leaves.
    near([above.sd], [below.sd], 1e-9);
    near([ricianMoments({amplitude: 1e9, sigma: 2}).sd], [2], 1e-12);
    near([ricianMoments({amplitude: 0, sigma: 2}).mean], [2 * Math.sqrt(Math.PI / 2)], 1e-14);
  });

  it("leaves an image without noise, NaN where it was, and rejects negative widths", () => {
    const image = createVolume(Float32Array.of(1, Number.NaN), {shape: [2, 1, 1], unit: "1"});
    const {data} = ricianNoise(image, {sigma: 0, rng: createRng(1)});
    assert.equal(data[0], 1);
    assert.ok(Number.isNaN(data[1]));
    assert.throws(() => ricianNoise(image, {sigma: -1, rng: createRng(1)}), /sigma .* got -1/);
    assert.throws(() => ricianMoments({amplitude: -1, sigma: 1}), /amplitude/);
    assert.throws(() => ricianMoments({amplitude: 1, sigma: 0}), /sigma/);
  });
});

describe("biasField", () => {
  const grid = noise("grid", [20, 15, 6]);

  it("is above 0, has mean logarithm 0, reaches its strength and is smooth", () => {
    const {data, shape} = biasField(grid, {degree: 3, strength: 0.3, rng: createRng("bias")});
    const logs = Float64Array.from(data, Math.log);
    near([mean(logs)], [0], 1e-12);
    near([Math.max(...logs.map(Math.abs))], [0.3], 1e-12);
    // A cubic that spans ±0.3 on 20 voxels: no step between neighbours above a quarter of the span.
    for (let i = 1; i < shape[0]; i++) assert.ok(Math.abs(logs[i] - logs[i - 1]) < 0.15);
  });

  it("does nothing at strength 0, on one voxel, and along an axis of one voxel", () => {
    const rng = createRng("none");
    assert.ok(biasField(grid, {degree: 2, strength: 0, rng}).data.every((b) => b === 1));
    const flat = biasField(noise("flat", [6, 1, 1]), {degree: 1, strength: 0.2, rng});
    near([Math.log(flat.data[5] / flat.data[0])], [Math.sign(Math.log(flat.data[5])) * 0.4], 1e-12);
  });

  it("multiplies images on its grid only", () => {
    const field = biasField(grid, {degree: 2, strength: 0.1, rng: createRng("mult")});
    const product = applyBiasField(grid, field);
    near([product.data[7]], [grid.data[7] * field.data[7]], 1e-15);
    const other = biasField(noise("other", [20, 15, 5]), {
      degree: 2,
      strength: 0.1,
      rng: createRng(1),
    });
    assert.throws(() => applyBiasField(grid, other), /applyBiasField/);
    assert.throws(() => biasField(grid, {degree: 0, strength: 0.1, rng: createRng(1)}), /degree/);
    assert.throws(() => biasField(grid, {degree: 1, strength: -1, rng: createRng(1)}), /strength/);
  });
});

describe("MR signals", () => {
  it("follow their tissue: short TR weighs T1, long TE weighs T2", () => {
    const white = {density: 0.7, t1Ms: 850, t2Ms: 70};
    const csf = {density: 1, t1Ms: 4000, t2Ms: 2000};
    const t1 = {trMs: 500, teMs: 10};
    const t2 = {trMs: 4000, teMs: 100};
    assert.ok(spinEcho({...white, ...t1}) > spinEcho({...csf, ...t1}));
    assert.ok(spinEcho({...white, ...t2}) < spinEcho({...csf, ...t2}));
    assert.equal(spinEcho({...csf, trMs: Number.POSITIVE_INFINITY, teMs: 0}), 1);
  });

  it("are largest at the Ernst angle", () => {
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 3, noNaN: true}), (ratio) => {
        const tissue = {t1Ms: 900, trMs: 900 * ratio};
        const flip = ernstAngle(tissue);
        const at = (angle: number) => spoiledGradientEcho({density: 1, ...tissue, flip: angle});
        assert.ok(at(flip) >= at(flip * 0.99) && at(flip) >= at(flip * 1.01));
      }),
      {seed: 6},
    );
  });

  it("vanish at the inversion null, also when TR is short", () => {
    for (const trMs of [1500, 6000, Number.POSITIVE_INFINITY]) {
      const ti = inversionNull({t1Ms: 900, trMs});
      near([1 - 2 * Math.exp(-ti / 900) + Math.exp(-trMs / 900)], [0], 1e-14);
    }
  });

  it("reject times that cannot be", () => {
    assert.throws(() => spinEcho({density: 1, t1Ms: 0, t2Ms: 1, trMs: 1, teMs: 1}), /t1Ms/);
    assert.throws(() => spinEcho({density: 1, t1Ms: 1, t2Ms: 1, trMs: 1, teMs: -1}), /teMs/);
    assert.throws(
      () => spoiledGradientEcho({density: 1, t1Ms: 1, trMs: 1, flip: Number.NaN}),
      /flip/,
    );
    assert.throws(() => ernstAngle({t1Ms: 1, trMs: 0}), /trMs/);
    assert.throws(() => inversionNull({t1Ms: 1, trMs: -1}), /trMs/);
  });
});

describe("padVolume", () => {
  it("adds voxels by the boundary's rule and keeps every old voxel at its place", () => {
    const image = noise("pad", [3, 2, 2]);
    const larger = padVolume(image, {before: [2, 1, 0], after: [4, 0, 1], boundary: "wrap"});
    assert.deepEqual(larger.shape, [9, 3, 3]);
    near(voxelToWorld(larger, [2, 1, 0]), voxelToWorld(image, [0, 0, 0]), 1e-12);
    for (let x = 0; x < 9; x++) {
      near([larger.data[x + 9]], [image.data[(((x - 2) % 3) + 3) % 3]], 0);
    }
    const zero = padVolume(image, {before: [1, 0, 0], after: [0, 0, 0], boundary: {constant: 9}});
    assert.equal(zero.data[0], 9);
    assert.throws(
      () => padVolume(image, {before: [-1, 0, 0], after: [0, 0, 0], boundary: "wrap"}),
      /before must be/,
    );
  });
});
