import assert from "node:assert/strict";
import type {DiscretisationRule} from "voxelbook/image";
import {createMask, createVolume, discretise} from "voxelbook/image";
import {describeFiles} from "./radiomicsFiles.ts";

interface BinningCase {
  readonly method: string;
  readonly values: readonly number[];
  readonly binWidth?: number;
  readonly binCount?: number;
  readonly lower_bound?: number;
  readonly bins?: readonly number[];
  readonly pyradiomics_bins?: readonly number[];
  readonly ibsi_fbn_bins?: readonly number[];
  readonly ibsi_fbs_bins?: readonly number[];
  readonly edges?: readonly number[];
}

/** Discretises a line of values that all belong to the region. */
function levelsOf(values: readonly number[], rule: DiscretisationRule) {
  const grid = {shape: [values.length, 1, 1]} as const;
  const image = createVolume(Float64Array.from(values), {...grid, unit: "1"});
  return discretise(image, createMask(new Uint8Array(values.length).fill(1), grid), rule);
}

/** Lists what a case expects of which rule. */
function expectations(one: BinningCase) {
  const {binWidth: width, binCount: bins, lower_bound: bound} = one;
  const rows: {title: string; rule: DiscretisationRule; levels: readonly number[]}[] = [];
  const add = (title: string, levels: readonly number[] | undefined, rule: DiscretisationRule) => {
    if (levels !== undefined) rows.push({title, rule, levels});
  };
  if (width !== undefined) {
    add("PyRadiomics' width", one.bins, {method: "fixedBinSize", width, from: "multiple"});
    const from = bound ?? "minimum";
    add("the IBSI's width", one.ibsi_fbs_bins, {method: "fixedBinSize", width, from});
  }
  if (bins !== undefined) {
    const rule = {method: "fixedBinNumber", bins} as const;
    add("PyRadiomics' number", one.pyradiomics_bins, {...rule, convention: "pyradiomics"});
    add("the IBSI's number", one.ibsi_fbn_bins, rule);
  }
  return rows;
}

describeFiles<{cases: readonly BinningCase[]}>(
  "radiomics/filters/discretisation*.json",
  ({cases}) => {
    cases.forEach((one, k) => {
      const rows = expectations(one);
      it(`case ${k + 1}, ${one.method}: a rule is known`, () => {
        assert.ok(rows.length > 0, JSON.stringify(Object.keys(one)));
      });
      for (const {title, rule, levels} of rows) {
        it(`case ${k + 1}, ${one.method}: levels by ${title}`, () => {
          assert.deepEqual(Array.from(levelsOf(one.values, rule).data), levels);
        });
      }
      if (one.edges === undefined || rows.length === 0) return;
      it(`case ${k + 1}, ${one.method}: edges`, () => {
        const edges = one.edges ?? [];
        const found = levelsOf(one.values, rows[0].rule).edges;

        // PyRadiomics lays one empty bin above the highest, and moves the top edge of a number of bins by 1.
        const wanted = edges.slice(0, found.length);
        if (one.binCount !== undefined) wanted[wanted.length - 1] -= 1;
        assert.ok(edges.length - found.length <= 1);
        wanted.forEach((edge, i) => {
          // One rounding of the product and one of the sum.
          assert.ok(Math.abs(found[i] - edge) <= 4e-16 * Math.max(100, Math.abs(edge)), `${i}`);
        });
      });
    });
  },
);
