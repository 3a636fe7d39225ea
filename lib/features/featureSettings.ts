import {didYouMean} from "../core/index.ts";
import {type PresetName, preset} from "./presets.ts";
import {featureNames} from "./registry.ts";
import {parsed, written} from "./schemaRules.ts";
import type {FeatureSettings} from "./settings.ts";
import {settingsSchema} from "./settingsSchema.ts";

/** Changes to the settings of a preset, field by field. */
export type SettingsChanges = {
  readonly [Key in keyof FeatureSettings]?: FeatureSettings[Key] extends readonly unknown[]
    ? FeatureSettings[Key]
    : FeatureSettings[Key] | Partial<NonNullable<FeatureSettings[Key]>>;
};

/** A preset by name, with what is to differ from it. */
export interface PresetSettings extends SettingsChanges {
  readonly preset: PresetName;
}

/** Tells whether a value is a plain record. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Lays changes over a record. A record that names its method replaces the other as a whole. */
function merged(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change) || "method" in change) return change;
  const fields = Object.keys(change).map((key) => [key, merged(base[key], change[key])]);
  return {...base, ...Object.fromEntries(fields)};
}

/** Checks what fields say about one another. */
function checkTogether(settings: FeatureSettings): void {
  const fail = (rule: string): never => {
    throw new RangeError(`featureSettings: ${rule}`);
  };
  const {interpolation, discretisation, response, resegmentation, ivh, features} = settings;
  if (settings.dimensions === "2D" && (interpolation?.spacing[2] ?? "unchanged") !== "unchanged") {
    fail(
      `interpolation.spacing must leave z "unchanged" where dimensions is "2D", got ${written(interpolation?.spacing)}`,
    );
  }
  const usesRange = [discretisation, response?.discretisation].some(
    (rule) => rule?.method === "fixedBinSize" && rule.from === "range",
  );
  if (usesRange && resegmentation.range === null) {
    fail('resegmentation.range must be given where discretisation.from is "range", got null');
  }
  if (settings.families.includes("ivh") && ivh === null) {
    fail('ivh must be given where families hold "ivh", got null');
  }
  if (!settings.original && settings.filters.length === 0) {
    fail("filters must name at least one where original is false, got none");
  }
  const names = featureNames();
  for (const name of features ?? []) {
    if (!names.includes(name)) {
      fail(`features must be names of features, got ${written(name)}${didYouMean(name, names)}`);
    }
  }
}

/**
 * Checks settings and completes them from a preset.
 *
 * @param input - complete settings; or {preset, …} with the fields that differ from that preset, where
 *   a nested record may hold some of its fields only, unless it names a `method`; or a preset's name
 * @returns complete settings
 * @throws RangeError when a field breaks its rule, is missing or unknown, or contradicts another: the
 *   message names the field's path, the rule and what was given
 * @ref zwanenburg2020
 * @example featureSettings({preset: "ibsi-c", interpolation: {spacing: [1, 1, 1]}}).interpolation.image // "linear"
 * featureSettings("pyradiomics").discretisation // {method: "fixedBinSize", width: 25, from: "multiple"}
 */
export function featureSettings(
  input: FeatureSettings | PresetSettings | PresetName,
): FeatureSettings {
  const given: unknown = typeof input === "string" ? {preset: input} : input;
  if (!isRecord(given)) {
    throw new TypeError(`featureSettings: settings must be a record, got ${written(given)}`);
  }
  let whole: unknown = given;
  if ("preset" in given) {
    const {preset: name, ...changes} = given;
    whole = merged(preset(name as PresetName), changes);
  }
  const settings = parsed("featureSettings", settingsSchema, whole);
  checkTogether(settings);
  return settings;
}
