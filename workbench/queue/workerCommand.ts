import {onInterrupt} from "../book/onInterrupt.ts";
import {CliError, USAGE} from "../cli/error.ts";
import {createProgress, type Progress} from "../cli/progress.ts";
import {findExercisesFolder} from "../exercise/findExercisesFolder.ts";
import {libraryVersion} from "../exercise/libraryVersion.ts";
import {chooseIsolation} from "../grader/chooseIsolation.ts";
import type {Tier} from "../grader/isolation.ts";
import {LIMITS} from "../grader/limits.ts";
import {CaseService} from "./caseService.ts";
import {GradeService} from "./gradeService.ts";
import {LOCK_MS, STALLED_MS} from "./names.ts";
import {readQueueUrl} from "./queueUrl.ts";
import {workerName} from "./refusal.ts";
import {type ServedJob, serveQueue} from "./serveQueue.ts";
import type {Service} from "./service.ts";

/** The options of `voxelbook worker` as they are written. */
export interface WorkerFlags {
  readonly queue?: string;
  readonly course?: string;
  readonly jobs: number;
  readonly only?: "grade" | "features";
  readonly isolation: Tier | "auto";
  readonly json?: boolean;
}

/** Prepares what grades: a course, and an isolation that works here. */
async function gradeService(
  {course, isolation: wanted, jobs}: WorkerFlags,
  say: Progress["say"],
): Promise<GradeService> {
  const exercisesFolder = findExercisesFolder(course ?? process.cwd());
  // Tried once; each grading process opens its own.
  const isolation = await chooseIsolation(LIMITS, {wanted, allowPermissions: false});
  const {tier, limits} = isolation;
  await isolation.close();
  say(`voxelbook: grades with the exercises of ${exercisesFolder}; isolation: ${tier}`);
  const service = new GradeService({exercisesFolder, libVersion: libraryVersion(), tier, limits});
  try {
    await service.warm(jobs);
    return service;
  } catch (error) {
    await service.close();
    throw error;
  }
}

async function servicesOf(flags: WorkerFlags, say: Progress["say"]): Promise<Service[]> {
  const services: Service[] = [];
  if (flags.only !== "features") services.push(await gradeService(flags, say));
  if (flags.only !== "grade") services.push(new CaseService(libraryVersion()));
  return services;
}

/** Times of locks; tests set shorter ones. */
function timesOf(env: Readonly<Record<string, string | undefined>>) {
  const times = env["VOXELBOOK_QUEUE_LOCK_MS"];
  if (times === undefined) return {lockMs: LOCK_MS, stalledMs: STALLED_MS};
  const lockMs = Number(times);
  if (!Number.isInteger(lockMs) || lockMs < 100) {
    const message = `VOXELBOOK_QUEUE_LOCK_MS must be a whole number of at least 100, got ${times}`;
    throw new CliError(message, {exitCode: USAGE});
  }
  return {lockMs, stalledMs: Math.ceil(lockMs / 3)};
}

/** One line about a job that ended. */
function report({queue, key, outcome, line, ms}: ServedJob, json: boolean, say: Progress["say"]) {
  if (json) {
    const row = {queue, key, outcome, line, ms: Math.round(ms)};
    process.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const time = `${(ms / 1000).toFixed(1)} s`;
  say(outcome === "done" ? `${line} (${time})` : `${outcome}: ${line} (job ${key.slice(0, 12)})`);
}

/** Does the jobs of a queue until it is told to stop; a second signal stops it at once. */
export async function workerCommand(flags: WorkerFlags): Promise<void> {
  const {queue, jobs, json = false} = flags;
  if (queue === undefined) {
    throw new CliError("worker: --queue must be given", {
      exitCode: USAGE,
      fix: "voxelbook worker --queue redis://HOST:6379/0",
    });
  }
  const address = readQueueUrl(queue);
  // A log gets one line for each job, and none that only says that time goes by.
  const terminal = process.stderr.isTTY === true && !json;
  const progress = createProgress({label: "working", total: null, silent: !terminal});
  const say = (line: string): void => {
    if (terminal) progress.say(line);
    else process.stderr.write(`${line}\n`);
  };
  const interrupt = onInterrupt();
  let services: readonly Service[] = [];
  let done = 0;
  try {
    services = await servicesOf(flags, say);
    progress.update(0, "waiting for jobs");
    await serveQueue({
      address,
      services,
      jobs,
      signal: interrupt.signal,
      ...timesOf(process.env),
      say: (line) => say(`voxelbook: ${line}`),
      onReady: () => say(`voxelbook: ${workerName()} serves ${address.shown}, ${jobs} at a time`),
      onJob(job) {
        if (job.outcome === "done") done += 1;
        report(job, json, say);
        progress.update(done, `${done} done`);
      },
    });
    say(`voxelbook: stopped after ${done} jobs`);
  } finally {
    await Promise.all(services.map((service) => service.close()));
    progress.stop();
    interrupt.done();
  }
}
