import {join} from "node:path";
import {hashTests} from "../exercise/bundleTests.ts";
import {type Exercise, readExercise} from "../exercise/readExercise.ts";
import {chooseFile} from "../grader/chooseFile.ts";
import {eachRecord} from "../grader/eachRecord.ts";
import type {GradeJob} from "../grader/job.ts";
import {listTasks, type Task} from "../grader/listTasks.ts";
import {shaOf} from "../grader/makeJob.ts";
import type {GradeRecord} from "../grader/record.ts";

/** What a record says of its grading, so that it can be done again without the course's secret. */
type Graded = Pick<GradeRecord, "student" | "assignment" | "seed" | "attempt" | "variant"> & {
  readonly sha256: string;
};

export interface SampleOptions {
  readonly submissions: string;
  readonly out: string;
  readonly exercisesFolder: string;
  readonly ids: readonly string[];
  readonly libVersion: string;
  /** Most submissions of each exercise. */
  readonly most: number;
}

/** Submissions that are to be graded again. */
export interface Sample {
  readonly sampled: number;
  /** Graded submissions among which they were taken. */
  readonly of: number;
  /** Reads the files as it goes; tells of those that are no longer what was graded. */
  jobs(
    onFailed: (exercise: string, student: string, reason: string) => void,
  ): AsyncGenerator<GradeJob>;
}

/** Takes so many, evenly over the list: the same ones each time. */
export function evenly<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({length: most}, (_, i) => list[Math.floor((i * list.length) / most)]);
}

async function readGraded(out: string): Promise<Map<string, Graded[]>> {
  const found = new Map<string, Graded[]>();
  for await (const record of eachRecord(out)) {
    const {student, assignment, seed, attempt, variant, status, provenance} = record;
    if (status !== "graded" && status !== "needs_manual") continue;
    const list = found.get(assignment) ?? [];
    const sha256 = provenance.submission_sha256;
    list.push({student, assignment, seed, attempt, sha256, ...(variant && {variant})});
    found.set(assignment, list);
  }
  return found;
}

/** The job of a record, or why there is none. */
async function jobOf(
  {student, assignment, seed, attempt, variant, sha256}: Graded,
  exercise: Exercise,
  task: Task | undefined,
  {submissions, libVersion}: SampleOptions,
): Promise<GradeJob | string> {
  if (task === undefined) return "its notebook is no longer among the submissions";
  const chosen = await chooseFile(exercise, join(submissions, student), task.paths);
  if (shaOf(chosen) !== sha256) return "it has changed since it was graded: grade it again first";
  return {
    key: `${assignment} ${student} ${sha256}`,
    student,
    exercise: assignment,
    seed,
    attempt,
    submittedAt: null,
    chosen,
    ...(variant && {variant}),
    testsSha256: await hashTests(exercise),
    libVersion,
  };
}

/** Chooses submissions to grade again: of each exercise the same number, evenly over the class. */
export async function sampleJobs(options: SampleOptions): Promise<Sample> {
  const {submissions, out, exercisesFolder, ids, most} = options;
  const graded = [...(await readGraded(out))].filter(([id]) => ids.includes(id));
  const chosen = graded.map(([id, list]) => [id, evenly(list, most)] as const);
  const count = (lists: readonly (readonly [string, readonly Graded[]])[]): number =>
    lists.reduce((sum, [, list]) => sum + list.length, 0);
  const {tasks} = await listTasks(submissions, ids, undefined);
  const taskOf = new Map(tasks.map((task) => [`${task.exercise} ${task.student}`, task]));
  return {
    sampled: count(chosen),
    of: count(graded),
    async *jobs(onFailed) {
      for (const [id, list] of chosen) {
        const exercise = await readExercise(exercisesFolder, id);
        for (const one of list) {
          const task = taskOf.get(`${id} ${one.student}`);
          const job = await jobOf(one, exercise, task, options);
          if (typeof job === "string") onFailed(id, one.student, job);
          else yield job;
        }
      }
    },
  };
}
