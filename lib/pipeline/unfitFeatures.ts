import type {FeatureTable} from "./featureTable.ts";

/** A feature that could not be harmonised, and why. */
export interface UnfitFeature {
  readonly key: string;
  readonly reason: string;
}

/** The cases that a harmonisation is fitted on. */
export interface FittedCases {
  /** Their places in the table. */
  readonly places: readonly number[];
  /** Batch of every case of the table. */
  readonly batch: readonly string[];
  readonly meanOnly: boolean;
}

/** Names the batches of several fitted cases in which a feature has one value. */
function flatBatches({rows}: FeatureTable, column: number, {places, batch}: FittedCases) {
  const values = new Map<string, number[]>();
  for (const i of places) {
    const own = values.get(batch[i]);
    if (own === undefined) values.set(batch[i], [rows[i].values[column]]);
    else own.push(rows[i].values[column]);
  }
  const names = [...values.keys()].filter((name) => {
    const own = values.get(name) ?? [];
    return own.length > 1 && own.every((value) => value === own[0]);
  });
  return {names, all: values.size};
}

/** Finds the features that ComBat cannot take: void in a case, or constant where a spread is needed. */
export function unfitFeatures(table: FeatureTable, fitted: FittedCases): UnfitFeature[] {
  return table.keys.flatMap((key, column): UnfitFeature[] => {
    const empty = table.rows.find(({values}) => !Number.isFinite(values[column]));
    if (empty !== undefined) return [{key, reason: `void in case ${empty.id}`}];
    const {names, all} = flatBatches(table, column, fitted);
    if (fitted.meanOnly ? names.length < all : names.length === 0) return [];
    return [{key, reason: `constant in batch ${names.join(", ")}`}];
  });
}
