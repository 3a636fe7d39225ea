import assert from "node:assert/strict";
import fc from "fast-check";
import type {IvhOptions} from "../../../lib/features/index.ts";
import {intensityVolumeHistogram} from "../../../lib/features/index.ts";
import {IVH_FEATURES} from "../../../lib/features/intensity/ivhFeatures.ts";
import {outcome} from "../../outcome.ts";

const whole = {rule: {method: "none"}} as const;

/** The value of one feature of the family. */
function ivhFeature(name: string, values: readonly number[], options: IvhOptions): number {
  const definition = IVH_FEATURES.find((feature) => feature.name === `ivh.${name}`);
  assert.ok(definition !== undefined, name);
  return definition.of(intensityVolumeHistogram(values, options));
}

describe("intensityVolumeHistogram", () => {
  it("takes whole intensities as they are, absent ones included", () => {
    const curve = intensityVolumeHistogram([1, 1, 3, 4], whole);
    assert.deepEqual(Array.from(curve.intensity), [1, 2, 3, 4]);
    assert.deepEqual(Array.from(curve.volumeFraction), [1, 0.5, 0.5, 0.25]);
    assert.deepEqual(Array.from(curve.intensityFraction), [0, 1 / 3, 2 / 3, 1]);
    assert.equal(curve.interval, 1);
  });

  it("spreads them over the range that the region was cut to", () => {
    const options = {...whole, range: [-1, 4]} as const;
    const curve = intensityVolumeHistogram([0, 2], options);
    assert.deepEqual(Array.from(curve.intensity), [-1, 0, 1, 2, 3, 4]);
    assert.deepEqual(Array.from(curve.volumeFraction), [1, 1, 0.5, 0.5, 0, 0]);
    assert.equal(curve.intensityFraction[1], 0.2);

    // Open above, the range ends at the greatest intensity.
    const open = {...whole, range: [-1, Number.POSITIVE_INFINITY]} as const;
    assert.equal(intensityVolumeHistogram([0, 2], open).intensity.length, 4);
  });

  it("lets continuous intensities stand for the centres of their bins", () => {
    const options = {rule: {method: "fixedBinSize", width: 2.5}, range: [0, 10]} as const;
    const curve = intensityVolumeHistogram([0, 2.4, 2.5, 9], options);
    assert.deepEqual(Array.from(curve.intensity), [1.25, 3.75, 6.25, 8.75]);
    assert.deepEqual(Array.from(curve.volumeFraction), [1, 0.5, 0.25, 0.25]);
    assert.deepEqual(Array.from(curve.intensityFraction), [0, 1 / 3, 2 / 3, 1]);

    // The upper bound itself opens one more bin, beyond the range.
    const top = intensityVolumeHistogram([0, 10], options);
    assert.deepEqual(Array.from(top.intensity), [1.25, 3.75, 6.25, 8.75, 11.25]);
    assert.equal(top.volumeFraction[4], 0.5);
  });

  it("lets arbitrary intensities stand for the numbers of their bins", () => {
    const options = {rule: {method: "fixedBinNumber", bins: 4}} as const;
    const curve = intensityVolumeHistogram([0, 0.1, 0.5, 1], options);
    assert.deepEqual(Array.from(curve.intensity), [1, 2, 3, 4]);
    assert.deepEqual(Array.from(curve.volumeFraction), [1, 0.5, 0.5, 0.25]);
  });

  it("falls from 1, never rises, and counts what has at least each intensity", () => {
    const values = fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 40});
    fc.assert(
      fc.property(values, (list) => {
        const {intensity, volumeFraction} = intensityVolumeHistogram(list, whole);
        intensity.forEach((i, k) => {
          const share = list.filter((x) => x >= i).length / list.length;
          assert.equal(volumeFraction[k], share);
        });
      }),
      {seed: 14},
    );
  });

  const bad: readonly (readonly [string, readonly number[], IvhOptions, string])[] = [
    ["no value", [], whole, "values must hold at least one number, got 0"],
    ["a NaN", [1, Number.NaN], whole, "values must be finite, got NaN at index 1"],
    [
      "a value out of the range",
      [1, 9],
      {...whole, range: [0, 5]},
      "values must lie in the range 0 to 5, got 1 to 9",
    ],
    [
      "a width of 0",
      [1, 2],
      {rule: {method: "fixedBinSize", width: 0}},
      "width must be a finite size above 0, got 0",
    ],
    [
      "no bin",
      [1, 2],
      {rule: {method: "fixedBinNumber", bins: 0}},
      "bins must be a whole number of at least 1, got 0",
    ],
    [
      "an unknown method",
      [1, 2],
      {rule: JSON.parse('{"method": "bins"}')},
      'method must be "none", "fixedBinSize" or "fixedBinNumber", got "bins"',
    ],
    [
      "a range the wrong way round",
      [1, 2],
      {...whole, range: [5, 0]},
      "range must be a finite lower and a greater upper bound, got 5 to 0",
    ],
    [
      "intensities in the wrong unit",
      [0, 1e9],
      whole,
      "the rule must tell at most 4194304 intensities apart, got 1000000001 from 0 to 1000000000",
    ],
  ];
  for (const [title, values, options, message] of bad) {
    it(`${title} is refused`, () => {
      const got = outcome(() => intensityVolumeHistogram(values, options));
      assert.equal(got, `RangeError intensityVolumeHistogram: ${message}`);
    });
  }
});

describe("IVH features", () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  it("read volumes at intensities and intensities at volumes", () => {
    // The first intensity of at least a tenth of the way from 1 to 10 is 2, which 9 of 10 voxels have.
    assert.equal(ivhFeature("volumeAtIntensity10", ten, whole), 0.9);
    assert.equal(ivhFeature("volumeAtIntensity90", ten, whole), 0.1);
    assert.equal(ivhFeature("intensityAtVolume10", ten, whole), 10);
    assert.equal(ivhFeature("intensityAtVolume90", ten, whole), 2);
    assert.equal(ivhFeature("volumeDifference", ten, whole), 0.9 - 0.1);
    assert.equal(ivhFeature("intensityDifference", ten, whole), 8);
  });

  it("take the next intensity above where too much of the region has the highest", () => {
    assert.equal(ivhFeature("intensityAtVolume10", [1, 2, 2], whole), 3);
  });

  it("have an area of one half for an even spread, and 0 for one intensity", () => {
    const many = Array.from({length: 1001}, (_, i) => i);
    const area = ivhFeature("areaUnderCurve", many, whole);
    assert.ok(Math.abs(area - 0.5) < 1e-3, String(area));
    assert.equal(ivhFeature("areaUnderCurve", [5, 5], whole), 0);
    assert.equal(ivhFeature("areaUnderCurve", [5, 5], {...whole, range: [0, 9]}), 0);
  });

  it("have void volumes where the range is a single point", () => {
    for (const name of ["volumeAtIntensity10", "volumeAtIntensity90", "volumeDifference"]) {
      assert.ok(Number.isNaN(ivhFeature(name, [5, 5], whole)), name);
    }
    assert.equal(ivhFeature("intensityAtVolume90", [5, 5], whole), 6);
    const bins = {rule: {method: "fixedBinNumber", bins: 1000}} as const;
    assert.equal(ivhFeature("volumeAtIntensity90", [5, 5], bins), 1);
  });
});
