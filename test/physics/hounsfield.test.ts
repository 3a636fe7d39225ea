import assert from "node:assert/strict";
import fc from "fast-check";
import {createVolume} from "../../lib/image/index.ts";
import {
  applyDrift,
  attenuationFromHounsfield,
  correctDrift,
  driftFromWater,
  driftTolerance,
  hounsfield,
  hounsfieldDrift,
  rescale,
  toHounsfield,
  windowLevel,
} from "../../lib/physics/index.ts";
import {close} from "./close.ts";

const anyHu = fc.double({min: -1024, max: 3071, noNaN: true});
const anyEpsilon = fc.double({min: -0.5, max: 0.5, noNaN: true});

describe("Hounsfield units", () => {
  it("put nothing at −1000, water at 0 and twice water at 1000", () => {
    assert.deepEqual([...toHounsfield([0, 0.25, 0.5], {muWater: 0.25})], [-1000, 0, 1000]);
    assert.equal(hounsfield(0.38, {muWater: 0.19}), 1000);
  });

  it("put air at −1000 only when its attenuation is told, or is 0", () => {
    assert.equal(toHounsfield([0.01], {muWater: 0.21, muAir: 0.01})[0], -1000);
    close(toHounsfield([0.01], {muWater: 0.21})[0], -952.3809523809524, 1e-12, "a few ulp");
  });

  it("keep the negative attenuation that noise makes", () => {
    assert.equal(toHounsfield([-0.025], {muWater: 0.25})[0], -1100);
  });

  it("go back to attenuation", () => {
    fc.assert(
      fc.property(anyHu, (hu) => {
        const mu = attenuationFromHounsfield(hu, {muWater: 0.19});
        close(hounsfield(mu, {muWater: 0.19}), hu, 1e-12, "a product and a quotient");
      }),
      {seed: 3},
    );
    assert.deepEqual([...attenuationFromHounsfield([-1000, 0], {muWater: 0.2})], [0, 0.2]);
  });

  it("refuse water that does not attenuate more than air, and what is not a number", () => {
    assert.throws(
      () => toHounsfield([0.2], {muWater: 0, muAir: 0}),
      /toHounsfield: muWater must exceed muAir, got 0 and 0/,
    );
    assert.throws(() => toHounsfield([0.2], {muWater: 0.2, muAir: -0.1}), /muAir must not be neg/);
    assert.throws(
      () => toHounsfield([], {muWater: 0.2}),
      /mu must hold at least one number, got 0/,
    );
    assert.throws(
      () => toHounsfield([0.2, Number.NaN], {muWater: 0.2}),
      /toHounsfield: mu\[1\] must be a finite number, got NaN/,
    );
    assert.throws(() => hounsfield(0.2, {muWater: -1}), /muWater must be finite and above 0/);
    assert.throws(() => attenuationFromHounsfield(0, {muWater: 0}), /muWater must be finite/);
  });
});

describe("calibration drift", () => {
  it("moves 45 HU by −5.225/1.005 at ε = 0.005, the textbook's example", () => {
    close(hounsfieldDrift(45, 0.005), -5.19900497512, 1e-11, "the book prints 12 digits");
  });

  it("does not move air, and moves dense bone twice as far as water", () => {
    assert.ok(Object.is(hounsfieldDrift(-1000, 0.02), 0));
    close(hounsfieldDrift(1000, 0.02) / hounsfieldDrift(0, 0.02), 2, 1e-14, "a few ulp");
  });

  it("is what applyDrift adds", () => {
    fc.assert(
      fc.property(anyHu, anyEpsilon, (hu, epsilon) => {
        const delta = applyDrift(hu, epsilon) - hu;
        close(delta, hounsfieldDrift(hu, epsilon), 1e-11, "a difference of numbers up to 8000");
      }),
      {seed: 4},
    );
  });

  it("is an affine map: differences shrink by 1 + ε, whatever the HU", () => {
    const [a, b, c] = applyDrift([-100, 0, 100], 0.25);
    assert.equal(b - a, 80);
    assert.equal(c - b, 80);
  });

  it("is taken out by correctDrift, for numbers, arrays and volumes", () => {
    fc.assert(
      fc.property(anyHu, anyEpsilon, (hu, epsilon) => {
        close(correctDrift(applyDrift(hu, epsilon), epsilon), hu, 1e-11, "two affine maps");
      }),
      {seed: 5},
    );
    assert.deepEqual([...correctDrift([-1000, -200], 0.25)], [-1000, 0]);
  });

  it("keeps a volume's grid and fractions, and leaves the given one as it is", () => {
    const ct = createVolume(Int16Array.of(0, 45), {
      shape: [2, 1, 1],
      spacing: [1, 2, 3],
      unit: "HU",
    });
    const seen = applyDrift(ct, 0.005);
    assert.ok(seen.data instanceof Float32Array);
    assert.deepEqual(seen.spacing, [1, 2, 3]);
    close(seen.data[1], 39.80099502487562, 1e-7, "single precision");
    assert.deepEqual([...ct.data], [0, 45]);
    const double = createVolume(Float64Array.of(45), {shape: [1, 1, 1], unit: "HU"});
    close(applyDrift(double, 0.005).data[0], 39.80099502487562, 1e-15, "double precision");
  });

  it("is recovered exactly from the HU of water", () => {
    assert.equal(driftFromWater(-200), 0.25);
    assert.ok(Object.is(driftFromWater(0), 0));
    fc.assert(
      fc.property(anyEpsilon, (epsilon) => {
        close(driftFromWater(applyDrift(0, epsilon)), epsilon, 1e-12, "a few ulp");
      }),
      {seed: 6},
    );
  });

  it("refuses ε of −1 or less, units that are not HU, and water that reads as air", () => {
    for (const f of [hounsfieldDrift, applyDrift, correctDrift]) {
      assert.throws(
        () => f(45, -1),
        /epsilon must be above -1, got -1; at -1 the calibrated water/,
      );
      assert.throws(() => f(45, Number.NaN), /epsilon must be a finite number, got NaN/);
      assert.throws(() => f(Number.NaN, 0.1), /hu must be a finite number, got NaN/);
    }
    assert.throws(() => applyDrift([], 0.1), /hu must hold at least one number/);
    const mu = createVolume(Float32Array.of(0.2), {shape: [1, 1, 1], unit: "1/cm"});
    assert.throws(() => applyDrift(mu, 0.1), /applyDrift: the volume's unit must be HU, got 1\/cm/);
    assert.throws(() => correctDrift(mu, 0.1), /correctDrift: the volume's unit must be HU/);
    assert.throws(
      () => driftFromWater(-1000),
      /huWater must be above -1000, got -1000; that is air/,
    );
    assert.throws(() => driftFromWater(Number.NaN), /huWater must be a finite number/);
  });
});

describe("driftTolerance", () => {
  it("keeps liver (60 HU) within 2 HU for |ε| up to 2/1062", () => {
    assert.equal(driftTolerance({hu: 60, maxError: 2}), 2 / 1062);
  });

  it("is met on both sides and is the largest that is", () => {
    const error = fc.double({min: 0.1, max: 50, noNaN: true});
    fc.assert(
      fc.property(fc.double({min: -1024, max: 3071, noNaN: true}), error, (hu, maxError) => {
        const t = driftTolerance({hu, maxError});
        if (t >= 0.999) return;
        const worst = (epsilon: number): number => Math.abs(hounsfieldDrift(hu, epsilon));
        assert.ok(worst(t) <= maxError && worst(-t) <= maxError * (1 + 1e-12), "rounding");
        assert.ok(worst(-t * 1.0001) > maxError, "a wider tolerance would break it");
      }),
      {seed: 7},
    );
  });

  it("is 1 for air, which no drift moves, and refuses an error of 0", () => {
    assert.equal(driftTolerance({hu: -1000, maxError: 2}), 1);
    assert.throws(
      () => driftTolerance({hu: 60, maxError: 0}),
      /maxError must be finite and above 0/,
    );
  });
});

describe("windowLevel", () => {
  const simple = {level: 40, width: 400, rule: "simple"} as const;

  it("spreads level ± width/2 over the greys and clips the rest", () => {
    assert.deepEqual([...windowLevel([-1000, -160, 40, 240, 3000], simple)], [0, 0, 0.5, 1, 1]);
    assert.equal(windowLevel(-60, simple), 0.25);
  });

  it("follows PS3.3 C.11.2.1.2 at its edges: c − 0.5 ± (w − 1)/2", () => {
    const dicom = {level: 40, width: 400, rule: "dicom"} as const;
    assert.equal(windowLevel(39.5 - 199.5, dicom), 0);
    assert.equal(windowLevel(39.5 + 199.5, dicom), 1);
    assert.equal(windowLevel(39.5, dicom), 0.5);
    close(windowLevel(40, dicom) * 255, 127.819548872, 1e-11, "the reference prints 12 digits");
  });

  it("is a threshold for a DICOM window of width 1", () => {
    const step = {level: 10, width: 1, rule: "dicom"} as const;
    assert.deepEqual([...windowLevel([9, 9.5, 9.6, 10], step)], [0, 0, 1, 1]);
  });

  it("agrees between the rules to a grey of 255 at usual widths", () => {
    fc.assert(
      fc.property(anyHu, (hu) => {
        const gap = windowLevel(hu, simple) - windowLevel(hu, {...simple, rule: "dicom"});
        assert.ok(Math.abs(gap) < 1 / 255, `${gap}: half a unit at each edge of 400`);
      }),
      {seed: 8},
    );
  });

  it("refuses a width that spans nothing, and a rule it does not know", () => {
    assert.throws(() => windowLevel(0, {...simple, width: 0}), /width must be above 0, got 0/);
    assert.throws(
      () => windowLevel(0, {level: 0, width: 0.5, rule: "dicom"}),
      /width must be at least 1 for the DICOM rule, got 0.5/,
    );
    assert.throws(
      () => windowLevel(0, {...simple, rule: "sigmoid" as "simple"}),
      /rule must be "simple" or "dicom", got sigmoid/,
    );
    assert.throws(() => windowLevel([Number.NaN], simple), /hu\[0\] must be a finite number/);
    assert.throws(() => windowLevel(0, {...simple, level: Number.NaN}), /level must be a finite/);
  });
});

describe("rescale", () => {
  it("turns stored values into HU", () => {
    assert.deepEqual([...rescale([0, 24, 1024], {slope: 1, intercept: -1024})], [-1024, -1000, 0]);
    assert.equal(rescale(3, {slope: 0.5, intercept: 1}), 2.5);
  });

  it("refuses a slope of 0 and what is not a number", () => {
    assert.throws(() => rescale(1, {slope: 0, intercept: 0}), /slope must not be 0, got 0; every/);
    assert.throws(() => rescale(1, {slope: Number.NaN, intercept: 0}), /slope must be a finite/);
    assert.throws(() => rescale([], {slope: 1, intercept: 0}), /stored must hold at least one/);
  });
});
