import assert from "node:assert/strict";
import fc from "fast-check";
import {ShapeError} from "../../lib/core/index.ts";
import {
  effectiveAttenuation,
  lineIntegral,
  polychromaticProjection,
  polychromaticTransmission,
  projection,
  projectionNoise,
  transmission,
} from "../../lib/physics/index.ts";
import {close} from "./close.ts";

describe("lineIntegral", () => {
  it("adds attenuation times length: (0.2 + 0.3) / cm over 2 cm each is 1", () => {
    assert.equal(lineIntegral([0.2, 0.3], {stepCm: 2}), 1);
  });

  it("refuses an empty line, a negative, a missing and an infinite attenuation, and a step of 0", () => {
    assert.throws(() => lineIntegral([], {stepCm: 1}), /mu must hold at least one number, got 0/);
    assert.throws(() => lineIntegral([0.2, -0.1], {stepCm: 1}), /mu\[1\] must not be negative/);
    assert.throws(() => lineIntegral([Number.NaN], {stepCm: 1}), /mu\[0\] must be a finite/);
    assert.throws(() => lineIntegral([0.2], {stepCm: 0}), /stepCm must be finite and above 0/);
  });
});

describe("transmission and projection", () => {
  it("halves the beam behind one half-value layer", () => {
    const I = transmission([Math.LN2], {stepCm: 1, I0: 1000});
    close(I, 500, 1e-12, "one exponential and one logarithm, a few ulp");
  });

  it("are each other's inverse for any line that lets something through", () => {
    const line = fc.array(fc.double({min: 0, max: 2, noNaN: true}), {minLength: 1, maxLength: 20});
    fc.assert(
      fc.property(line, (mu) => {
        const I = transmission(mu, {stepCm: 0.5, I0: 1e5});
        const p = projection(I, {I0: 1e5});
        assert.ok(Math.abs(p - lineIntegral(mu, {stepCm: 0.5})) < 1e-12, "rounding of exp and log");
      }),
      {seed: 1},
    );
  });

  it("gives 0, not −0, for a ray through air", () => {
    assert.ok(Object.is(projection(1000, {I0: 1000}), 0));
  });

  it("takes an array of counts", () => {
    assert.deepEqual([...projection([8, 8], {I0: 8})], [0, 0]);
  });

  it("refuses zero and negative counts, whose logarithm is not finite", () => {
    assert.throws(
      () => projection(0, {I0: 10}),
      /projection: I must be above 0, got 0; a detector/,
    );
    assert.throws(() => projection([5, -1], {I0: 10}), /I must be above 0, got -1/);
    assert.throws(() => projection(5, {I0: 0}), /I0 must be finite and above 0, got 0/);
    assert.throws(() => transmission([0.2], {stepCm: 1, I0: Number.NaN}), /I0 must be finite/);
    assert.throws(() => projection([], {I0: 10}), /I must hold at least one number/);
  });
});

describe("projectionNoise", () => {
  it("is 1 % at 10 000 counts and grows tenfold when counts fall a hundredfold", () => {
    assert.equal(projectionNoise(10_000), 0.01);
    assert.equal(projectionNoise(100), 0.1);
  });

  it("refuses no counts", () => {
    assert.throws(() => projectionNoise(0), /projectionNoise: I must be finite and above 0, got 0/);
  });
});

describe("a beam of several energies", () => {
  const beam = {weights: [0.6, 0.4], muPerCm: [0.25, 0.17]};

  it("passes whole through nothing, and by hand through 1 cm", () => {
    assert.equal(polychromaticTransmission({...beam, thicknessCm: 0}), 1);
    const byHand = 0.6 * Math.exp(-0.25) + 0.4 * Math.exp(-0.17);
    close(polychromaticTransmission({...beam, thicknessCm: 1}), byHand, 1e-14, "a few ulp");
  });

  it("has the mean attenuation at no thickness and the smallest behind a thick wall", () => {
    close(effectiveAttenuation({...beam, thicknessCm: 0}), 0.218, 1e-15, "one rounding");
    const thick = effectiveAttenuation({...beam, thicknessCm: 1e5});
    close(thick, 0.17 - Math.log(0.4) / 1e5, 1e-12, "the harder energy alone is left");
  });

  it("hardens: effective attenuation falls with thickness for every spectrum", () => {
    const mu = fc.double({min: 0.05, max: 2, noNaN: true});
    fc.assert(
      fc.property(mu, mu, fc.double({min: 0.05, max: 0.95, noNaN: true}), (a, b, w) => {
        const muPerCm = [a, b];
        const thicknessCm = [0, 0.5, 1, 5, 10, 40];
        const found = effectiveAttenuation({weights: [w, 1 - w], muPerCm, thicknessCm});
        for (let k = 1; k < found.length; k++) {
          // Equal attenuations leave rounding only.
          assert.ok(found[k] <= found[k - 1] + 1e-12, `${[...found]}`);
        }
      }),
      {seed: 2},
    );
  });

  it("stays finite where the transmission itself underflows", () => {
    assert.equal(polychromaticTransmission({...beam, thicknessCm: 1e5}), 0);
    assert.ok(Number.isFinite(polychromaticProjection({...beam, thicknessCm: 1e5})));
  });

  it("equals one energy when all energies attenuate alike", () => {
    const same = {weights: [0.3, 0.7], muPerCm: [0.2, 0.2], thicknessCm: [1, 10]};
    const [one, ten] = polychromaticProjection(same);
    close(one, 0.2, 1e-12, "rounding");
    close(ten, 2, 1e-12, "rounding");
  });

  it("ignores an energy of no weight, however penetrating", () => {
    const options = {weights: [1, 0], muPerCm: [0.5, 0], thicknessCm: 2000};
    close(polychromaticProjection(options), 1000, 1e-12, "rounding");
  });

  it("refuses weights that do not sum to 1, lengths that differ, and negative values", () => {
    const at = {thicknessCm: 1};
    assert.throws(
      () => polychromaticTransmission({weights: [0.6, 0.5], muPerCm: [0.2, 0.2], ...at}),
      /weights must sum to 1, got 1.1; divide each by their sum/,
    );
    assert.throws(
      () => polychromaticTransmission({weights: [1], muPerCm: [0.2, 0.3], ...at}),
      (error) => error instanceof ShapeError && /got 1 and 2/.test(error.message),
    );
    assert.throws(
      () => effectiveAttenuation({weights: [1], muPerCm: [-0.2], ...at}),
      /effectiveAttenuation: weights and muPerCm must not be negative, got 1 and -0.2 at 0/,
    );
    assert.throws(
      () => polychromaticTransmission({...beam, thicknessCm: -1}),
      /thicknessCm must not be negative, got -1/,
    );
    assert.throws(
      () => polychromaticProjection({...beam, thicknessCm: [1, Number.NaN]}),
      /thicknessCm\[1\] must be a finite number, got NaN/,
    );
    assert.throws(
      () => polychromaticProjection({weights: [], muPerCm: [], thicknessCm: 1}),
      /weights must hold at least one number/,
    );
  });
});
