import assert from "node:assert/strict";
import fc from "fast-check";
import {fDistribution, incompleteBeta, logGamma} from "voxelbook/core";
import {outcome} from "../outcome.ts";

/** Asserts that two numbers agree to a share of the wanted one. */
function near(actual: number, wanted: number, share: number, where: string): void {
  assert.ok(
    Math.abs(actual - wanted) <= share * Math.abs(wanted),
    `${where}: ${actual}, ${wanted}`,
  );
}

describe("logGamma", () => {
  it("is the logarithm of a factorial at whole numbers", () => {
    let factorial = 1;
    for (let n = 1; n < 20; n++) {
      const gap = Math.abs(logGamma(n) - Math.log(factorial));
      assert.ok(gap <= 3e-15 * Math.max(1, Math.log(factorial)), `Γ(${n})`);
      factorial *= n;
    }
  });

  it("agrees with mpmath, on both sides of where the method changes", () => {
    // mpmath 1.4 with 60 digits, SciPy's gammaln agrees; 3e-15 for sums of up to ten logarithms.
    const rows = [
      [1e-300, 690.7755278982137],
      [0.001, 6.907178885383853],
      [0.5, 0.5723649429247001],
      [1.5, -0.12078223763524522],
      [3.5, 1.2009736023470743],
      [9.9, 12.57717990421988],
      [10.1, 13.027526738633236],
      [100, 359.1342053695754],
      [1e5, 1051287.7089736569],
      [1e15, 33538776394910668],
      [1e300, 6.897755278982137e302],
    ];
    for (const [x, value] of rows) {
      const gap = Math.abs(logGamma(x) - value);
      assert.ok(gap <= 3e-15 * Math.max(1, Math.abs(value)), `${x}: ${logGamma(x)}, not ${value}`);
    }
    assert.equal(logGamma(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  });

  it("rejects what has no logarithm", () => {
    for (const x of [0, -1, Number.NaN]) {
      assert.equal(
        outcome(() => logGamma(x)),
        `RangeError logGamma: x must be above 0, got ${x}`,
      );
    }
  });
});

describe("incompleteBeta", () => {
  it("is a polynomial for whole parameters", () => {
    for (const x of [0, 0.1, 0.5, 0.93, 1]) {
      near(incompleteBeta(x, {a: 1, b: 1}), x, 1e-15, `1, 1 at ${x}`);
      near(incompleteBeta(x, {a: 2, b: 2}), x * x * (3 - 2 * x), 2e-15, `2, 2 at ${x}`);
      near(incompleteBeta(x, {a: 3, b: 1}), x ** 3, 2e-15, `3, 1 at ${x}`);
    }
  });

  it("agrees with SciPy's betainc over a wide range", () => {
    // scipy.special.betainc 1.17.1 and mpmath, which agree to 3e-13. Where a is a million a step of x
    // by its last digit moves the result by 1e-12 of itself; elsewhere 1e-14 for sums of many terms.
    const rows = [
      [1e-10, 0.05, 3, 0.3403401331723805],
      [0.5, 0.5, 0.5, 0.5],
      [0.02, 1, 50, 0.635830319912883],
      [0.9, 9, 0.3, 0.09598837702469801],
      [0.999, 200, 1.5, 0.9400978901816638],
      [0.4, 40, 80, 0.9364354777155505],
      [0.498, 1e6, 1e6, 7.707644889244837e-9],
      [1e-6, 5, 1e6, 0.0036598851482650915],
    ];
    for (const [x, a, b, value] of rows) {
      near(incompleteBeta(x, {a, b}), value, a === 1e6 ? 3e-12 : 1e-14, `${x}, ${a}, ${b}`);
    }
  });

  it("has two tails that add to 1, and grows", () => {
    const size = fc.double({min: 0.01, max: 1e4, noNaN: true});
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1023}), size, size, (step, a, b) => {
        // Thousandths in binary, so that 1 − x is exact.
        const x = step / 1024;
        const lower = incompleteBeta(x, {a, b});
        assert.ok(Math.abs(lower + incompleteBeta(1 - x, {a: b, b: a}) - 1) <= 1e-12);
        assert.ok(incompleteBeta(x + 1 / 1024, {a, b}) >= lower * (1 - 1e-12));
      }),
      {seed: 1},
    );
  });

  it("rejects what lies outside", () => {
    const parameters = "RangeError incompleteBeta: a and b must be above 0 and at most 1000000000";
    const rows: readonly (readonly [number, number, number, string])[] = [
      [-0.1, 1, 1, "RangeError incompleteBeta: x must lie in 0 to 1, got -0.1"],
      [Number.NaN, 1, 1, "RangeError incompleteBeta: x must lie in 0 to 1, got NaN"],
      [0.5, 0, 1, `${parameters}, got 0 and 1`],
      [0.5, 1, 1e10, `${parameters}, got 1 and 10000000000`],
    ];
    for (const [x, a, b, message] of rows) {
      assert.equal(
        outcome(() => incompleteBeta(x, {a, b})),
        message,
      );
    }
  });
});

describe("fDistribution", () => {
  it("is f / (1 + f) for two and two degrees of freedom", () => {
    const {cdf, survival, quantile} = fDistribution({df1: 2, df2: 2});
    near(cdf(3), 0.75, 1e-15, "cdf");
    near(survival(3), 0.25, 1e-15, "survival");
    near(quantile(0.75), 3, 1e-15, "quantile");
  });

  it("keeps the digits of both tails, as SciPy's f does", () => {
    // mpmath with 60 digits: f, df1, df2, cdf, survival. SciPy 1.17.1 agrees to 3e-11, and to 1e-14
    // where no tail is 1 minus the other. Ours: 1e-14, or 1e-12 where a df is a million.
    const rows = [
      [1e-12, 1, 1, 6.366197723673691e-7, 0.9999993633802277],
      [0.02, 1, 30, 0.11151750962097508, 0.8884824903790249],
      [0.3, 2.5, 3.7, 0.20371428076099563, 0.7962857192390044],
      [1, 5, 18, 0.5543087552008937, 0.4456912447991062],
      [11.027247956403299, 5, 15, 0.9998654334835156, 0.00013456651648433493],
      [40, 3, 7, 0.9999104569093114, 8.954309068869095e-5],
      [1e6, 2, 5, 0.9999999999999901, 9.882055925060849e-15],
      [0.9, 200, 3000, 0.16499227895962998, 0.83500772104037],
      [1.05, 1e4, 300, 0.7116346197773529, 0.28836538022264707],
      [1.01, 1e6, 1e6, 0.9999996740209263, 3.2597907372698105e-7],
      [6.86648753691161, 0.5, 1e6, 0.975, 0.025000000000000022],
      [0.14563486711719523, 1e6, 0.5, 0.02499999999999999, 0.975],
    ];
    for (const [f, df1, df2, lower, upper] of rows) {
      const share = Math.max(df1, df2) === 1e6 ? 1e-12 : 1e-14;
      const tails = fDistribution({df1, df2});
      near(tails.cdf(f), lower, share, `cdf of ${f} for ${df1}, ${df2}`);
      near(tails.survival(f), upper, share, `survival of ${f} for ${df1}, ${df2}`);
    }
  });

  it("has the quantiles that SciPy's f has", () => {
    // The same two programs; a quantile needs about the square of the digits of a tail, 1e-14.
    const rows = [
      [1e-12, 3, 10, 7.690668139635247e-9],
      [0.025, 5, 18, 0.1571861613662445],
      [0.975, 5, 18, 3.381967805875242],
      [0.975, 18, 5, 6.361883204654351],
      [0.5, 1, 1, 1],
      [0.3, 0.7, 4.2, 0.07897558997540614],
      [0.999, 2, 1000, 6.955692868339705],
      [0.01, 1e5, 40, 0.6279541215994905],
      [0.975, 1e6, 1e6, 1.0039276231790089],
    ];
    for (const [p, df1, df2, value] of rows) {
      near(fDistribution({df1, df2}).quantile(p), value, 1e-14, `${p} for ${df1}, ${df2}`);
    }
  });

  it("returns from a quantile to its probability, and swaps with the degrees of freedom", () => {
    const df = fc.double({min: 0.2, max: 1e5, noNaN: true});
    const p = fc.double({min: 1e-6, max: 1 - 1e-6, noNaN: true});
    fc.assert(
      fc.property(p, df, df, (probability, df1, df2) => {
        const {cdf, survival, quantile} = fDistribution({df1, df2});
        const f = quantile(probability);
        if (probability < 0.5) near(cdf(f), probability, 1e-11, "cdf");
        else near(survival(f), 1 - probability, 1e-11, "survival");
        near(1 / fDistribution({df1: df2, df2: df1}).cdf(1 / f), 1 / survival(f), 1e-8, "swapped");
      }),
      {seed: 2},
    );
  });

  it("has ends", () => {
    const {cdf, survival, quantile} = fDistribution({df1: 4, df2: 9});
    assert.deepEqual([cdf(0), survival(0), cdf(-3), quantile(0)], [0, 1, 0, 0]);
    assert.deepEqual(
      [cdf(Number.POSITIVE_INFINITY), survival(Number.POSITIVE_INFINITY), quantile(1)],
      [1, 0, Number.POSITIVE_INFINITY],
    );
    // Beyond what a double holds: 1e-400.
    assert.equal(fDistribution({df1: 0.5, df2: 2}).quantile(1e-100), 0);
    assert.equal(fDistribution({df1: 2, df2: 0.01}).quantile(0.999), Number.POSITIVE_INFINITY);
  });

  it("rejects what is no ratio, no probability and no number of degrees of freedom", () => {
    const {cdf, survival, quantile} = fDistribution({df1: 1, df2: 1});
    const rule = "RangeError fDistribution: df1 and df2 must be above 0 and at most 2000000000";
    const rows: readonly (readonly [() => unknown, string])[] = [
      [() => cdf(Number.NaN), "RangeError fDistribution: f must be a number, got NaN"],
      [() => survival(Number.NaN), "RangeError fDistribution: f must be a number, got NaN"],
      [() => quantile(1.5), "RangeError fDistribution: p must lie in 0 to 1, got 1.5"],
      [() => quantile(Number.NaN), "RangeError fDistribution: p must lie in 0 to 1, got NaN"],
      [() => fDistribution({df1: 0, df2: 1}), `${rule}, got 0 and 1`],
      [() => fDistribution({df1: 1, df2: Infinity}), `${rule}, got 1 and Infinity`],
    ];
    for (const [call, message] of rows) assert.equal(outcome(call), message);
  });
});
