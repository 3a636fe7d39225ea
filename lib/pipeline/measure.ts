import type {FeatureRow, FeatureSettings, PresetName, PresetSettings} from "../features/index.ts";
import type {Mask, Volume} from "../image/index.ts";

/** Settings in any form that `featureSettings` takes. */
export type SettingsInput = FeatureSettings | PresetSettings | PresetName;

/** What tells one column of a table from another. */
export type FeatureColumn = Omit<FeatureRow, "value">;

/** What a measurement gives. */
export interface Measurement {
  readonly features: readonly FeatureRow[];
  /** Settings, grids, bins and counts, as the extraction records them. */
  readonly provenance: object;
}

/** Measures a region; `extractFeatures`, or a stand-in in tests. */
export type Measure = (image: Volume, mask: Mask, settings: FeatureSettings) => Measurement;

/**
 * Names the column of a feature in a table: image, name and aggregation, joined by underscores.
 *
 * @param feature - a row of an extraction, or a column
 * @returns the name, which no other feature of the same extraction has
 * @ref zwanenburg2020
 * @example featureKey({image: "original", name: "glcm.jointEntropy", aggregation: "3D:avg"}) // "original_glcm.jointEntropy_3D_avg"
 */
export function featureKey({
  image,
  name,
  aggregation,
}: Pick<FeatureRow, "image" | "name" | "aggregation">): string {
  return aggregation === null
    ? `${image}_${name}`
    : `${image}_${name}_${aggregation.replace(":", "_")}`;
}

/** Keeps what features are called once, so that each measurement keeps its numbers only. */
export interface ColumnCollector {
  /** Names of the columns in the order in which they first appeared. */
  readonly keys: readonly string[];
  readonly columns: readonly FeatureColumn[];
  /** Lays out the values of a measurement by column; NaN in those that it lacks. */
  valuesOf(features: readonly FeatureRow[]): Float64Array;
}

/** Makes a collector without columns. */
export function collectColumns(): ColumnCollector {
  const places = new Map<string, number>();
  const keys: string[] = [];
  const columns: FeatureColumn[] = [];
  const placeOf = ({value: _, ...column}: FeatureRow): number => {
    const key = featureKey(column);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, keys.length);
    keys.push(key);
    columns.push(column);
    return keys.length - 1;
  };
  return {
    keys,
    columns,
    valuesOf(features) {
      const found = features.map(placeOf);
      const values = new Float64Array(keys.length).fill(Number.NaN);
      for (let i = 0; i < found.length; i++) values[found[i]] = features[i].value;
      return values;
    },
  };
}
