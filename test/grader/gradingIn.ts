import {mkdir} from "node:fs/promises";
import {eachRecord} from "../../workbench/grader/eachRecord.ts";
import type {Isolation} from "../../workbench/grader/chooseIsolation.ts";
import {
  type GradeFolderOptions,
  type GradeFolderResult,
  gradeFolder,
} from "../../workbench/grader/gradeFolder.ts";
import type {GradeJob, Graders} from "../../workbench/grader/job.ts";
import {poolGraders, type PoolOptions} from "../../workbench/grader/poolGraders.ts";
import type {GradeRecord} from "../../workbench/grader/record.ts";

/** The course's secret in all tests. */
export const SECRET = "the secret of the tests";

/** What a test says of a grading; the rest is the same for all. */
export type Grading = Pick<
  GradeFolderOptions,
  "submissions" | "out" | "exercisesFolder" | "ids"
> & {
  readonly isolation: Isolation;
  readonly jobs: number;
  readonly force?: boolean;
  readonly onRecord?: GradeFolderOptions["onRecord"];
  readonly pool?: Partial<PoolOptions>;
  /** Called once, when the first job has been made and nobody has got it yet. */
  readonly onFirstJob?: (job: GradeJob) => Promise<void>;
};

/** Hands jobs on, the first one after something has happened. */
async function* delayed(
  jobs: AsyncIterable<GradeJob>,
  happen: (job: GradeJob) => Promise<void>,
): AsyncGenerator<GradeJob> {
  let first = true;
  for await (const job of jobs) {
    if (first) await happen(job);
    first = false;
    yield job;
  }
}

/** Grades a folder with a pool of workers that is closed afterwards. */
export async function gradeIn(grading: Grading): Promise<GradeFolderResult> {
  const {isolation, jobs, force = false, pool, onFirstJob, ...rest} = grading;
  const {onRecord = () => undefined, ...places} = rest;
  const {exercisesFolder, out} = places;
  const libVersion = "0.1.0";
  await mkdir(out, {recursive: true});
  const workers = poolGraders({exercisesFolder, libVersion, isolation, jobs, ...pool});
  const graders: Graders = {
    about: workers.about,
    grade: (all, take, signal) =>
      workers.grade(onFirstJob === undefined ? all : delayed(all, onFirstJob), take, signal),
    close: () => workers.close(),
  };
  try {
    return await gradeFolder({
      ...places,
      wanted: undefined,
      secret: SECRET,
      libVersion,
      graders,
      inForce: isolation,
      force,
      signal: new AbortController().signal,
      onRecord,
    });
  } finally {
    await graders.close();
  }
}

/** Reads all records of a folder of results. */
export async function recordsIn(out: string): Promise<GradeRecord[]> {
  const records: GradeRecord[] = [];
  for await (const record of eachRecord(out)) records.push(record);
  return records;
}

/** A record without what differs between two runs that give the same result. */
export function timeless(record: GradeRecord): GradeRecord {
  const questions = record.questions.map((question) => ({
    ...question,
    tests: question.tests.map((test) => ({...test, duration_ms: 0})),
  }));
  return {...record, graded_at: "", questions};
}
