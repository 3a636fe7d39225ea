import type {Unit} from "voxelbook/image";
import type {Engine, Modality, SegmentationModel} from "voxelbook/nn";
import {measureSegmentation, type Segmentation, segmentImage} from "voxelbook/pipeline";
import {onInterrupt} from "../../book/onInterrupt.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {inNameOf} from "../features/inNameOf.ts";
import {readUnit} from "../features/readUnit.ts";
import {requireApart} from "../features/requireApart.ts";
import {requireWritable} from "../features/writeOutput.ts";
import {createProgress, type Progress} from "../progress.ts";
import {openNamedEngine} from "../train/openNamedEngine.ts";
import {chooseModel} from "./chooseModel.ts";
import {type ReadVolume, readReference, readVolume} from "./readImages.ts";
import {type SegmentResult, segmentJson, showSegment} from "./segmentResult.ts";
import {writeVolumes} from "./writeVolumes.ts";

/** The options of `voxelbook segment` as they are written. */
export interface SegmentFlags {
  readonly image: string;
  readonly out: string;
  readonly model: string;
  readonly probabilities?: string;
  readonly modality?: Modality;
  readonly unit?: string;
  readonly compare?: string;
  readonly backend?: "gpu" | "node" | "wasm";
  readonly json?: boolean;
}

/** Checks all that can be checked before anything is read. */
async function requireUsage(flags: SegmentFlags): Promise<Unit | null> {
  const {image, out, probabilities, model, compare} = flags;
  for (const [flag, path] of Object.entries({"--out": out, "--probabilities": probabilities})) {
    if (path === undefined || /[^/\\]\.nii(\.gz)?$/i.test(path)) continue;
    throw new CliError(`segment: ${flag} must end in .nii or .nii.gz, got ${path}`, {
      exitCode: USAGE,
    });
  }
  return inNameOf("segment", async () => {
    const unit = flags.unit === undefined ? null : readUnit(flags.unit, "--unit");
    requireApart({"--out": out, "--probabilities": probabilities}, [image, model, compare]);
    for (const path of [out, probabilities]) if (path !== undefined) await requireWritable(path);
    return unit;
  });
}

/** Runs the library, shows how far it is, and stops at Ctrl-C. */
async function segmented(
  model: SegmentationModel,
  {volume}: ReadVolume,
  {engine, modality, isSilent}: {engine: Engine; modality: Modality; isSilent: boolean},
): Promise<Segmentation> {
  const interrupt = onInterrupt();
  let progress: Progress | undefined;
  try {
    return await segmentImage(model, volume, {
      engine,
      modality,
      signal: interrupt.signal,
      onProgress({done, total}) {
        progress ??= createProgress({label: "predicting windows", total, silent: isSilent});
        progress.update(done);
      },
    });
  } catch (error) {
    if (interrupt.signal.aborted) {
      throw new CliError("segment: stopped; nothing was written", {exitCode: FAILED});
    }
    if (!(error instanceof RangeError)) throw error;
    throw new CliError(error.message.replace(/^\w+: /, "segment: "), {exitCode: FAILED});
  } finally {
    progress?.stop();
    interrupt.done();
  }
}

/** Says what was left to the model to say. */
function assumed(
  flags: SegmentFlags,
  {input}: SegmentationModel,
  {unitFrom}: ReadVolume,
): string[] {
  const notes: string[] = [];
  if (flags.modality === undefined) {
    notes.push(`modality taken to be ${input.modality}, the model's; --modality states it`);
  }
  if (unitFrom === "model") {
    notes.push(`unit taken to be ${input.unit}, the model's; --unit states it`);
  }
  return notes;
}

/** Does what a command line asks for. */
export async function segmentCommand(flags: SegmentFlags): Promise<void> {
  const unit = await requireUsage(flags);
  const {out, probabilities, compare, json = false} = flags;
  const chosen = await chooseModel(flags.model);
  const {model} = chosen;
  const read = await readVolume(flags.image, unit, model);
  const reference = compare === undefined ? null : await readReference(compare, read.volume);
  const modality = flags.modality ?? model.input.modality;
  const engine = await openNamedEngine("segment", flags.backend);
  let made: Segmentation;
  try {
    made = await segmented(model, read, {engine, modality, isSilent: json});
  } finally {
    engine.close();
  }
  const outputs = [{path: out, image: made.mask}];
  const maps =
    probabilities === undefined ? [] : [{path: probabilities, image: made.probabilities}];
  await writeVolumes([...outputs, ...maps]);

  const notes = [...assumed(flags, model, read), ...made.notes];
  const result: SegmentResult = {
    ...{image: {...read, path: flags.image}, chosen, modality, engine, made, notes, out},
    modalityFrom: flags.modality === undefined ? "model" : "command line",
    probabilities: probabilities ?? null,
    reference: compare === undefined || reference === null ? null : {...reference, path: compare},
    agreement: reference === null ? null : measureSegmentation(made.mask, reference.mask),
  };
  if (json) {
    process.stdout.write(segmentJson(result));
    return;
  }
  for (const note of notes) process.stderr.write(`voxelbook: segment: ${note}\n`);
  process.stderr.write(
    `voxelbook: segment: wrote ${[out, ...maps.map(({path}) => path)].join(", ")}\n`,
  );
  process.stdout.write(showSegment(result));
}
