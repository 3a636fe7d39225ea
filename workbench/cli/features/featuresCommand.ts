import {existsSync} from "node:fs";
import {availableParallelism} from "node:os";
import {extname} from "node:path";
import {libraryVersion} from "../../exercise/libraryVersion.ts";
import {CliError, USAGE} from "../error.ts";
import {caseTable} from "./caseTable.ts";
import {chooseSettings} from "./chooseSettings.ts";
import type {FeatureRun, LabelChoice} from "./featureCase.ts";
import {type Format, plainJson} from "./formatResults.ts";
import {listFeatures, listPresets} from "./listing.ts";
import {type OneCaseOptions, oneCase} from "./oneCase.ts";
import {readLabels} from "./readLabels.ts";
import {readTable} from "./readTable.ts";
import {readUnit} from "./readUnit.ts";
import {requireApart} from "./requireApart.ts";

/** The options of `voxelbook features` as they are written. */
export interface FeatureFlags {
  readonly image?: string;
  readonly mask?: string;
  readonly label?: string;
  readonly labels?: string;
  readonly table?: string;
  readonly preset?: string;
  readonly settings?: string;
  readonly set?: readonly string[];
  readonly unit?: string;
  readonly resampleMask?: "nearest" | "linear" | true;
  readonly out?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly format?: Format;
  readonly jobs?: number;
  readonly queue?: string;
  readonly list?: string | true;
  readonly listPresets?: boolean;
  readonly showSettings?: string;
}

const wrong = (message: string, fix?: string): CliError =>
  new CliError(`features: ${message}`, {exitCode: USAGE, ...(fix === undefined ? {} : {fix})});

/** The options that choose what is done, with those that go with each. */
const MODES: readonly (readonly [keyof FeatureFlags, string, readonly (keyof FeatureFlags)[]])[] = [
  ["list", "--list", ["json"]],
  ["listPresets", "--list-presets", ["json"]],
  ["showSettings", "--show-settings", ["set", "json"]],
  [
    "table",
    "--table",
    ["preset", "settings", "set", "unit", "resampleMask", "out", "json", "format", "jobs", "queue"],
  ],
  [
    "image",
    "--image",
    [
      "mask",
      "label",
      "labels",
      "preset",
      "settings",
      "set",
      "unit",
      "resampleMask",
      "out",
      "json",
      "csv",
    ],
  ],
];

/** Writes an option as it is typed. */
const typed = (flag: string): string =>
  `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Finds what is asked for, and refuses options that do not go with it. */
function modeOf(flags: FeatureFlags): keyof FeatureFlags {
  const mode = MODES.find(([flag]) => flags[flag] !== undefined);
  if (mode === undefined) {
    if (flags.mask !== undefined) throw wrong("--mask needs --image");
    throw wrong("give --image and --mask, or --table", "voxelbook features --help shows examples");
  }
  const [flag, name, friends] = mode;
  const given = Object.keys(flags) as (keyof FeatureFlags)[];
  const stranger = given.find((one) => one !== flag && !friends.includes(one));
  if (stranger !== undefined) throw wrong(`${typed(stranger)} does not go with ${name}`);
  return flag;
}

/** Reads which labels are wanted; the settings may name one, too. */
function labelsOf({label, labels}: FeatureFlags, own: number | null): LabelChoice {
  if (label !== undefined && labels !== undefined)
    throw wrong("give --label or --labels, got both");
  if (labels !== undefined) return readLabels(labels, "--labels");
  if (label === undefined) return own === null ? "only" : [own];
  if (!/^[+-]?\d+$/.test(label) || Number(label) === 0) {
    throw wrong(
      `--label must be one whole number other than 0, got "${label}"; --labels takes several`,
    );
  }
  return readLabels(label, "--label");
}

/** Chooses the form of one case's result: what was asked for, else what the output's name says. */
function formOf({json, csv, out}: FeatureFlags): OneCaseOptions["form"] {
  if (json && csv) throw wrong("give --json or --csv, got both");
  if (json) return "json";
  if (csv) return "csv";
  if (out === undefined) return "table";
  const ending = extname(out).toLowerCase();
  if (ending === ".json") return "json";
  if (ending === ".csv") return "csv";
  if (ending === ".txt") return "table";
  throw wrong(`--out must end in .json, .csv or .txt, or stand with --json or --csv, got ${out}`);
}

/** Chooses the form of a table's results in the same way. */
function formatOf({json, format, out}: FeatureFlags): Format {
  if (json && format !== undefined && format !== "json") {
    throw wrong(`give --json or --format ${format}, got both`);
  }
  if (json) return "json";
  return format ?? (out !== undefined && extname(out).toLowerCase() === ".json" ? "json" : "wide");
}

/** Puts together what is the same for every case. */
async function runOf(flags: FeatureFlags): Promise<FeatureRun> {
  const settings = await chooseSettings(flags);
  const how = flags.resampleMask ?? null;
  return {settings, resampleMask: how === true ? "nearest" : how, version: libraryVersion()};
}

/** Does what a command line asks for. */
export async function featuresCommand(flags: FeatureFlags): Promise<void> {
  const {image, mask, table, out = null, json = false} = flags;
  const mode = modeOf(flags);
  if (mode === "list") return listFeatures(flags.list ?? true, {json});
  if (mode === "listPresets") return listPresets({json});
  if (mode === "showSettings") {
    const settings = await chooseSettings({preset: flags.showSettings, set: flags.set});
    process.stdout.write(`${plainJson(settings)}\n`);
    return;
  }

  const unit = flags.unit === undefined ? null : readUnit(flags.unit, "--unit");
  if (flags.queue !== undefined && flags.jobs !== undefined) {
    throw wrong(
      "--jobs does not go with --queue",
      "give it to the workers: voxelbook worker --jobs",
    );
  }
  if (table !== undefined) {
    const format = formatOf(flags);
    const run = await runOf(flags);
    const {cases, unused} = await readTable(table, unit);
    if (unused.length > 0) {
      process.stderr.write(`voxelbook: features: columns not used: ${unused.join(", ")}\n`);
    }
    const files = cases.flatMap(({imagePath, maskPath}) => [imagePath, maskPath]);
    requireApart({"--out": out}, [table, flags.settings, ...files]);
    const jobs = flags.jobs ?? Math.min(availableParallelism(), 4);
    const silent = json && out === null;
    const queue = flags.queue === undefined ? {} : {queue: flags.queue};
    return caseTable(cases, run, {format, out, jobs, silent, ...queue});
  }
  if (image === undefined || mask === undefined) throw wrong("--image needs --mask");
  for (const path of [image, mask]) {
    if (!existsSync(path)) throw wrong(`no such file or folder: ${path}`);
  }
  requireApart({"--out": out}, [image, mask, flags.settings]);
  const form = formOf(flags);
  const run = await runOf(flags);
  const labels = labelsOf(flags, run.settings.label);
  const one = {id: image, image, mask, imagePath: image, maskPath: mask, labels, unit};
  return oneCase(one, run, {form, out});
}
