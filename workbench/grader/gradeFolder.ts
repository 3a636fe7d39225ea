import {readFile, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {hashTests} from "../exercise/bundleTests.ts";
import {type Exercise, readExercise, requireMaster} from "../exercise/readExercise.ts";
import {readSubmittedFile} from "../exercise/readSubmission.ts";
import {words} from "../exercise/words.ts";
import {chooseFile} from "./chooseFile.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {exerciseOfPath, findSubmissions, type StudentFiles} from "./findSubmissions.ts";
import {
  failedRecord,
  type GradeContext,
  gradeSubmission,
  type Submission,
} from "./gradeSubmission.ts";
import type {GradeRecord} from "./record.ts";
import {studentSeed} from "./seeds.ts";
import {writeWhole} from "./writeWhole.ts";

export interface GradeFolderOptions {
  readonly submissions: string;
  readonly out: string;
  readonly exercisesFolder: string;
  /** Every exercise of the course. */
  readonly ids: readonly string[];
  /** Exercises to grade; undefined takes those of which something was handed in. */
  readonly wanted: readonly string[] | undefined;
  readonly isolation: Isolation;
  readonly secret: string;
  readonly libVersion: string;
  readonly jobs: number;
  /** Grades again what has not changed. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  readonly onRecord: (done: number, total: number, record: GradeRecord, skipped: boolean) => void;
}

export interface GradeFolderResult {
  readonly records: readonly GradeRecord[];
  readonly strays: readonly {readonly path: string; readonly reason: string}[];
}

interface Task {
  readonly student: string;
  readonly exercise: string;
  readonly paths: readonly string[];
}

/** Tells for which exercise each notebook of a student is: by its place, else by what it says itself. */
async function assign(
  {student, notebooks}: StudentFiles,
  {submissions, ids}: GradeFolderOptions,
  strays: {path: string; reason: string}[],
): Promise<Map<string, string[]>> {
  const byExercise = new Map<string, string[]>();
  for (const path of notebooks) {
    let id = exerciseOfPath(path, ids);
    if (id === undefined) {
      const file = await readSubmittedFile(join(submissions, student, path));
      id =
        file.ok && file.exercise !== undefined && ids.includes(file.exercise)
          ? file.exercise
          : undefined;
    }
    if (id === undefined)
      strays.push({path: join(student, path), reason: "no exercise has this name"});
    else byExercise.set(id, [...(byExercise.get(id) ?? []), path]);
  }
  return byExercise;
}

/** The file of a record: `<student>/<exercise>.json`, by the short name where the notebook came under it. */
export function recordPath({student, exercise, paths}: Task): string {
  const short = basename(exercise);
  return join(student, `${paths.includes(`${short}.ipynb`) ? short : exercise}.json`);
}

async function readRecord(path: string): Promise<GradeRecord | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as GradeRecord;
  } catch {
    // No record, or one that is broken: the submission is graded.
    return undefined;
  }
}

/** True when a record tells what a new grading would tell. */
function isCurrent(
  record: GradeRecord,
  {isolation, testsSha256, libVersion}: GradeContext,
  submission: Submission,
): boolean {
  const {chosen, seed} = submission;
  const {provenance} = record;
  const sha256 = chosen.ok ? chosen.file.sha256 : chosen.sha256;
  return (
    record.schema === 1 &&
    record.status !== "infrastructure_error" &&
    provenance.submission_sha256 === sha256 &&
    (chosen.ok || record.reason?.en === chosen.reason.en) &&
    provenance.tests_sha256 === testsSha256 &&
    provenance.lib_version === libVersion &&
    provenance.isolation === isolation.tier &&
    JSON.stringify(provenance.limits) === JSON.stringify(isolation.limits) &&
    record.seed === seed
  );
}

/** Grades one task, or takes its record of an earlier run. */
async function runTask(
  task: Task,
  context: GradeContext,
  options: GradeFolderOptions,
): Promise<{record: GradeRecord; skipped: boolean}> {
  const {submissions, out, secret, force} = options;
  const {student, exercise, paths} = task;
  const folder = join(submissions, student);
  const path = join(out, recordPath(task));
  const earlier = await readRecord(path);
  const chosen = await chooseFile(context.exercise, folder, paths);
  const seed = studentSeed(secret, student, exercise);
  const sha256 = chosen.ok ? chosen.file.sha256 : chosen.sha256;
  const same = earlier?.provenance.submission_sha256 === sha256;
  const attempt = (earlier?.attempt ?? 1) + (earlier === undefined || same ? 0 : 1);
  const submission = {student, folder, chosen, seed, attempt};
  if (earlier !== undefined && !force && isCurrent(earlier, context, submission)) {
    return {record: earlier, skipped: true};
  }
  let record: GradeRecord;
  try {
    record = await gradeSubmission(context, submission);
  } catch (error) {
    const reason = words("submission.infrastructure", {error: (error as Error).message});
    record = await failedRecord(context, submission, reason);
  }
  await writeWhole(path, `${JSON.stringify(record, null, 2)}\n`);
  // The same exercise under its other name was a record of an earlier layout.
  for (const other of [`${basename(exercise)}.json`, `${exercise}.json`]) {
    const stale = join(out, student, other);
    if (stale !== path && (await readRecord(stale))?.assignment === exercise) await rm(stale);
  }
  return {record, skipped: false};
}

async function contextsOf(
  ids: readonly string[],
  {exercisesFolder, isolation, libVersion}: GradeFolderOptions,
): Promise<Map<string, GradeContext>> {
  const contexts = new Map<string, GradeContext>();
  for (const id of ids) {
    const exercise: Exercise = await readExercise(exercisesFolder, id);
    requireMaster(exercise);
    contexts.set(id, {exercise, isolation, libVersion, testsSha256: await hashTests(exercise)});
  }
  return contexts;
}

/** Grades a folder of submissions; one record for each student and exercise, in their order. */
export async function gradeFolder(options: GradeFolderOptions): Promise<GradeFolderResult> {
  const {submissions, wanted, jobs, signal, onRecord} = options;
  const {students, strays: found} = await findSubmissions(submissions);
  const strays = [...found];
  const assigned = new Map<string, Map<string, string[]>>();
  for (const files of students) assigned.set(files.student, await assign(files, options, strays));
  const handedIn = new Set([...assigned.values()].flatMap((exercises) => [...exercises.keys()]));
  const ids = (wanted ?? [...handedIn]).toSorted();
  const contexts = await contextsOf(ids, options);
  const tasks = students.flatMap(({student}) =>
    ids.map(
      (exercise): Task => ({student, exercise, paths: assigned.get(student)?.get(exercise) ?? []}),
    ),
  );

  // Workers take the next task each; the order of the records is that of the tasks, not of their ends.
  const records = new Array<GradeRecord>(tasks.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < tasks.length && !signal.aborted) {
      const at = next++;
      const context = contexts.get(tasks[at].exercise);
      if (context === undefined) throw new Error(`no exercise ${tasks[at].exercise}`);
      const {record, skipped} = await runTask(tasks[at], context, options);
      records[at] = record;
      done += 1;
      onRecord(done, tasks.length, record, skipped);
    }
  };
  await Promise.all(Array.from({length: Math.max(1, jobs)}, work));
  return {records: records.filter((record) => record !== undefined), strays};
}
