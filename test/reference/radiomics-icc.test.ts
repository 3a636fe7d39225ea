import type {IccForm} from "voxelbook/statistics";
import {icc, ratingAnova} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** A row of pingouin's table. */
interface PingouinRow {
  readonly Type: string;
  readonly ICC: number;
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly pval: number;
  readonly CI95: readonly number[];
}

/** A table of ratings and what is known of it; these files hold no `cases`. */
interface IccFile {
  readonly ratings: readonly (readonly number[])[];
  readonly anova?: Readonly<Record<string, number>>;
  readonly icc?: Readonly<Record<string, number>>;
  readonly pingouin?: readonly PingouinRow[];
}

// Sums of a few dozen squares in double precision, here and there: 1e-11 of the result leaves room for
// squares that nearly cancel. Pingouin rounds its intervals to two digits, so half of the last one.
const EXACT: Tolerance = {rtol: 1e-11, atol: 1e-12};
const ROUNDED: Tolerance = {rtol: 0, atol: 0.005 + 1e-9};

/** Pingouin's older names, which say neither the model nor the unit. */
const OLDER: Readonly<Record<string, IccForm>> = {
  ICC1: "1,1",
  ICC2: "2,1",
  ICC3: "3,1",
  ICC1k: "1,k",
  ICC2k: "2,k",
  ICC3k: "3,k",
};

/** Reads a form out of a name such as ICC(A,1); `icc` itself refuses what is none. */
function formOf(name: string): IccForm {
  return OLDER[name] ?? (/^ICC\(([^)]*)\)$/.exec(name)?.[1] as IccForm);
}

/** Splits the squares as the file does. */
function meanSquares(ratings: IccFile["ratings"]): Record<string, number> {
  const {subjects, raters, residual, within} = ratingAnova(ratings);
  return {MSR: subjects.ms, MSC: raters.ms, MSE: residual.ms, MSW: within.ms};
}

describeFiles<IccFile>(
  "radiomics/statistics/icc*.json",
  ({ratings, anova, icc: values, pingouin}) => {
    if (anova !== undefined) {
      it("splits the squares", () => agree(compare("anova", meanSquares(ratings), anova, EXACT)));
    }
    for (const [name, value] of Object.entries(values ?? {})) {
      it(`gives ${name}`, () => {
        agree(compare(name, icc(ratings, {form: formOf(name)}).icc, value, EXACT));
      });
    }
    for (const {Type, CI95, ...row} of pingouin ?? []) {
      it(`tests ${Type} as pingouin does`, () => {
        const mine = icc(ratings, {form: formOf(Type), confidence: 0.95});
        const actual = {ICC: mine.icc, F: mine.f, df1: mine.df1, df2: mine.df2, pval: mine.p};
        agree(compare(Type, actual, row, EXACT));
        agree(compare(`${Type}, interval`, [mine.lower, mine.upper], CI95, ROUNDED));
      });
    }
  },
);
