import {hashTests} from "../exercise/bundleTests.ts";
import {readExercise} from "../exercise/readExercise.ts";
import {requireMaster} from "../exercise/requireMaster.ts";
import {words} from "../exercise/words.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {failedRecord, type GradeContext, gradeSubmission} from "./gradeSubmission.ts";
import type {GradeJob} from "./job.ts";
import type {GradeRecord} from "./record.ts";

export type {GradeContext};

/** A job that this grader must not do: its tests or its library are not those that the job names. */
export class RefusedJob extends Error {
  override name = "RefusedJob";
}

/**
 * Reads what grading an exercise takes.
 *
 * @param exercisesFolder - the folder `exercises` of the course
 * @param id - `NN-topic/name`
 * @param libVersion - of the library that answers are compiled against
 */
export async function contextOf(
  exercisesFolder: string,
  id: string,
  isolation: Isolation,
  libVersion: string,
): Promise<GradeContext> {
  const exercise = await readExercise(exercisesFolder, id);
  requireMaster(exercise);
  return {exercise, isolation, libVersion, testsSha256: await hashTests(exercise)};
}

function requireLibrary({libVersion}: GradeJob, found: string): void {
  if (libVersion === found) return;
  throw new RefusedJob(`the library must be voxelbook ${libVersion} as elsewhere, got ${found}`);
}

function requireTests({exercise, testsSha256}: GradeJob, found: string): void {
  if (testsSha256 === found) return;
  const short = (sha256: string): string => sha256.slice(0, 12);
  throw new RefusedJob(
    `exercises/${exercise} must stay as it was when the grading began (${short(testsSha256)}), ` +
      `got another state of it (${short(found)}): run again`,
  );
}

/**
 * Grades one submission. What it holds never makes this throw; a fault of the machine gives a record with the
 * status `infrastructure_error`, which the next run tries again.
 *
 * @throws RefusedJob when tests or library are not those of the job, before or after it was graded
 */
export async function gradeJob(job: GradeJob, context: GradeContext): Promise<GradeRecord> {
  requireLibrary(job, context.libVersion);
  requireTests(job, context.testsSha256);
  let record: GradeRecord;
  try {
    record = await gradeSubmission(context, job);
  } catch (error) {
    record = machineFault(job, context, (error as Error).message);
  }
  // Tests are loaded when they are needed: those that ran are the right ones only if they are so still.
  requireTests(job, await hashTests(context.exercise));
  return record;
}

/** The record of a job that this machine could not do. */
export function machineFault(job: GradeJob, context: GradeContext, error: string): GradeRecord {
  return failedRecord(context, job, words("submission.infrastructure", {error}));
}
