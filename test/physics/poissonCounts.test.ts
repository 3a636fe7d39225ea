import assert from "node:assert/strict";
import {createRng, mean, variance} from "../../lib/core/index.ts";
import {poissonCounts, projection, projectionNoise} from "../../lib/physics/index.ts";

describe("poissonCounts", () => {
  for (const lambda of [0.5, 4, 9.99, 10, 100, 1e4, 1e8]) {
    it(`has mean and variance ${lambda}, in whole counts`, () => {
      const n = 20_000;
      const counts = poissonCounts(
        new Float64Array(n).fill(lambda),
        createRng(`poisson ${lambda}`),
      );
      assert.ok(counts.every((count) => Number.isInteger(count) && count >= 0));
      // Five standard errors; that of the variance is √((μ₄ − σ⁴)/n) with μ₄ = λ + 3λ².
      const errorOfMean = Math.sqrt(lambda / n);
      const errorOfVariance = Math.sqrt((lambda + 2 * lambda * lambda) / n);
      assert.ok(Math.abs(mean(counts) - lambda) < 5 * errorOfMean, `mean ${mean(counts)}`);
      const spread = variance(counts);
      assert.ok(Math.abs(spread - lambda) < 5 * errorOfVariance, `variance ${spread}`);
    });
  }

  it("follows the law itself at λ = 12: the share of each count", () => {
    const n = 100_000;
    const counts = poissonCounts(new Float64Array(n).fill(12), createRng("shares"));
    const seen = new Float64Array(80);
    for (const count of counts) seen[count]++;
    let chance = Math.exp(-12);
    for (let k = 0; k < 30; k++) {
      const error = Math.sqrt(chance * n);
      // Five standard errors, and one count for the rarest.
      assert.ok(
        Math.abs(seen[k] - chance * n) < 5 * error + 1,
        `${k}: ${seen[k]} of ${chance * n}`,
      );
      chance *= 12 / (k + 1);
    }
  });

  it("gives the projection the noise of 1/√I", () => {
    const counts = poissonCounts(new Float64Array(20_000).fill(1000), createRng("projection"));
    const sd = Math.sqrt(variance(projection(counts, {I0: 1e4})));
    // Sampling error of an SD from 20 000 values is 0.5 %; the formula is first order, 0.05 % here.
    assert.ok(Math.abs(sd / projectionNoise(1000) - 1) < 0.025, `${sd}`);
  });

  it("is the same for the same seed, and empty of counts behind no beam", () => {
    assert.equal(poissonCounts(50, createRng("a")), poissonCounts(50, createRng("a")));
    assert.equal(poissonCounts(0, createRng("a")), 0);
  });

  it("refuses a negative or missing expectation", () => {
    assert.throws(() => poissonCounts(-1, createRng(1)), /expected must not be negative, got -1/);
    assert.throws(
      () => poissonCounts([Number.NaN], createRng(1)),
      /expected\[0\] must be a finite/,
    );
  });
});
