import assert from "node:assert/strict";
import fc from "fast-check";
import {firstOrder, histogramStatistics} from "../../../lib/features/index.ts";
import {HISTOGRAM_FEATURES} from "../../../lib/features/intensity/histogramFeatures.ts";
import {outcome} from "../../outcome.ts";

/** The value of one feature of the family. */
function histogramFeature(name: string, counts: readonly number[]): number {
  const definition = HISTOGRAM_FEATURES.find((feature) => feature.name === `histogram.${name}`);
  assert.ok(definition !== undefined, name);
  return definition.of(histogramStatistics(Float64Array.from(counts)));
}

describe("histogramStatistics", () => {
  it("counts four voxels of three levels as one would on paper", () => {
    const s = histogramStatistics(Float64Array.of(2, 0, 1, 1));
    assert.equal(s.levels, 4);
    assert.equal(s.mean, 2.25);
    assert.equal(s.variance, (2 * 1.25 ** 2 + 0.75 ** 2 + 1.75 ** 2) / 4);
    assert.equal(s.entropy, 1.5);
    assert.equal(s.uniformity, 0.25 + 1 / 16 + 1 / 16);
    assert.deepEqual([s.minimum, s.maximum, s.median, s.mode], [1, 4, 2, 1]);
    assert.deepEqual(Array.from(s.gradient), [-2, -0.5, 0.5, 0]);
  });

  it("says what the list of the levels says", () => {
    const counts = fc.array(fc.integer({min: 0, max: 6}), {minLength: 1, maxLength: 12});
    fc.assert(
      fc.property(
        counts.filter((list) => list.some((n) => n > 0)),
        (list) => {
          const levels = list.flatMap((n, i) => new Array<number>(n).fill(i + 1));
          const wanted = firstOrder(levels);
          const found = histogramStatistics(Float64Array.from(list));
          for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
            if (key === "count" || key === "energy") continue;
            const isClose = Math.abs(found[key] - wanted[key]) <= 1e-10;
            assert.ok(isClose || Object.is(found[key], wanted[key]), `${key} of ${list.join(" ")}`);
          }
        },
      ),
      {seed: 13},
    );
  });

  it("takes of several most frequent levels the one nearest to the mean, then the lower", () => {
    assert.equal(histogramFeature("mode", [3, 0, 0, 3, 1, 1, 1]), 4);
    assert.equal(histogramFeature("mode", [0, 3, 1, 3]), 2);
  });

  it("has an entropy of log2 of the levels that are equally frequent", () => {
    assert.equal(histogramFeature("entropy", [5, 5, 5, 5]), 2);
    assert.equal(histogramFeature("uniformity", [5, 5, 5, 5]), 0.25);
    assert.equal(histogramFeature("entropy", [9]), 0);
  });

  it("takes the first of the steepest slopes", () => {
    // Slopes 4, 1.5, -2, 0, 2, 4: the highest at levels 1 and 6, the lowest at 3.
    const counts = [0, 4, 3, 0, 3, 4];
    const {gradient} = histogramStatistics(Float64Array.from(counts));
    assert.deepEqual(Array.from(gradient), [4, 1.5, -2, 0, 2, 1]);
    assert.equal(histogramFeature("maximumGradient", counts), 4);
    assert.equal(histogramFeature("maximumGradientLevel", counts), 1);
    assert.equal(histogramFeature("minimumGradient", counts), -2);
    assert.equal(histogramFeature("minimumGradientLevel", counts), 3);
  });

  it("has no slope where the rule makes one level only", () => {
    for (const name of ["maximum", "minimum"]) {
      assert.ok(Number.isNaN(histogramFeature(`${name}Gradient`, [9])));
      assert.ok(Number.isNaN(histogramFeature(`${name}GradientLevel`, [9])));
    }
    assert.equal(histogramFeature("skewness", [9]), 0);
    assert.equal(histogramFeature("kurtosis", [9]), 0);
    assert.equal(histogramFeature("coefficientOfVariation", [9]), 0);
  });

  it("refuses counts of nothing", () => {
    assert.equal(
      outcome(() => histogramStatistics(Float64Array.of(0, 0))),
      "RangeError histogramStatistics: counts must hold at least one voxel, got 0",
    );
  });
});
