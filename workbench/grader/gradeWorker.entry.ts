// Grades jobs in a process of its own: it type-checks, compiles and judges, and starts the isolated children.
// Jobs come and records go over Node's channel between processes; nothing is written by a worker.
import {CliError} from "../cli/error.ts";
import {type Isolation, openIsolation} from "./chooseIsolation.ts";
import {contextOf, type GradeContext, gradeJob} from "./gradeJob.ts";
import type {GradeJob} from "./job.ts";
import type {FromWorker, ToWorker, WorkerSetup} from "./workerProtocol.ts";

/** Children that wait for the next answers while this process compiles. */
const WAITING = 2;
const ALIVE_MS = 1_000;
/** How long the end may take; children end with this process in any case. */
const END_MS = 2_000;

let setup: WorkerSetup | undefined;
let isolation: Isolation | undefined;
const contexts = new Map<string, Promise<GradeContext>>();

function send(message: FromWorker): void {
  // The coordinating process is gone when it cannot be told; `disconnect` follows.
  if (process.connected) process.send?.(message, () => undefined);
}

async function begin(wanted: WorkerSetup): Promise<void> {
  setup = wanted;
  isolation = await openIsolation(wanted.tier, wanted.limits, WAITING);
  if (isolation === undefined) throw new Error(`the tier ${wanted.tier} is not installed`);
  isolation.waiting.fill();
  send({op: "ready"});
}

/** Reads an exercise once; a job with other tests is refused. */
function contextFor(id: string): Promise<GradeContext> {
  if (setup === undefined || isolation === undefined)
    throw new Error("a job came before the setup");
  const {exercisesFolder, libVersion} = setup;
  const context = contexts.get(id) ?? contextOf(exercisesFolder, id, isolation, libVersion);
  contexts.set(id, context);
  return context;
}

async function work(job: GradeJob): Promise<void> {
  const {key} = job;
  try {
    send({op: "record", key, record: await gradeJob(job, await contextFor(job.exercise))});
  } catch (error) {
    contexts.delete(job.exercise);
    send({op: "refused", key, error: (error as Error).message});
  }
}

/** Ends with all children: at the end of the grading, and when the coordinating process was killed. */
async function end(): Promise<void> {
  setTimeout(() => process.exit(0), END_MS).unref();
  await isolation?.close().catch(() => undefined);
  process.exit(0);
}

process.on("message", (message: ToWorker) => {
  if (message.op === "job") void work(message.job);
  else {
    begin(message).catch((error: Error) => {
      const fix = error instanceof CliError ? (error.fix ?? null) : null;
      send({op: "unfit", error: error.message, fix});
    });
  }
});
process.on("disconnect", () => void end());
// Ctrl-C reaches every process of the terminal: the coordinating one lets workers finish what they do.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
setInterval(() => send({op: "alive"}), ALIVE_MS).unref();
