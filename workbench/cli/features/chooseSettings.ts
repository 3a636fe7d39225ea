import {readFile} from "node:fs/promises";
import {extname} from "node:path";
import {load} from "js-yaml";
import {
  type FeatureSettings,
  featureSettings,
  PRESET_NAMES,
  preset as presetOf,
  pyradiomicsSettings,
} from "voxelbook/features";
import {CliError, USAGE} from "../error.ts";
import {didYouMean} from "voxelbook/core";
import {readingFault} from "./imageFile.ts";

/** Settings before they are checked. */
type Fields = {readonly [key: string]: unknown};

/** Where settings come from. */
export interface SettingsFlags {
  readonly preset?: string | undefined;
  readonly settings?: string | undefined;
  readonly set?: readonly string[] | undefined;
}

const wrong = (message: string, fix?: string): CliError =>
  new CliError(`features: ${message}`, {exitCode: USAGE, ...(fix === undefined ? {} : {fix})});

/** Runs a check of the library; what it refuses is wrong usage. */
function checked(where: string, check: () => FeatureSettings): FeatureSettings {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw wrong(`${where}${error.message.replace(/^(featureSettings|pyradiomicsSettings): /, "")}`);
  }
}

/** Returns a preset by its name; an unknown one is answered with the nearest known one. */
function findPreset(name: string): FeatureSettings {
  const known = PRESET_NAMES.find((one) => one === name);
  if (known !== undefined) return presetOf(known);
  throw wrong(
    `preset must be one of ${PRESET_NAMES.join(", ")}, got "${name}"${didYouMean(name, PRESET_NAMES)}`,
  );
}

/** Tells whether a value is an object with fields. */
function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a file of settings: JSON as --show-settings prints it, where {"preset": name} stands for what is
 * left out; or a parameter file of PyRadiomics (YAML, or JSON with its keys).
 */
async function readSettings(path: string): Promise<FeatureSettings> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw wrong(readingFault(path, error).message);
  });
  const isYaml = /^\.ya?ml$/i.test(extname(path));
  let value: unknown;
  try {
    value = isYaml ? load(text) : JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw wrong(`${path}: must be ${isYaml ? "YAML" : "JSON"}: ${reason}`);
  }
  if (!isRecord(value)) {
    throw wrong(
      `${path}: must hold an object of settings`,
      "voxelbook features --show-settings ibsi-c prints one to start from",
    );
  }
  const fields = value;
  const isPyradiomics = ["setting", "imageType", "featureClass"].some((key) => key in fields);
  return checked(`${path}: `, () =>
    isPyradiomics || isYaml
      ? pyradiomicsSettings(fields)
      : featureSettings(fields as {preset: "ibsi-c"}),
  );
}

/** Reads what stands behind the equals sign: JSON, or a word as it is. */
function readValue(text: string, asked: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/^[[{"]/.test(text)) return text;
    throw wrong(`--set ${asked}: must hold JSON: ${(error as Error).message}`);
  }
}

/** Returns settings with one field changed; a record on the way that is not there is made. */
function withField(
  settings: unknown,
  path: readonly string[],
  value: unknown,
  asked: string,
): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return value;
  if (Array.isArray(settings)) {
    const place = Number(field);
    if (!/^\d+$/.test(field) || place >= settings.length) {
      throw wrong(
        `--set ${asked}: ${field} must be a place in a list of ${settings.length}, counted from 0`,
      );
    }
    return settings.map((one, i) => (i === place ? withField(one, rest, value, asked) : one));
  }
  const fields = isRecord(settings) ? settings : {};
  const inner = Object.hasOwn(fields, field) ? fields[field] : undefined;

  // Entries, not an assignment, so that no name means more than a field.
  const changed = [...Object.entries(fields), [field, withField(inner, rest, value, asked)]];
  return Object.fromEntries(changed);
}

/** Reads one --set option and applies it. */
function applySet(settings: unknown, asked: string): unknown {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(asked) ?? [];
  if (path === undefined || value === undefined) {
    throw wrong(`--set must be path=value, such as discretisation.width=10, got "${asked}"`);
  }
  return withField(settings, path.split("."), readValue(value, asked), asked);
}

/** Chooses the settings of a run: a preset or a file, then what --set changes, checked by the library. */
export async function chooseSettings({
  preset,
  settings,
  set = [],
}: SettingsFlags): Promise<FeatureSettings> {
  if (preset !== undefined && settings !== undefined) {
    throw wrong(`give --preset or --settings, got both (${preset}, ${settings})`);
  }
  if (preset === undefined && settings === undefined) {
    throw wrong(
      "give --preset NAME or --settings FILE: bin width, voxel size and aggregation have no default",
      "voxelbook features --list-presets shows the presets",
    );
  }
  const start = preset === undefined ? await readSettings(settings ?? "") : findPreset(preset);
  if (set.length === 0) return start;
  const changed = set.reduce<unknown>(applySet, start);
  return checked("--set: ", () => featureSettings(changed as FeatureSettings));
}
