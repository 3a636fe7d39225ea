import {readExercise} from "../exercise/readExercise.ts";
import {words} from "../exercise/words.ts";
import {failedRecord} from "../grader/gradeSubmission.ts";
import type {GradeJob, Graders} from "../grader/job.ts";
import {LIMITS} from "../grader/limits.ts";
import type {GradeRecord} from "../grader/record.ts";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {checkRecord} from "./gradeSchema.ts";
import {JobSender} from "./jobSender.ts";
import {GRADE_QUEUE} from "./names.ts";
import {readQueueUrl} from "./queueUrl.ts";
import {sendAll} from "./sendAll.ts";
import type {Outcome} from "./sentJob.ts";

/** How submissions go to a queue. */
export interface QueueGradersOptions {
  /** The course, for the records of jobs that no worker could do. */
  readonly exercisesFolder: string;
  /** Takes no result of an earlier run. */
  readonly force?: boolean;
  readonly say?: (line: string) => void;
  /** How long Redis, or a worker that can do a job, is waited for. */
  readonly patienceMs?: number;
}

/** The record of a job whose work was given up. No answer ran to its end: the weakest tier is all that is claimed. */
async function givenUp(job: GradeJob, reason: string, folder: string): Promise<GradeRecord> {
  const exercise = await readExercise(folder, job.exercise);
  const {testsSha256, libVersion} = job;
  const isolation = {tier: "permissions" as const, limits: LIMITS};
  const context = {exercise, isolation, testsSha256, libVersion};
  return failedRecord(context, job, words("submission.infrastructure", {error: reason}));
}

/** What no worker could do, by exercise, with what the workers said. */
class Undone {
  private readonly counts = new Map<string, {count: number; reason: string}>();

  add({exercise}: GradeJob, reason: string): void {
    this.counts.set(exercise, {count: (this.counts.get(exercise)?.count ?? 0) + 1, reason});
  }

  /** Throws where there is anything. */
  require(): void {
    if (this.counts.size === 0) return;
    const parts = [...this.counts].map(
      ([exercise, {count, reason}]) => `${count} of ${exercise}: ${reason}`,
    );
    throw new CliError(`not graded: ${parts.join("; ")}`, {
      exitCode: ENVIRONMENT,
      fix: "give the workers the same course and version of voxelbook, then run again to go on",
    });
  }
}

/** Makes the record of what became of a job; undefined when there is none. */
async function recordOf(
  job: GradeJob,
  outcome: Outcome,
  exercisesFolder: string,
): Promise<GradeRecord | undefined> {
  if (outcome.kind === "failed") return givenUp(job, outcome.reason, exercisesFolder);
  if (outcome.kind !== "done") return undefined;
  try {
    return checkRecord(outcome.result, job);
  } catch (error) {
    return givenUp(job, (error as Error).message, exercisesFolder);
  }
}

/**
 * Connects to a queue whose workers (`voxelbook worker`) do the jobs.
 *
 * @param url - of a Redis: `redis://host:6379/0`
 * @throws CliError with exit code 3 when there is no Redis that can be used
 */
export async function queueGraders(
  url: string,
  {exercisesFolder, force = false, say = () => undefined, patienceMs}: QueueGradersOptions,
): Promise<Graders> {
  const address = readQueueUrl(url);
  const patience = patienceMs === undefined ? {} : {patienceMs};
  const options = {address, queue: GRADE_QUEUE, fresh: force, say, ...patience};
  const sender = await JobSender.open(options);
  return {
    about: `workers of ${address.shown}`,
    async grade(jobs, onRecord, signal) {
      const undone = new Undone();
      await sendAll(sender, jobs, {
        signal,
        toSent: (job) => {
          const fit = `${job.exercise} ${job.testsSha256} ${job.libVersion}`;
          return {id: job.key, fit, data: job};
        },
        async onOutcome(job, outcome) {
          if (outcome.kind === "unfit") undone.add(job, outcome.reason);
          const record = await recordOf(job, outcome, exercisesFolder);
          if (record !== undefined) await onRecord(job, record);
        },
      });
      undone.require();
    },
    close: () => sender.close(),
  };
}
