import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readFile, rm} from "node:fs/promises";
import {basename} from "node:path";
import {type BackendName, type Engine, type SegmentationModel, writeModel} from "voxelbook/nn";
import {type SegmenterRecipe, segmenterRecipe, trainSegmenter} from "voxelbook/pipeline";
import {onInterrupt} from "../../book/onInterrupt.ts";
import {libraryVersion} from "../../exercise/libraryVersion.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {inNameOf} from "../features/inNameOf.ts";
import {requireWritable} from "../features/writeOutput.ts";
import {createProgress} from "../progress.ts";
import {openNamedEngine} from "./openNamedEngine.ts";
import {type Cohort, sarcomaCohort} from "./sarcomaCohort.ts";
import {studyScores} from "./studyScores.ts";
import {writeBytes} from "./writeBytes.ts";

/** The options of `voxelbook train` as they are written. */
export interface TrainFlags {
  readonly recipe: string;
  readonly out: string;
  readonly steps?: number;
  readonly study?: string;
  readonly backend?: BackendName;
  readonly resume?: boolean;
  readonly json?: boolean;
}

/** Steps from one checkpoint to the next: about half a minute. */
const EVERY = 200;

/** Reads the recipe that a command line names, with its own number of steps. */
function chosenRecipe({recipe: name, steps}: TrainFlags): SegmenterRecipe {
  try {
    const recipe = segmenterRecipe(name);
    return steps === undefined ? recipe : {...recipe, steps};
  } catch (error) {
    throw new CliError(
      `train: --recipe: ${(error as Error).message.replace("segmenterRecipe: name ", "")}`,
      {exitCode: USAGE},
    );
  }
}

/** Writes the command line that trains the same model, without the folders of this machine. */
function commandOf({recipe, out, steps, study}: TrainFlags): string {
  const parts = [`voxelbook train --recipe ${recipe} --out ${basename(out)}`];
  if (steps !== undefined) parts.push(`--steps ${steps}`);
  if (study !== undefined) parts.push(`--study ${basename(study)}`);
  return parts.join(" ");
}

/** Names the file in which a stopped run waits; another recipe, or other data, has another one. */
function checkpointPath(out: string, recipe: SegmenterRecipe, {datasets}: Cohort): string {
  const plan = JSON.stringify({recipe, datasets, version: libraryVersion()});
  return `${out}.${createHash("sha256").update(plan).digest("hex").slice(0, 8)}.checkpoint`;
}

/** Reads the checkpoint of a stopped run, if the command is to go on from it. */
async function resumedFrom(path: string, {resume = false}: TrainFlags): Promise<Uint8Array | null> {
  if (!resume) return null;
  if (existsSync(path)) return new Uint8Array(await readFile(path));
  process.stderr.write(`voxelbook: train: nothing to go on from (${path}); it begins at step 1\n`);
  return null;
}

/** Trains, shows how far it is, keeps checkpoints, and stops at Ctrl-C. */
async function trained(
  cohort: Cohort,
  recipe: SegmenterRecipe,
  flags: TrainFlags,
  {engine, scores}: {engine: Engine; scores: Readonly<Record<string, number>>},
): Promise<{model: SegmentationModel; bytes: Uint8Array}> {
  const checkpoint = checkpointPath(flags.out, recipe, cohort);
  const resume = await resumedFrom(checkpoint, flags);
  const {datasets, attribution, licence} = cohort;
  const {steps: total} = recipe;
  const progress = createProgress({label: "training", total, silent: flags.json === true});
  const interrupt = onInterrupt();
  let [loss, done] = [Number.NaN, 0];
  try {
    const model = await trainSegmenter(cohort.cases, recipe, {
      ...{engine, signal: interrupt.signal, ...(resume === null ? {} : {resume})},
      provenance: {
        ...{version: libraryVersion(), command: commandOf(flags), datasets},
        ...{scores, attribution, licence},
      },
      checkpoint: {every: EVERY, save: (bytes) => writeBytes("train", checkpoint, bytes)},
      onStep(report) {
        // One step's loss jumps about; this mean remembers some fifty.
        loss = Number.isNaN(loss) ? report.loss : loss + 0.02 * (report.loss - loss);
        done = report.step + 1;
        progress.update(done, `loss ${loss.toFixed(3)}`);
      },
    });
    const bytes = writeModel(model);
    await writeBytes("train", flags.out, bytes);
    await rm(checkpoint, {force: true});
    return {model, bytes};
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    throw new CliError(`train: stopped after step ${done}; ${checkpoint} keeps the run`, {
      exitCode: FAILED,
      fix: "the same command with --resume goes on from there",
    });
  } finally {
    progress.stop();
    interrupt.done();
  }
}

/** Does what a command line asks for. */
export async function trainCommand(flags: TrainFlags): Promise<void> {
  const {out, backend, json = false} = flags;
  if (!/[^/\\]\.safetensors$/i.test(out)) {
    throw new CliError(`train: --out must end in .safetensors, got ${out}`, {exitCode: USAGE});
  }
  const recipe = chosenRecipe(flags);
  const scores = flags.study === undefined ? {} : await studyScores(flags.study);
  await inNameOf("train", () => requireWritable(out));
  const cohort = await sarcomaCohort();
  const engine = await openNamedEngine("train", backend);
  const began = performance.now();
  try {
    const {model, bytes} = await trained(cohort, recipe, flags, {engine, scores});
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const seconds = Math.round((performance.now() - began) / 1000);
    const {provenance} = model;
    const report = {out, bytes: bytes.length, sha256, seconds, backend: engine.backend, provenance};
    if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    else {
      process.stdout.write(
        `${out}: ${recipe.name}, ${recipe.steps} steps on ${cohort.cases.length} patients in ${seconds} s on ${engine.backend}, ${(bytes.length / 1e6).toFixed(2)} MB, SHA-256 ${sha256}\n`,
      );
    }
  } finally {
    engine.close();
  }
}
