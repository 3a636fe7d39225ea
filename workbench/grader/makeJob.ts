import {createHash} from "node:crypto";
import {stat} from "node:fs/promises";
import {join, sep} from "node:path";
import type {Exercise} from "../exercise/readExercise.ts";
import {type ChosenFile, chooseFile} from "./chooseFile.ts";
import type {CollectedFile} from "./collected.ts";
import type {GradeJob} from "./job.ts";
import type {Task} from "./listTasks.ts";
import type {GradeRecord} from "./record.ts";
import type {CodedMessage} from "../exercise/types.ts";
import {words} from "../exercise/words.ts";
import {studentSeed} from "./seeds.ts";
import type {StudentVariants} from "./studentVariants.ts";

/** What the jobs of one exercise have in common. */
export interface JobSource {
  readonly exercise: Exercise;
  readonly testsSha256: string;
  readonly libVersion: string;
  readonly submissions: string;
  readonly secret: string;
  /** By which values each student is judged. */
  readonly variants: StudentVariants;
  /** What is known of the files by their path below the submissions; undefined where nothing was collected. */
  readonly collected: ReadonlyMap<string, CollectedFile> | undefined;
}

/** The hash that stands for a submission; of one without a file it is empty. */
export const shaOf = (chosen: ChosenFile): string =>
  chosen.ok ? chosen.file.sha256 : chosen.sha256;

/** When a file was handed in and how late: as it was collected, else as far as the file itself tells. */
async function handedIn(
  {student}: Task,
  chosen: ChosenFile,
  {submissions, collected}: JobSource,
): Promise<
  Pick<GradeJob, "submittedAt" | "lateSeconds"> & {readonly notes: readonly CodedMessage[]}
> {
  const notes: readonly CodedMessage[] = [];
  if (chosen.path === undefined) return {submittedAt: null, notes};
  const known = collected?.get([student, ...chosen.path.split(sep)].join("/"));
  if (known !== undefined && known.sha256 === shaOf(chosen)) {
    const {submitted_at, seen_at, late_seconds, late} = known;
    return {
      submittedAt: submitted_at ?? seen_at,
      // Canvas's mark says that it was late, and not by how much.
      notes: late === true && late_seconds === null ? [words("note.late")] : notes,
      ...(late_seconds === null ? {} : {lateSeconds: late_seconds}),
    };
  }
  const found = await stat(join(submissions, student, chosen.path)).catch(() => undefined);
  return {submittedAt: found?.mtime.toISOString() ?? null, notes};
}

/**
 * Reads the files of a task, once, and makes the job of it.
 *
 * @param earlier - the record of an earlier grading: another file is another attempt
 */
export async function makeJob(
  task: Task,
  source: JobSource,
  earlier: GradeRecord | undefined,
): Promise<GradeJob> {
  const {exercise, testsSha256, libVersion, submissions, secret, variants} = source;
  const {student, exercise: id, paths} = task;
  const chosen = await chooseFile(exercise, join(submissions, student), paths);
  const same = earlier?.provenance.submission_sha256 === shaOf(chosen);
  const {variant, variantNote} = await variants.judged(student, chosen);
  const {notes, ...times} = await handedIn(task, chosen, source);
  const job = {
    student,
    exercise: id,
    seed: studentSeed(secret, student, id),
    attempt: (earlier?.attempt ?? 1) + (earlier === undefined || same ? 0 : 1),
    ...times,
    chosen,
    testsSha256,
    libVersion,
    ...(variant === undefined ? {} : {variant}),
    notes: variantNote === undefined ? notes : [variantNote, ...notes],
  };
  const key = createHash("sha256").update(JSON.stringify(job)).digest("hex");
  return {...job, key};
}
