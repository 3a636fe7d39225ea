import {
  type FeatureSettings,
  listFeatures as allFeatures,
  PRESET_NAMES,
  preset,
} from "voxelbook/features";
import {CliError, USAGE} from "../error.ts";
import {didYouMean} from "voxelbook/core";
import {formatTable} from "../table.ts";
import {FAMILIES, familyOf} from "./showRows.ts";

/** Prints every feature, or those of one family or name: names, codes, and all else as JSON. */
export function listFeatures(asked: string | true, {json}: {readonly json: boolean}): void {
  const families = Object.keys(FAMILIES);
  const all = allFeatures();
  const word = asked === true ? undefined : asked;
  const rows = all.filter(({name, ibsi, pyradiomics}) => {
    return word === undefined || [name, ibsi, pyradiomics, familyOf(name)].includes(word);
  });
  if (word !== undefined && rows.length === 0) {
    const known = [
      ...families,
      ...all.flatMap(({name, pyradiomics}) => [name, pyradiomics ?? name]),
    ];
    throw new CliError(
      `features: --list takes a family (${families.join(", ")}), a feature or its IBSI code, got "${word}"${didYouMean(word, known)}`,
      {exitCode: USAGE},
    );
  }
  if (json) {
    const features = rows.map((row) => ({...row, family: familyOf(row.name)}));
    process.stdout.write(`${JSON.stringify({features}, null, 2)}\n`);
    return;
  }
  const columns = [{title: "feature"}, {title: "IBSI"}, {title: "PyRadiomics"}];
  for (const family of families) {
    const lines = rows
      .filter(({name}) => familyOf(name) === family)
      .map(({name, ibsi, pyradiomics}) => [name, ibsi ?? "-", pyradiomics ?? "-"]);
    if (lines.length === 0) continue;
    process.stdout.write(`${FAMILIES[family]} (${family})\n${formatTable(columns, lines)}\n`);
  }
  process.stdout.write(`${rows.length} ${rows.length === 1 ? "feature" : "features"}\n`);
}

/** Says in a few words how intensities become levels. */
function binsOf({discretisation}: FeatureSettings): string {
  if (discretisation.method === "fixedBinNumber") return `${discretisation.bins} bins`;
  return discretisation.method === "fixedBinSize" ? `width ${discretisation.width}` : "as they are";
}

/** Says in a few words which intensities stay in the region. */
function rangeOf({resegmentation: {range, sigma}}: FeatureSettings): string {
  const parts = [
    range === null ? "" : `${range[0]} to ${range[1] ?? "∞"}`,
    sigma === null ? "" : `${sigma[1] ?? "∞"} SD`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "all" : parts.join(", ");
}

/** Prints the presets, each with what it does to an image. */
export function listPresets({json}: {readonly json: boolean}): void {
  if (json) {
    const presets = PRESET_NAMES.map((name) => ({name, settings: preset(name)}));
    process.stdout.write(`${JSON.stringify({presets}, null, 2)}\n`);
    return;
  }
  const columns = ["preset", "in", "voxels, mm", "intensities", "levels"].map((title) => ({title}));
  const rows = PRESET_NAMES.map((name) => {
    const settings = preset(name);
    const {interpolation, dimensions} = settings;
    const voxels =
      interpolation === null
        ? "as they are"
        : interpolation.spacing.map((size) => (size === "unchanged" ? "-" : size)).join(" × ");
    return [name, dimensions, voxels, rangeOf(settings), binsOf(settings)];
  });
  process.stdout.write(formatTable(columns, rows));
  process.stdout.write("\nvoxelbook features --show-settings NAME prints all that one sets\n");
}
