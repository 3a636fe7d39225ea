import {extname} from "node:path";
import {perturbSettings, type Robustness, type RunProgress, robustness} from "voxelbook/pipeline";
import type {IccForm} from "voxelbook/statistics";
import {onInterrupt} from "../../book/onInterrupt.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {renamed} from "../features/inNameOf.ts";
import {chooseSettings} from "../features/chooseSettings.ts";
import {readTable} from "../features/readTable.ts";
import {readUnit} from "../features/readUnit.ts";
import {requireApart} from "../features/requireApart.ts";
import {requireWritable, writeOutput} from "../features/writeOutput.ts";
import {createProgress} from "../progress.ts";
import {robustnessCsv, robustnessJson, showRobustness, valuesCsv} from "./formatRobustness.ts";
import {readPerturbations} from "./readPerturbations.ts";
import {tableCases} from "./tableCases.ts";

/** The options of `voxelbook robustness` as they are written. */
export interface RobustnessFlags {
  readonly table: string;
  readonly perturb: string;
  readonly form: string;
  readonly preset?: string;
  readonly settings?: string;
  readonly set?: readonly string[];
  readonly confidence?: number;
  readonly move?: "both" | "mask";
  readonly seed?: string;
  readonly unit?: string;
  readonly resampleMask?: "nearest" | "linear";
  readonly out?: string;
  readonly values?: string;
  readonly json?: boolean;
}

/** The forms that a command line takes. */
const FORMS: readonly string[] = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"];

const wrong = (message: string): CliError =>
  new CliError(`robustness: ${message}`, {exitCode: USAGE});

/** Reads the form of the ICC. */
function readForm(text: string): IccForm {
  if (FORMS.includes(text)) return text as IccForm;
  throw wrong(`--form must be one of ${FORMS.join("  ")}, got "${text}"`);
}

/** Refuses an output whose name does not say what it is. */
function requireEnding(path: string | undefined, flag: string, endings: readonly string[]): void {
  if (path === undefined || endings.includes(extname(path).toLowerCase())) return;
  throw wrong(`${flag} must end in ${endings.join(" or ")}, got ${path}`);
}

/** Says that what was asked for cannot be done, under this command's name. */
function asUsage(error: unknown): unknown {
  if (error instanceof CliError) return renamed("robustness", error);
  return error instanceof RangeError ? wrong(error.message) : error;
}

/** Reads the settings, cases and perturbations that a command line names. */
async function requestOf(flags: RobustnessFlags) {
  const {perturb, table, move = "both", seed = "voxelbook", out, values} = flags;
  try {
    const perturbations = readPerturbations(perturb, {move, seed});
    const form = readForm(flags.form);
    const settings = await chooseSettings(flags);
    for (const perturbation of perturbations) perturbSettings(settings, perturbation);
    const unit = flags.unit === undefined ? null : readUnit(flags.unit, "--unit");
    const {cases} = await readTable(table, unit);
    const files = cases.flatMap(({imagePath, maskPath}) => [imagePath, maskPath]);
    requireApart({"--out": out, "--values": values}, [table, flags.settings, ...files]);
    return {perturbations, form, settings, cases: tableCases(cases, flags.resampleMask ?? null)};
  } catch (error) {
    throw asUsage(error);
  }
}

/** Runs the library, shows how far it is, and stops at Ctrl-C. */
async function measure(flags: RobustnessFlags): Promise<Robustness> {
  const {perturbations, form, settings, cases} = await requestOf(flags);
  const {confidence = 0.95, json = false, out} = flags;
  const total = cases.length * (perturbations.length + 1);
  const progress = createProgress({label: "measuring", total, silent: json && out === undefined});
  const interrupt = onInterrupt();
  try {
    return await robustness(cases, settings, {
      perturbations,
      form,
      confidence,
      signal: interrupt.signal,
      onProgress: ({done, what}: RunProgress) => progress.update(done, what),
    });
  } catch (error) {
    if (interrupt.signal.aborted) {
      throw new CliError("robustness: stopped; nothing was written", {exitCode: FAILED});
    }
    if (error instanceof RangeError || error instanceof TypeError) {
      throw new CliError(error.message, {exitCode: FAILED});
    }
    throw error;
  } finally {
    progress.stop();
    interrupt.done();
  }
}

/** Does what a command line asks for. */
export async function robustnessCommand(flags: RobustnessFlags): Promise<void> {
  const {out, values, json = false} = flags;
  requireEnding(out, "--out", [".csv", ".json"]);
  requireEnding(values, "--values", [".csv"]);
  for (const path of [out, values]) if (path !== undefined) await requireWritable(path);
  const result = await measure(flags);
  if (out !== undefined) {
    const isJson = extname(out).toLowerCase() === ".json";
    await writeOutput(out, [isJson ? robustnessJson(result) : robustnessCsv(result)]);
  }
  if (values !== undefined) await writeOutput(values, valuesCsv(result));
  if (json) process.stdout.write(robustnessJson(result));
  else if (out === undefined) process.stdout.write(showRobustness(result));
  for (const note of out === undefined ? [] : result.notes) {
    process.stderr.write(`voxelbook: robustness: ${note}\n`);
  }
  if (result.failures.length > 0) {
    const reasons = result.failures.map(({id, step, message}) => {
      return `${id}, ${step ?? "loading"}: ${message}`;
    });
    throw new CliError(
      `robustness: ${result.failures.length} of ${result.failures.length + result.cases.length} cases are left out:\n  ${reasons.join("\n  ")}`,
      {exitCode: FAILED},
    );
  }
}
