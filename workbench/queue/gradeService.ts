import {hashTests} from "../exercise/bundleTests.ts";
import {findExercises, readExercise} from "../exercise/readExercise.ts";
import {formatPoints} from "../exercise/renderCheck.ts";
import type {GradeJob} from "../grader/job.ts";
import type {GradeRecord} from "../grader/record.ts";
import {SILENT_MS, WorkerProcess} from "../grader/workerProcess.ts";
import type {WorkerSetup} from "../grader/workerProtocol.ts";
import {FreeList} from "./freeList.ts";
import {checkGradeJob} from "./gradeSchema.ts";
import {GRADE_QUEUE, TRIES} from "./names.ts";
import type {Served, Service} from "./service.ts";

const short = (hash: string): string => hash.slice(0, 12);

/** Says in one line what a submission got. */
function lineOf({student, assignment, status, score, max_score, reason}: GradeRecord): string {
  const points = `${formatPoints(score)}/${formatPoints(max_score)}`;
  const more = reason === null ? "" : ` (${reason.en})`;
  return `${student} ${assignment}: ${status === "graded" ? points : status}${more}`;
}

/** Grades submissions of a queue in processes of its own, as the pool of one machine does. */
export class GradeService implements Service {
  readonly queue = GRADE_QUEUE;
  private readonly setup: WorkerSetup;
  private readonly processes = new FreeList<WorkerProcess>();

  constructor(setup: WorkerSetup) {
    this.setup = setup;
  }

  /**
   * Starts processes before the first job needs them.
   *
   * @throws CliError when this machine cannot run them
   */
  async warm(count: number): Promise<void> {
    const started = Array.from({length: count}, () => this.processes.take(() => this.start()));
    for (const process of await Promise.all(started)) this.processes.give(process);
  }

  async serve(data: unknown): Promise<Served> {
    const job = checkGradeJob(data);
    const reason = await this.misfit(job);
    if (reason !== undefined) return {kind: "refused", reason};
    return this.grade(job);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.clear().map((process) => process.close()));
  }

  /** Says what of this worker's course differs from what the job needs; read anew, for it may have been mended. */
  private async misfit({exercise, testsSha256, libVersion}: GradeJob): Promise<string | undefined> {
    const {exercisesFolder, libVersion: own} = this.setup;
    if (libVersion !== own) return `the job needs voxelbook ${libVersion}, here is ${own}`;
    const ids = await findExercises(exercisesFolder);
    if (!ids.includes(exercise)) return `there is no exercise ${exercise} here`;
    const found = await hashTests(await readExercise(exercisesFolder, exercise));
    if (found === testsSha256) return undefined;
    return `${exercise} has other tests here (${short(found)}) than the job needs (${short(testsSha256)})`;
  }

  private async start(): Promise<WorkerProcess> {
    const made = new WorkerProcess(this.setup, SILENT_MS);
    try {
      await made.ready;
      return made;
    } catch (error) {
      await made.close();
      throw error;
    }
  }

  /** Grades a submission; a process that dies under it is replaced once. */
  private async grade(job: GradeJob): Promise<Served> {
    let refused = false;
    for (let attempt = 1; ; attempt++) {
      let process: WorkerProcess;
      try {
        process = await this.processes.take(() => this.start());
      } catch (error) {
        // Where nothing can be graded others must do it, or every job would be lost here.
        return {kind: "refused", reason: (error as Error).message};
      }
      const outcome = await process.do(job);
      if (outcome.ended === "died") {
        this.processes.drop(process);
        await process.close();
        if (attempt < TRIES && !outcome.silent) continue;
        throw new Error(`its grading process ended (${outcome.error})`);
      }
      this.processes.give(process);
      if (outcome.ended === "record") {
        return {kind: "done", result: outcome.record, line: lineOf(outcome.record)};
      }
      // The process may hold tests that have changed since it read them: it reads them anew.
      if (refused) return {kind: "refused", reason: outcome.error};
      refused = true;
      attempt -= 1;
    }
  }
}
