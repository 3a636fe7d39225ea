import assert from "node:assert/strict";
import {beamSpectrum, linearAttenuation, type Material} from "../../lib/physics/index.ts";
import {close} from "./close.ts";

describe("linearAttenuation", () => {
  it("gives NIST's values at the tabulated energies, times the density", () => {
    assert.equal(linearAttenuation("water", 60), 0.2059);
    close(linearAttenuation("bone", 60), 1.92 * 0.3148, 1e-15, "one product");
    close(linearAttenuation("air", 60), 0.001205 * 0.1875, 1e-15, "one product");
  });

  it("falls with energy between the tabulated points, for all but iodine", () => {
    for (const material of ["water", "adipose", "muscle", "bone", "air", "aluminium"] as const) {
      for (let keV = 15; keV < 150; keV++) {
        const [a, b] = [linearAttenuation(material, keV), linearAttenuation(material, keV + 1)];
        assert.ok(b < a, `${material} at ${keV} keV`);
      }
    }
  });

  it("jumps up at the K edge of iodine", () => {
    const [below, above] = [33, 33.1694].map((keV) => linearAttenuation("iodine", keV));
    assert.ok(above > 5 * below);
    close(above, 4.93 * 35.82, 1e-12, "the value above the edge");
  });

  it("makes bone change with energy against water, and muscle hardly", () => {
    const ratio = (material: Material, keV: number): number =>
      linearAttenuation(material, keV) / linearAttenuation("water", keV);
    assert.ok(ratio("bone", 50) / ratio("bone", 100) > 1.5);
    assert.ok(Math.abs(ratio("muscle", 50) / ratio("muscle", 100) - 1) < 0.02);
  });

  it("refuses unknown materials and energies outside the table", () => {
    assert.throws(
      () => linearAttenuation("lead" as Material, 60),
      /must be one of water, .*got lead/,
    );
    assert.throws(() => linearAttenuation("water", 10), /keV must be 15 to 150, got 10/);
    assert.throws(() => linearAttenuation("water", Number.NaN), /keV must be a finite number/);
  });
});

describe("beamSpectrum", () => {
  const meanEnergy = (peakKv: number, filterCm: number): number => {
    const {energiesKeV, weights} = beamSpectrum({peakKv, filterCm});
    return weights.reduce((sum, w, k) => sum + w * energiesKeV[k], 0);
  };

  it("has eight positive shares that sum to 1, below the tube's voltage", () => {
    const {energiesKeV, weights} = beamSpectrum({peakKv: 120, filterCm: 0.6});
    assert.equal(weights.length, 8);
    assert.ok(weights.every((w) => w > 0));
    close(
      weights.reduce((a, b) => a + b, 0),
      1,
      1e-14,
      "rounding of eight quotients",
    );
    assert.ok(energiesKeV.every((keV) => keV > 20 && keV < 120));
  });

  it("hardens with filter and with voltage", () => {
    assert.ok(meanEnergy(120, 1) > meanEnergy(120, 0.2));
    assert.ok(meanEnergy(140, 0.6) > meanEnergy(80, 0.6));
  });

  it("refuses voltages and filters that no tube has", () => {
    assert.throws(
      () => beamSpectrum({peakKv: 20, filterCm: 0}),
      /peakKv must be 50 to 150, got 20/,
    );
    assert.throws(() => beamSpectrum({peakKv: 120, filterCm: -1}), /filterCm must not be negative/);
  });
});
