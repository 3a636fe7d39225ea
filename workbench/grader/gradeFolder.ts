import {readdir} from "node:fs/promises";
import {dirname, join} from "node:path";
import {hashTests} from "../exercise/bundleTests.ts";
import {readExercise} from "../exercise/readExercise.ts";
import {requireMaster} from "../exercise/requireMaster.ts";
import {applyMarks} from "./applyMarks.ts";
import {readCollected} from "./collected.ts";
import type {GradeJob, Graders} from "./job.ts";
import {listTasks, type Stray, type Task} from "./listTasks.ts";
import {type JobSource, makeJob} from "./makeJob.ts";
import type {MarksFile} from "./marks.ts";
import {readPerStudent} from "./perStudent.ts";
import {readMarks} from "./readMarks.ts";
import type {GradeRecord, RecordStatus} from "./record.ts";
import {sweepParts} from "./sweepParts.ts";
import {type InForce, isCurrent, readRecord, recordPath, writeRecord} from "./recordFile.ts";
import {StudentVariants} from "./studentVariants.ts";

export interface GradeFolderOptions {
  readonly submissions: string;
  readonly out: string;
  readonly exercisesFolder: string;
  /** Every exercise of the course. */
  readonly ids: readonly string[];
  /** Exercises to grade; undefined takes those of which something was handed in. */
  readonly wanted: readonly string[] | undefined;
  /** Students who get a record even when they handed in nothing. */
  readonly roster?: readonly string[];
  readonly secret: string;
  readonly libVersion: string;
  /** Who does the jobs; they are closed by the caller. */
  readonly graders: Graders;
  readonly inForce: InForce;
  /** Grades again what has not changed. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  readonly onRecord: (done: number, total: number, record: GradeRecord, skipped: boolean) => void;
}

/** What a grading came to; the records themselves lie in its folder, for `eachRecord`. */
export interface GradeFolderResult {
  readonly counts: Readonly<Record<RecordStatus, number>>;
  /** How many of them were taken from an earlier run. */
  readonly unchanged: number;
  /** Ids of the exercises that were graded, sorted. */
  readonly exercises: readonly string[];
  readonly strays: readonly Stray[];
  /** Students with records of an earlier run who are no longer among the submissions, sorted. */
  readonly left: readonly string[];
}

/** Lists the folders of results whose students were not graded now. */
async function leftStudents(out: string, students: readonly string[]): Promise<string[]> {
  const entries = await readdir(out, {withFileTypes: true});
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({name}) => name)
    .filter((name) => !students.includes(name))
    .sort();
}

type Counts = Record<RecordStatus, number>;

/** Reads each exercise once; workers refuse a job when its tests change later. */
async function readSources(
  ids: readonly string[],
  students: readonly string[],
  options: GradeFolderOptions,
): Promise<Map<string, JobSource>> {
  const {exercisesFolder, libVersion, submissions, secret} = options;
  const given = await readPerStudent(dirname(exercisesFolder));
  const collected = await readCollected(submissions);
  const sources = new Map<string, JobSource>();
  for (const id of ids) {
    const exercise = await readExercise(exercisesFolder, id);
    requireMaster(exercise);
    const testsSha256 = await hashTests(exercise);
    const perStudent = given.has(id);
    const variants = new StudentVariants({exercise, secret, perStudent, students});
    const common = {libVersion, submissions, secret, collected};
    sources.set(id, {exercise, testsSha256, variants, ...common});
  }
  return sources;
}

/** A grading on its way: which tasks are done, and how they ended. */
class Run {
  readonly counts: Counts = {graded: 0, not_gradable: 0, infrastructure_error: 0, needs_manual: 0};
  unchanged = 0;
  private done = 0;
  private readonly tasks: readonly Task[];
  private readonly options: GradeFolderOptions;
  private readonly marks: MarksFile;
  /** Tasks that were handed out, by the key of their job. */
  private readonly handedOut = new Map<string, Task>();

  constructor(tasks: readonly Task[], marks: MarksFile, options: GradeFolderOptions) {
    this.tasks = tasks;
    this.options = options;
    this.marks = marks;
  }

  /** Makes the jobs one after the other, as they are asked for; what has not changed is none. */
  async *jobs(sources: ReadonlyMap<string, JobSource>): AsyncGenerator<GradeJob> {
    const {out, force, inForce, signal} = this.options;
    for (const task of this.tasks) {
      if (signal.aborted) return;
      const source = sources.get(task.exercise);
      if (source === undefined) throw new Error(`no exercise ${task.exercise}`);
      const earlier = await readRecord(join(out, recordPath(task)));
      const job = await makeJob(task, source, earlier);
      if (earlier !== undefined && !force && isCurrent(earlier, job, inForce)) {
        await this.keep(task, earlier, job);
      } else {
        this.handedOut.set(job.key, task);
        yield job;
      }
    }
  }

  /** Writes what a grader found. */
  async take({key}: GradeJob, graded: GradeRecord): Promise<void> {
    const task = this.handedOut.get(key);
    // A second result of one job is the same work done twice, as after a worker that was taken for dead.
    if (task === undefined) return;
    this.handedOut.delete(key);
    const record = applyMarks(graded, this.marks);
    await writeRecord(this.options.out, task, record);
    this.count(record, false);
  }

  /** Takes the record of an earlier run; only marks and the due time may have changed since. */
  private async keep(task: Task, earlier: GradeRecord, job: GradeJob): Promise<void> {
    const {submittedAt, lateSeconds} = job;
    const times = {submitted_at: submittedAt, late_seconds: lateSeconds ?? 0};
    const timed = lateSeconds === undefined ? earlier : {...earlier, ...times};
    const record = applyMarks(timed, this.marks);
    if (JSON.stringify(record) !== JSON.stringify(earlier)) {
      await writeRecord(this.options.out, task, record);
    }
    this.unchanged += 1;
    this.count(record, true);
  }

  private count(record: GradeRecord, skipped: boolean): void {
    this.counts[record.status] += 1;
    this.done += 1;
    this.options.onRecord(this.done, this.tasks.length, record, skipped);
  }
}

/**
 * Grades a folder of submissions: one record for each student and exercise, written as soon as it is there.
 * The caller holds the lock of the folder (`lockFolder`).
 */
export async function gradeFolder(options: GradeFolderOptions): Promise<GradeFolderResult> {
  const {submissions, ids, wanted, roster, out, graders, signal} = options;
  await sweepParts(out);
  const {tasks, exercises, strays} = await listTasks(submissions, ids, wanted, roster);
  const run = new Run(tasks, await readMarks(out), options);
  const students = [...new Set(tasks.map(({student}) => student))];
  const jobs = run.jobs(await readSources(exercises, students, options));
  await graders.grade(jobs, (job, record) => run.take(job, record), signal);
  const {counts, unchanged} = run;
  return {counts, unchanged, exercises, strays, left: await leftStudents(out, students)};
}
