// The child of the headless runner: runs the cells of one notebook and reports on a pipe of its own.
import {writeSync} from "node:fs";
import {Socket} from "node:net";
import {createInterface} from "node:readline";
import type {CellEngine} from "./engine.ts";
import {createNodeEngine} from "./nodeEngine.ts";
import {JOB_FD, REPORT_FD, type RunEvent, type RunJob} from "./runProtocol.ts";

const started = performance.now();
// Cells may replace what the process offers; the runner keeps what it needs.
const exit = process.exit.bind(process);
const {setTimeout: later, JSON: json} = globalThis;
const wait = (ms: number) => new Promise((resolve) => later(resolve, ms));

/** Writes one line and waits until the pipe has taken it: a flood waits here, not in memory. */
function report(event: RunEvent) {
  let rest = Buffer.from(`${json.stringify(event)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(REPORT_FD, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") exit(1);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** Counts what keeps the process waiting: timers, sockets, files. */
function pending(): number {
  return process.getActiveResourcesInfo().length;
}

/** Gives timers and requests that the cells have left behind their chance to print. */
async function waitForLateOutput(idle: number, lateMs: number) {
  const end = performance.now() + lateMs;
  while (pending() > idle && performance.now() < end) await wait(20);
}

async function runCells({cells, lateMs}: RunJob, engine: CellEngine) {
  await wait(0);
  const idle = pending();
  report({kind: "ready", ms: Math.round(performance.now() - started)});
  for (const {id, source, mayFail} of cells) {
    report({kind: "start", id});
    const begun = performance.now();
    const {status, executionCount} = await engine.execute(id, source);
    report({kind: "end", id, status, executionCount, ms: Math.round(performance.now() - begun)});
    if (status === "error" && !mayFail) break;
  }
  await waitForLateOutput(idle, lateMs);
  report({kind: "done"});
  exit(0);
}

function begin(job: RunJob) {
  const engine = createNodeEngine({
    rootDir: process.cwd(),
    language: job.language,
    limits: job.limits,
    emit: (id, output, display) => report({kind: "output", id, output, ...(display && {display})}),
    onExit(code) {
      report({kind: "exit", code});
      exit(code);
    },
  });
  runCells(job, engine).catch((error) => {
    process.stderr.write(`${error}\n`);
    exit(1);
  });
}

// The job comes first; when the pipe closes later, the runner is gone and so is the child.
const jobs = new Socket({fd: JOB_FD, readable: true, writable: false});
createInterface({input: jobs}).once("line", (line) => begin(json.parse(line) as RunJob));
jobs.on("close", () => exit(1));
