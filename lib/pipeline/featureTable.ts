import type {FeatureSettings} from "../features/index.ts";
import {extractFeatures, featureSettings} from "../features/index.ts";
import type {FeatureColumn, Measure, SettingsInput} from "./measure.ts";
import {collectColumns} from "./measure.ts";
import type {CaseFailure, RadiomicsCase, RunOptions} from "./runCases.ts";
import {runCases} from "./runCases.ts";

/** The features of one case. */
export interface FeatureTableRow {
  readonly id: string;
  /** One value for each column; NaN where a definition is void. */
  readonly values: Float64Array;
  readonly provenance: object;
}

/** The features of many cases. */
export interface FeatureTable {
  /** Names of the columns, in their order, as `featureKey` writes them. */
  readonly keys: readonly string[];
  readonly columns: readonly FeatureColumn[];
  readonly rows: readonly FeatureTableRow[];
  /** Cases that could not be measured, and why. */
  readonly failures: readonly CaseFailure[];
}

/** Builds a table with any measurement. */
export async function tableOf(
  measure: Measure,
  cases: readonly RadiomicsCase[],
  settings: FeatureSettings,
  options: RunOptions,
): Promise<FeatureTable> {
  const collector = collectColumns();
  const {complete, failures} = await runCases(
    "featureTable",
    cases,
    ["extraction"],
    ({image, mask}) => {
      const {features, provenance} = measure(image, mask, settings);
      return {values: collector.valuesOf(features), provenance};
    },
    options,
  );
  const {keys, columns} = collector;
  const rows = complete.map(({id, results: [{values, provenance}]}) => {
    // A column that a later case brought is void in the earlier ones.
    const all = new Float64Array(columns.length).fill(Number.NaN);
    all.set(values);
    return {id, values: all, provenance};
  });
  return {keys, columns, rows, failures};
}

/**
 * Extracts the features of many cases into one table, in one thread. A case that fails is reported and
 * the rest is finished.
 *
 * @param cases - each with an id of its own, and image and mask or a function `load` that brings them
 *   when their turn comes, so that one case at a time is in memory
 * @param settings - a preset's name; {preset, …} with changes; or complete settings
 * @param options - onProgress, called after every case; signal, which stops the run between two cases
 * @returns keys and columns; rows, one for each case in their order, with values, shape [columns], NaN
 *   where a definition is void, and provenance; failures, with the reason for each
 * @throws RangeError when there is no case, two have the same id, or a setting breaks its rule
 * @throws DOMException the signal's reason, when it stops the run
 * @ref zwanenburg2020
 * @example (await featureTable([{id: "a", load: () => { throw new RangeError("no such file"); }}], "ibsi-digital")).failures // [{id: "a", step: null, message: "no such file"}]
 */
export async function featureTable(
  cases: readonly RadiomicsCase[],
  settings: SettingsInput,
  options: RunOptions = {},
): Promise<FeatureTable> {
  return tableOf(extractFeatures, cases, featureSettings(settings), options);
}
