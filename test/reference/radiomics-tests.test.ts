import type {Alternative} from "voxelbook/statistics";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  holm,
  mannWhitney,
  pearson,
  spearman,
} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** A list of p-values, two samples, and what other programs make of them, by name. */
interface TestsFile extends Readonly<Record<string, unknown>> {
  readonly p: readonly number[];
  readonly a: readonly number[];
  readonly b: readonly number[];
}

// Double precision here and there: some operations on each value, and a tail of 17 digits.
const EXACT: Tolerance = {rtol: 1e-12, atol: 1e-14};

const ADJUST: Readonly<Record<string, (p: readonly number[]) => Float64Array>> = {
  benjamini_hochberg: benjaminiHochberg,
  benjamini_yekutieli: benjaminiYekutieli,
  holm,
  bonferroni,
};

/** Reads the options of a rank test out of its name. */
function mannWhitneyOf(name: string, {a, b}: TestsFile): Record<string, number> | undefined {
  const found = /^mannwhitney_(two_sided|less|greater)_(asymptotic|exact)(_.*)?$/.exec(name);
  if (found === null) return undefined;
  const {u, p} = mannWhitney(a, b, {
    method: found[2] as "asymptotic" | "exact",
    alternative: found[1].replace("_", "-") as Alternative,
    continuity: found[3] === "_continuity",
  });
  return {U_a: u, U_b: a.length * b.length - u, p};
}

/** Reads the samples of a correlation out of its name: `a_b15` is a beside the first 15 of b. */
function correlationOf(name: string, {a, b}: TestsFile): Record<string, number> | undefined {
  const found = /^(spearman|pearson)_a(\d*)_b(\d*)$/.exec(name);
  if (found === null) return undefined;
  const part = (values: readonly number[], count: string): readonly number[] =>
    count === "" ? values : values.slice(0, Number(count));
  const [first, second] = [part(a, found[2]), part(b, found[3])];
  if (found[1] === "pearson") {
    const {r, p} = pearson(first, second);
    return {r, p};
  }
  const {rho, p} = spearman(first, second);
  return {rho, p};
}

/** What a file says of itself. */
const ABOUT = ["what", "title", "versions", "p", "a", "b"];

describeFiles<TestsFile>("radiomics/statistics/tests*.json", (file) => {
  for (const [name, expected] of Object.entries(file)) {
    if (ABOUT.includes(name)) continue;
    it(`gives ${name}`, () => {
      const actual =
        ADJUST[name]?.(file.p) ?? mannWhitneyOf(name, file) ?? correlationOf(name, file);
      if (actual === undefined) throw new Error(`${name}: nothing computes this value`);
      agree(compare(name, actual, expected, EXACT));
    });
  }
});
