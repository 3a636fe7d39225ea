import {CliError} from "../cli/error.ts";
import {words} from "../exercise/words.ts";
import {contextOf, type GradeContext} from "./gradeJob.ts";
import {failedRecord} from "./gradeSubmission.ts";
import type {Isolation} from "./chooseIsolation.ts";
import type {GradeJob, Graders} from "./job.ts";
import type {GradeRecord} from "./record.ts";
import {SILENT_MS, WorkerProcess} from "./workerProcess.ts";
import type {WorkerSetup} from "./workerProtocol.ts";

export interface PoolOptions {
  readonly exercisesFolder: string;
  readonly libVersion: string;
  /** Tried already; each worker opens its own. */
  readonly isolation: Isolation;
  /** How many worker processes; each grades one submission at a time. */
  readonly jobs: number;
  /** After how many jobs a worker is replaced by a new one. */
  readonly renewAfter?: number;
  /** How long a worker may say nothing. */
  readonly silentMs?: number;
  /** Told when a worker died and its job is done again. */
  readonly onDeath?: (job: GradeJob, error: string) => void;
  /** Told when a worker is started. */
  readonly onWorker?: () => void;
}

/** How often a job is done again after its worker died under it. */
const RETRIES = 2;

/** A compiler keeps something of every text that it has read: a fresh process gives the memory back. */
const RENEW_AFTER = 400;

/** Worker processes on this machine, for one grading. */
class Pool implements Graders {
  readonly about: string;
  private readonly options: PoolOptions;
  private readonly setup: WorkerSetup;
  private readonly workers: (WorkerProcess | undefined)[];
  private readonly contexts = new Map<string, Promise<GradeContext>>();

  constructor(options: PoolOptions) {
    const {exercisesFolder, libVersion, isolation, jobs} = options;
    const {tier, limits} = isolation;
    this.options = options;
    this.setup = {exercisesFolder, libVersion, tier, limits};
    this.workers = new Array<WorkerProcess | undefined>(Math.max(1, jobs));
    this.about = `isolation: ${tier}; ${this.workers.length} at a time`;
  }

  async grade(
    jobs: AsyncIterable<GradeJob>,
    onRecord: (job: GradeJob, record: GradeRecord) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const source = jobs[Symbol.asyncIterator]();
    let stopped = false;
    const work = async (at: number): Promise<void> => {
      // A record is written while the next job is already done.
      let writing: Promise<void> = Promise.resolve();
      try {
        while (!stopped && !signal.aborted) {
          const next = await source.next();
          if (next.done) break;
          const record = await this.finish(at, next.value);
          await writing;
          writing = onRecord(next.value, record);
          // Waited for below; an early end must not count as unhandled.
          writing.catch(() => undefined);
        }
        await writing;
      } catch (error) {
        stopped = true;
        throw error;
      }
    };
    const ends = await Promise.allSettled([...this.workers.keys()].map(work));
    await source.return?.();
    const failed = ends.find((end) => end.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker?.close()));
  }

  /** Does a job, whatever becomes of its worker. */
  private async finish(at: number, job: GradeJob): Promise<GradeRecord> {
    for (let attempt = 0; ; attempt++) {
      const outcome = await (await this.workerAt(at)).do(job);
      if (outcome.ended === "record") return outcome.record;
      if (outcome.ended === "refused") return this.faulty(job, outcome.error);
      const error = `its grading process ended (${outcome.error})`;
      // What loops does so every time, and a wait is long.
      if (attempt === RETRIES || outcome.silent) return this.faulty(job, error);
      this.options.onDeath?.(job, error);
    }
  }

  /** The worker of a place; one that died, or has done many jobs, has its place taken by a new one. */
  private async workerAt(at: number): Promise<WorkerProcess> {
    const found = this.workers[at];
    const {renewAfter = RENEW_AFTER} = this.options;
    if (found !== undefined && !found.dead && found.jobs < renewAfter) return found;
    await found?.close();
    const worker = new WorkerProcess(this.setup, this.options.silentMs ?? SILENT_MS);
    this.workers[at] = worker;
    this.options.onWorker?.();
    // One that died on its way is told of by its first job; what no worker could mend ends the grading.
    await worker.ready.catch((error: unknown) => {
      if (error instanceof CliError) throw error;
    });
    return worker;
  }

  /** The record of a job that no worker could do. */
  private async faulty(job: GradeJob, error: string): Promise<GradeRecord> {
    const {exercisesFolder, isolation, libVersion} = this.options;
    const {exercise} = job;
    const context =
      this.contexts.get(exercise) ?? contextOf(exercisesFolder, exercise, isolation, libVersion);
    this.contexts.set(exercise, context);
    const reason = words("submission.infrastructure", {error});
    return failedRecord({...(await context), testsSha256: job.testsSha256}, job, reason);
  }
}

/**
 * Makes a pool of worker processes. A worker that dies is replaced and its job done again, at most twice; then that
 * job alone gets the status `infrastructure_error`.
 */
export function poolGraders(options: PoolOptions): Graders {
  return new Pool(options);
}
