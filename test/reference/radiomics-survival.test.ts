import assert from "node:assert/strict";
import type {Ties} from "voxelbook/statistics";
import {concordanceIndex, fitCox, kaplanMeier, logRank} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** Patients, columns `x1`, `x2` and so on, and what is known of them. */
interface SurvivalFile {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly risk: readonly number[];
  readonly c_index: number;
  readonly c_index_pair_counts?: Readonly<Record<string, number>>;
  readonly cox: {
    readonly ties: Ties;
    readonly coef: readonly number[];
    readonly se: readonly number[];
    readonly log_likelihood: number;
  };
  readonly kaplan_meier: {readonly time: readonly number[]; readonly survival: readonly number[]};
  readonly [key: string]: unknown;
}

// Lifelines ends its climb when next to nothing is gained: its coefficients lie 5e-6 from the top of the
// likelihood, where the gradient of ours is 0 to rounding (as statsmodels has them). Its log-likelihood
// is flat there: half the information times the square of that. Everything else is rounding alone.
const CLIMBED: Tolerance = {rtol: 0, atol: 1e-5};
const FLAT: Tolerance = {rtol: 0, atol: 1e-9};
const ROUNDED: Tolerance = {rtol: 1e-12, atol: 1e-14};
const EXACT: Tolerance = {rtol: 0, atol: 0};

/** Reads the columns of the regression, a row for each patient. */
function rowsOf(file: SurvivalFile): number[][] {
  const columns = Object.keys(file).filter((key) => /^x\d+$/.test(key));
  columns.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  return file.time.map((_, i) => columns.map((key) => (file[key] as number[])[i]));
}

describeFiles<SurvivalFile>("radiomics/statistics/survival*.json", (file) => {
  const {time, event, risk, cox} = file;

  it("counts the pairs of the C-index exactly", () => {
    const found = concordanceIndex(time, event, risk);
    const counts = {
      comparable_pairs_events_first: found.comparable,
      concordant: found.concordant,
      tied_risk: found.tiedRisk,
      ratio: found.c,
    };
    agree([
      ...compare("c", found.c, file.c_index, EXACT),
      ...compare("pairs", counts, file.c_index_pair_counts ?? {}, EXACT),
    ]);
  });

  it("fits the Cox regression", () => {
    const found = fitCox(rowsOf(file), {time, event, ties: cox.ties});
    const actual = {coef: found.coefficients, se: found.standardErrors};
    agree([
      ...compare("cox", actual, {coef: cox.coef, se: cox.se}, CLIMBED),
      ...compare("log_likelihood", found.logLikelihood, cox.log_likelihood, FLAT),
    ]);
  });

  it("climbs at least as high", () => {
    const {logLikelihood} = fitCox(rowsOf(file), {time, event, ties: cox.ties});
    assert.ok(logLikelihood >= cox.log_likelihood - 1e-11, `${logLikelihood} is lower`);
  });

  it("draws the Kaplan–Meier curve", () => {
    const {time: times, survival} = kaplanMeier(time, event);
    agree(compare("kaplan_meier", {time: times, survival}, file.kaplan_meier, ROUNDED));
  });

  for (const [key, expected] of Object.entries(file).filter(([name]) => /^logrank/.test(name))) {
    const [, column, cut] = /^logrank_(\w+?)_gt_([\d.p]+)$/.exec(key) ?? [];
    it(`compares the groups of ${key}`, () => {
      if (column === undefined) throw new Error(`${key}: must be logrank_<column>_gt_<number>`);
      const limit = Number(cut.replace("p", "."));
      const groups = (file[column] as number[]).map((value) => Number(value > limit));
      const {statistic, p} = logRank(time, event, groups);
      agree(compare(key, {chi2: statistic, p}, expected, {rtol: 1e-11, atol: 1e-14}));
    });
  }
});
