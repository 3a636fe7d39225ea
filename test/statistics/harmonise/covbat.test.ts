import assert from "node:assert/strict";
import {createRng} from "voxelbook/core";
import {applyCovbat, combat, covbat, fitCovbat} from "voxelbook/statistics";
import {allNear, column, FEATURES, KEEPING_AGE} from "./smallCohort.ts";

/** Computes the correlation of two features in one batch. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [a, b].map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - ma) * (b[i] - mb);
    aa += (value - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

describe("covbat", () => {
  it("agrees with the authors' program", () => {
    // Python/covbat.py of andy1764/CovBat_Harmonization at 1ca2942 with pandas 2.3.3 and scikit-learn
    // 1.9.1: covbat(data, batch, model age, n_pc=2); the variance of the shifts with divisor n − 1, as in
    // its R package, iteritems() for its successor.
    const wanted = [
      [15.863727978337396, 4.64284632464536, 174.89201473796328],
      [18.40228049293336, 5.474306173806162, 149.42607132275054],
      [15.006387301817764, 3.8585398390425762, 203.70196454163028],
      [17.724971713899517, 4.3045335193698975, 178.4091055383945],
      [16.06865727526262, 4.156922142487153, 175.10944298790508],
      [19.492893257169477, 5.4156274128079644, 197.8189249297065],
      [15.267797405402366, 4.770946329603531, 150.09869914354823],
      [21.72510289241903, 6.332892304192418, 219.5046442553109],
      [17.577933685294063, 4.141420219907166, 159.3501920700033],
    ];
    const {harmonised} = covbat(FEATURES, {...KEEPING_AGE, tolerance: 1e-4, components: 2});
    allNear(harmonised.data, wanted.flat(), 1e-12);
  });

  it("gives both batches one correlation, which ComBat leaves apart", () => {
    // Two features that go together on one scanner and against each other on the other.
    const rng = createRng("covbat");
    const batch = Array.from({length: 200}, (_, i) => i % 2);
    const x = batch.map((b) => {
      const [u, v] = [rng.normal(), rng.normal()];
      return [u, (b === 0 ? 0.8 : -0.8) * u + 0.6 * v];
    });
    const options = {batch, covariates: [], shrinkage: "none"} as const;
    const apart = (data: Parameters<typeof column>[0]) =>
      [0, 1].map((b) => {
        const own = (f: number) => column(data, f).filter((_, i) => batch[i] === b);
        return correlation(own(0), own(1));
      });
    const [left, right] = apart(combat(x, options).harmonised);
    assert.ok(left > 0.7 && right < -0.7, `${left} and ${right}`);
    const [one, other] = apart(covbat(x, {...options, explained: 1}).harmonised);
    assert.ok(Math.abs(one - other) < 0.1, `${one} and ${other}`);
  });

  it("is applied to new patients by the fit alone, and gives training patients the same", () => {
    const options = {...KEEPING_AGE, explained: 0.9};
    const {harmonised, model} = covbat(FEATURES, options);
    assert.deepEqual(fitCovbat(FEATURES, options), model);
    assert.deepEqual(applyCovbat(model, FEATURES, options), harmonised);
    const age = {name: "age", kind: "continuous", values: [60]} as const;
    const alone = applyCovbat(model, [[13, 3, 200]], {batch: ["A"], covariates: [age]});
    const both = applyCovbat(
      model,
      [
        [13, 3, 200],
        [99, 0, 1],
      ],
      {batch: ["A", "B"], covariates: [{...age, values: [60, 20]}]},
    );
    assert.deepEqual(alone.data, both.data.slice(0, 3));
  });

  it("refuses what ComBat refuses, in its own name", () => {
    assert.throws(
      () => covbat(FEATURES, {...KEEPING_AGE, batch: FEATURES.map(() => "A"), explained: 0.9}),
      /^RangeError: covbat: batch must name at least 2 batches/,
    );
    for (const [size, got] of [
      [{}, "neither"],
      [{explained: 0.9, components: 1}, "both"],
    ] as const) {
      assert.throws(
        () => covbat(FEATURES, {...KEEPING_AGE, ...size} as Parameters<typeof covbat>[1]),
        new RegExp(
          `^RangeError: covbat: one of explained and components must be given, got ${got}`,
        ),
      );
    }
    const model = fitCovbat(FEATURES, {...KEEPING_AGE, components: 1});
    assert.throws(
      () => applyCovbat(model, FEATURES, {...KEEPING_AGE, batch: FEATURES.map(() => "C")}),
      /applyCovbat: batch must be one of A, B/,
    );
  });
});
