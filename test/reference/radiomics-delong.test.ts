import {auc, delong, rocCurve} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** Scores of the same patients, `score_a`, `score_b` and so on, and what is known of them. */
interface DelongFile {
  readonly label: readonly number[];
  readonly result: {
    readonly auc: readonly number[];
    readonly covariance: readonly (readonly number[])[];
    readonly ci95: readonly (readonly number[])[];
    readonly z: number;
    readonly p_two_sided: number;
  };
  readonly [key: string]: unknown;
}

// Sums of some dozen squares in another order: 1e-12 of the result, and for z and p, which divide by a
// difference of variances, 1e-11.
const EXACT: Tolerance = {rtol: 1e-12, atol: 1e-15};
const DIFFERENCE: Tolerance = {rtol: 1e-11, atol: 1e-13};

/** Lists the letters of the scores. */
function lettersOf(file: DelongFile): string[] {
  return Object.keys(file).flatMap((key) => /^score_(\w+)$/.exec(key)?.[1] ?? []);
}

describeFiles<DelongFile>("radiomics/statistics/delong*.json", (file) => {
  const {label, result} = file;
  const letters = lettersOf(file);
  const scores = letters.map((letter) => file[`score_${letter}`] as number[]);

  it("gives the areas, pair by pair and by ranks", () => {
    const pairs = scores.map((score) => auc(label, score));
    const byRanks = delong(label, scores).estimates.map((one) => one.auc);
    agree([
      ...compare("auc", pairs, result.auc, EXACT),
      ...compare("delong", byRanks, result.auc, EXACT),
    ]);
  });

  it("gives covariance and intervals", () => {
    const {covariance, estimates} = delong(label, scores, {confidence: 0.95});
    const intervals = estimates.map(({lower, upper}) => [lower, upper]);
    agree([
      ...compare("covariance", covariance.data, result.covariance.flat(), EXACT),
      ...compare("ci95", intervals, result.ci95, EXACT),
    ]);
  });

  it("compares the first two scores", () => {
    const {z, p} = delong(label, scores).comparisons[0];
    const expected = {z: result.z, p: result.p_two_sided};
    agree(compare("comparison", {z, p}, expected, DIFFERENCE));
  });

  for (const [i, letter] of letters.entries()) {
    const curve = file[`roc_curve_${letter}`] as
      | Readonly<Record<string, readonly number[]>>
      | undefined;
    if (curve === undefined) continue;
    it(`draws the curve of score ${letter}`, () => {
      const {thresholds, ...rates} = rocCurve(label, scores[i]);
      const known = Object.fromEntries(
        Object.entries(curve).map(([key, values]) => [
          key,
          values.map((value) => value ?? Number.POSITIVE_INFINITY),
        ]),
      );
      agree(compare("curve", {...rates, thresholds}, known, EXACT));
    });
  }
});
