import type {BackendName, Engine} from "voxelbook/nn";
import {
  type SegmentationStudy,
  segmentationStudy,
  segmenterRecipe,
  type StudyVariant,
  studyVariants,
} from "voxelbook/pipeline";
import {didYouMean} from "voxelbook/core";
import {onInterrupt} from "../../book/onInterrupt.ts";
import {libraryVersion} from "../../exercise/libraryVersion.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {inNameOf} from "../features/inNameOf.ts";
import {requireWritable} from "../features/writeOutput.ts";
import {createProgress, type Progress} from "../progress.ts";
import {openNamedEngine} from "../train/openNamedEngine.ts";
import {type Cohort, sarcomaCohort} from "../train/sarcomaCohort.ts";
import {writeBytes} from "../train/writeBytes.ts";
import {showStudy, studyJson} from "./formatStudy.ts";
import {openParts, type PartsFolder} from "./partsFolder.ts";

/** The options of `voxelbook study` as they are written. */
export interface StudyFlags {
  readonly out: string;
  readonly folds: number;
  readonly steps: number;
  readonly seed: string;
  readonly only?: string;
  readonly backend?: BackendName;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** Points of a learning curve. */
const POINTS = 12;

/** Picks the variants that a command line names. */
function chosenVariants({steps, only}: StudyFlags): StudyVariant[] {
  const all = studyVariants(segmenterRecipe("sts-pet"), {steps});
  if (only === undefined) return all;
  const names = all.map(({name}) => name);
  const asked = only.split(",").map((name) => name.trim());
  const stray = asked.find((name) => !names.includes(name));
  if (stray !== undefined) {
    throw new CliError(
      `study: --only must name some of ${names.join(", ")}, got "${stray}"${didYouMean(stray, names)}`,
      {exitCode: USAGE},
    );
  }
  return all.filter(({name}) => asked.includes(name));
}

/** Writes the command line that makes the same study. */
function commandOf({folds, steps, seed, only}: StudyFlags): string {
  const base = `voxelbook study --out sts-pet-study.json --folds ${folds} --steps ${steps} --seed ${seed}`;
  return only === undefined ? base : `${base} --only ${only}`;
}

/** Runs the library, shows how far it is, and stops at Ctrl-C. */
async function studied(
  cohort: Cohort,
  variants: readonly StudyVariant[],
  flags: StudyFlags,
  {engine, parts}: {engine: Engine; parts: PartsFolder},
): Promise<SegmentationStudy> {
  const {folds, steps, seed, json = false} = flags;
  const {datasets, attribution, licence} = cohort;
  const names = variants.map(({name}) => name);
  const interrupt = onInterrupt();
  let progress: Progress | undefined;
  try {
    return await segmentationStudy(cohort.cases, {
      ...{variants, folds, seed, engine, store: parts.store, signal: interrupt.signal},
      baseline: names.includes("concat") ? "concat" : names[0],
      every: Math.max(1, Math.floor(steps / POINTS)),
      now: () => performance.now(),
      provenance: {
        ...{version: libraryVersion(), command: commandOf(flags)},
        ...{datasets: [...datasets], attribution, licence},
      },
      onProgress({done, total, what}) {
        progress ??= createProgress({label: "study", total, silent: json});
        progress.update(done, what);
      },
    });
  } catch (error) {
    if (interrupt.signal.aborted) {
      throw new CliError(`study: stopped; ${parts.path} keeps the finished trainings`, {
        exitCode: FAILED,
        fix: "the same command with --resume goes on behind them",
      });
    }
    if (!(error instanceof RangeError)) throw error;
    throw new CliError(error.message.replace(/^\w+: /, "study: "), {exitCode: FAILED});
  } finally {
    progress?.stop();
    interrupt.done();
  }
}

/** Does what a command line asks for. */
export async function studyCommand(flags: StudyFlags): Promise<void> {
  const {out, backend, json = false} = flags;
  if (!/[^/\\]\.json$/i.test(out)) {
    throw new CliError(`study: --out must end in .json, got ${out}`, {exitCode: USAGE});
  }
  const variants = chosenVariants(flags);
  await inNameOf("study", () => requireWritable(out));
  const parts = await openParts(out, flags);
  const cohort = await sarcomaCohort();
  const engine = await openNamedEngine("study", backend);
  try {
    const study = await studied(cohort, variants, flags, {engine, parts});
    const text = studyJson(study);
    await writeBytes("study", out, text);
    await parts.clear();
    process.stdout.write(json ? text : showStudy(study));
  } finally {
    engine.close();
  }
}
