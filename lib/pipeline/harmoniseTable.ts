import type {Matrix} from "../core/index.ts";
import type {BatchEffects, CombatModel, Covariate, Shrinkage} from "../statistics/index.ts";
import {applyCombat, batchEffects, fitCombat} from "../statistics/index.ts";
import type {FeatureTable} from "./featureTable.ts";
import type {CovariateRow} from "./joinCovariates.ts";
import type {FittedCases, UnfitFeature} from "./unfitFeatures.ts";
import {unfitFeatures} from "./unfitFeatures.ts";

/** Options of `harmoniseTable`; what changes the meaning has no default. */
export interface HarmoniseOptions {
  /** Name of the covariate that tells the batches apart, such as the scanner or the pixel size. */
  readonly batch: string;
  /** Covariates that harmonising must not take away; an empty list for none. */
  readonly covariates: readonly Pick<Covariate, "name" | "kind">[];
  readonly shrinkage: Shrinkage;
  /** Ids of the training cases, from which alone all is estimated, or "all" to describe one cohort. */
  readonly fitOn: readonly string[] | "all";
  /** What happens to a feature that is void in a case or constant in a batch: throw, or leave it out. */
  readonly unfit: "refuse" | "drop";
  /** Whether only means move; false when left out. */
  readonly meanOnly?: boolean;
  /** The batch that all others are brought to; the average of all training cases when left out. */
  readonly reference?: string | number;
}

/** What a harmonisation rests on; plain data. */
export interface HarmoniseProvenance {
  readonly method: "ComBat";
  readonly options: HarmoniseOptions;
  /** Ids of the cases of the fit, by batch. */
  readonly fitted: Readonly<Record<string, readonly string[]>>;
  /** Ids of cases that were harmonised without being fitted on. */
  readonly applied: readonly string[];
}

/** A harmonised table. */
export interface HarmonisedTable {
  /** The table with harmonised values, without the features that were left out. */
  readonly table: FeatureTable;
  readonly model: CombatModel;
  /** How much batches differ in the cases of the fit, before and after; shape [features] each. */
  readonly before: BatchEffects;
  readonly after: BatchEffects;
  readonly unfit: readonly UnfitFeature[];
  readonly provenance: HarmoniseProvenance;
}

const WHO = "harmoniseTable";

/** What ComBat has to know of cases. */
interface Known {
  readonly batch: readonly string[];
  readonly covariates: readonly Covariate[];
}

/** Refuses options that do not say what tells the batches apart, and what is kept. */
function requireNames({batch, covariates}: HarmoniseOptions): void {
  if (typeof batch !== "string") {
    throw new TypeError(`${WHO}: batch must be the name of a covariate, got ${typeof batch}`);
  }
  if (!Array.isArray(covariates)) {
    throw new TypeError(
      `${WHO}: covariates must be a list of what to keep, [] for nothing, got ${typeof covariates}`,
    );
  }
}

/** Finds what is known of each case; a missing value is refused, since no case is dropped here. */
function knownOf(
  ids: readonly string[],
  rows: readonly CovariateRow[],
  {batch, covariates}: HarmoniseOptions,
): Known {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const valuesOf = (name: string) =>
    ids.map((id) => {
      const value = byId.get(id)?.[name];
      if (value === undefined || value === null) {
        throw new RangeError(
          `${WHO}: covariates must hold ${name} of every case, got none for ${id}`,
        );
      }
      return value;
    });
  return {
    batch: valuesOf(batch).map(String),
    covariates: covariates.map(({name, kind}) => ({name, kind, values: valuesOf(name)})),
  };
}

/** Takes what is known of some cases. */
function takeKnown({batch, covariates}: Known, places: readonly number[]): Known {
  return {
    batch: places.map((i) => batch[i]),
    covariates: covariates.map(({values, ...one}) => ({
      ...one,
      values: places.map((i) => values[i]),
    })),
  };
}

/** Lays values of some cases out as a matrix. */
function matrixOfRows({rows}: FeatureTable, places: readonly number[], columns: readonly number[]) {
  const data = new Float64Array(places.length * columns.length);
  places.forEach((place, i) => {
    columns.forEach((column, j) => {
      data[j + columns.length * i] = rows[place].values[column];
    });
  });
  return {data, rows: places.length, columns: columns.length};
}

/** Finds the cases of the fit by their ids. */
function placesOf(ids: readonly string[], fitOn: HarmoniseOptions["fitOn"]): number[] {
  if (fitOn === "all") return ids.map((_, i) => i);
  return [...new Set(fitOn)].map((id) => {
    const place = ids.indexOf(id);
    if (place < 0) throw new RangeError(`${WHO}: fitOn must name cases of the table, got ${id}`);
    return place;
  });
}

/** Finds the columns that can be harmonised; the others are left out where that is allowed. */
function fitColumns(
  table: FeatureTable,
  fitted: FittedCases,
  policy: HarmoniseOptions["unfit"],
): {columns: number[]; unfit: UnfitFeature[]} {
  const unfit = unfitFeatures(table, fitted);
  if (unfit.length > 0 && policy !== "drop") {
    const [{key, reason}] = unfit;
    throw new RangeError(
      `${WHO}: every feature must have a value in every case and vary in every batch, got ${unfit.length} that do not, such as ${key}, ${reason}: leave them out (unfit "drop")`,
    );
  }
  const out = new Set(unfit.map(({key}) => key));
  const columns = table.keys.flatMap((key, column) => (out.has(key) ? [] : [column]));
  if (columns.length === 0) {
    throw new RangeError(`${WHO}: at least one feature must be fit to be harmonised, got none`);
  }
  return {columns, unfit};
}

/** Records which case was fitted on in which batch, and which was not. */
function provenanceOf(
  options: HarmoniseOptions,
  ids: readonly string[],
  places: readonly number[],
  {batch}: Known,
): HarmoniseProvenance {
  const fitted: Record<string, string[]> = {};
  for (const i of places) fitted[batch[i]] = [...(fitted[batch[i]] ?? []), ids[i]];
  const applied = ids.filter((_, i) => !places.includes(i));
  return {method: "ComBat", options, fitted, applied};
}

/** Makes the table of harmonised values. */
function rebuilt(table: FeatureTable, columns: readonly number[], {data}: Matrix): FeatureTable {
  const width = columns.length;
  return {
    keys: columns.map((column) => table.keys[column]),
    columns: columns.map((column) => table.columns[column]),
    rows: table.rows.map((row, i) => ({...row, values: data.slice(width * i, width * (i + 1))})),
    failures: table.failures,
  };
}

/**
 * Harmonises a table of features by ComBat, and tells how much batches differed before and after.
 *
 * All is estimated from the cases of fitOn; the others are brought along by that fit. A case of a batch
 * that the fit has not seen is refused. The rows keep the record of their own extraction, and what was
 * done to all stands in provenance.
 *
 * @formula eq. combat and eq. combat-adjust for the table $y_{jg}$, batches by one covariate
 * @param table - features of cases, as `featureTable` gives them
 * @param covariates - what is known of each case, by id: at least the batch and what is kept
 * @param options - batch, the name of that covariate; covariates, name and kind of those to keep;
 *   shrinkage; fitOn, ids of training cases or "all"; unfit, "refuse" or "drop" for features that are void
 *   in a case or constant in a batch; meanOnly; reference
 * @returns table, model; before and after, how far batches lie apart in the cases of the fit; unfit, the
 *   features left out and why; provenance
 * @throws RangeError when a case has no batch or covariate, fitOn names no case, a feature is unfit and
 *   that is refused, none is left, or ComBat refuses the design, as `fitCombat` says
 * @ref orlhac2018
 * @ref johnson2007
 * @example harmoniseTable({keys: ["v"], columns: [], failures: [], rows: [0, 2, 4, 6].map((v, i) => ({id: "abcd"[i], values: Float64Array.of(v), provenance: {}}))}, [{id: "a", site: 1}, {id: "b", site: 1}, {id: "c", site: 2}, {id: "d", site: 2}], {batch: "site", covariates: [], shrinkage: "none", meanOnly: true, fitOn: "all", unfit: "refuse"}).table.rows.map(({values}) => values[0]) // [2, 4, 2, 4]
 */
export function harmoniseTable(
  table: FeatureTable,
  covariates: readonly CovariateRow[],
  options: HarmoniseOptions,
): HarmonisedTable {
  const {fitOn, shrinkage, unfit: policy, meanOnly = false, reference} = options;
  requireNames(options);
  const ids = table.rows.map(({id}) => id);
  const known = knownOf(ids, covariates, options);
  const places = placesOf(ids, fitOn);
  const {columns, unfit} = fitColumns(table, {places, batch: known.batch, meanOnly}, policy);

  // The fit sees its own cases only; all are then adjusted by it.
  const fitted = takeKnown(known, places);
  const x = matrixOfRows(table, places, columns);
  const given = reference === undefined ? {} : {reference};
  const model = fitCombat(x, {...fitted, shrinkage, meanOnly, ...given});
  const all = matrixOfRows(
    table,
    ids.map((_, i) => i),
    columns,
  );
  const harmonised = rebuilt(table, columns, applyCombat(model, all, known));
  const inside = columns.map((_, j) => j);
  return {
    table: harmonised,
    model,
    before: batchEffects(x, fitted),
    after: batchEffects(matrixOfRows(harmonised, places, inside), fitted),
    unfit,
    provenance: provenanceOf(options, ids, places, known),
  };
}
