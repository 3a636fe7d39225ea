import type {ChildProcess} from "node:child_process";
import type {Readable, Writable} from "node:stream";
import {entryCommand} from "./entryCommand.ts";
import {createOutputLimiter, DEFAULT_LIMITS, type OutputLimits} from "./limitOutput.ts";
import type {Notebook} from "./nbformat.ts";
import {startGroup} from "./processGroup.ts";
import {readLines} from "./readLines.ts";
import {isCode, type NotebookRun, type RunOptions} from "./run.ts";
import {JOB_FD, REPORT_FD, type RunEvent, type RunJob} from "./runProtocol.ts";
import {createRunRecord, type RunRecord} from "./runRecord.ts";

type ChildOptions = RunOptions & {cwd: string};

/** Longest line a child may report: one display at its limit, with room for JSON's escapes. */
const LONGEST_REPORT = 128_000_000;
/** Kept from the child's own stderr to name the cause of a crash. */
const STDERR_TAIL = 8_000;

function jobOf(notebook: Notebook, options: ChildOptions, limits: OutputLimits): RunJob {
  return {
    cells: notebook.cells.filter(isCode).map(({id, source, metadata}) => ({
      id,
      source,
      mayFail: metadata.tags?.includes("raises-exception") ?? false,
    })),
    language: options.language ?? "en",
    limits,
    lateMs: (options.lateSeconds ?? 2) * 1000,
  };
}

/** Names what ended a child that did not say that it was done. */
function describeEnd(code: number | null, signal: NodeJS.Signals | null, stderr: string) {
  if (/heap out of memory|Array buffer allocation failed/.test(stderr))
    return {ename: "OutOfMemory", evalue: "the cell used more memory than the process may have"};
  if (signal === "SIGKILL")
    return {
      ename: "ProcessEnd",
      evalue: "the process was killed by the system (SIGKILL), which it does when memory runs out",
    };
  const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
  return {ename: "ProcessEnd", evalue: `the cell ended the process with ${how}`};
}

/** Sends what the child prints past its own report (native code, children of its own) to the cell. */
function passRawOutput(child: ChildProcess, record: RunRecord, limits: OutputLimits) {
  const limiter = createOutputLimiter(limits);
  let tail = "";
  for (const name of ["stdout", "stderr"] as const) {
    const stream = child[name] as Readable;
    stream.setEncoding("utf8").on("data", (text: string) => {
      if (name === "stderr") tail = (tail + text).slice(-STDERR_TAIL);
      const cellId = record.current();
      if (cellId === undefined) return;
      for (const output of limiter.pass(cellId, {output_type: "stream", name, text}))
        record.output(cellId, output);
    });
  }
  return () => tail;
}

/** Keeps the limits: of each cell, of the whole, and the caller's wish to stop. */
function keepTime(options: ChildOptions, stop: (why: "timeout" | "stopped", text: string) => void) {
  const {cellTimeoutSeconds = 300, totalTimeoutSeconds = 1800, signal} = options;
  const after = (seconds: number, what: string) =>
    setTimeout(
      () => stop("timeout", `${what} longer than its limit of ${seconds} s`),
      seconds * 1000,
    );
  const total = after(totalTimeoutSeconds, "the notebook ran");
  let cell: NodeJS.Timeout | undefined;
  const onAbort = () => stop("stopped", "the run was stopped");
  signal?.addEventListener("abort", onAbort);
  return {
    startCell() {
      clearTimeout(cell);
      cell = after(cellTimeoutSeconds, "the cell ran");
    },
    endCell: () => clearTimeout(cell),
    end() {
      clearTimeout(cell);
      clearTimeout(total);
      signal?.removeEventListener("abort", onAbort);
    },
  };
}

/** Runs the cells in a child with its own process group and puts together what it reports. */
export function runInChild(notebook: Notebook, options: ChildOptions): Promise<NotebookRun> {
  const limits = {
    ...DEFAULT_LIMITS,
    ...(options.maxOutputBytes && {streamCharacters: options.maxOutputBytes}),
  };
  const record = createRunRecord(notebook, options);
  const heap = options.memoryMegabytes;
  const {child, kill} = startGroup(
    process.execPath,
    [...(heap ? [`--max-old-space-size=${heap}`] : []), ...entryCommand("run")],
    {
      cwd: options.cwd,
      env: {...process.env, ...options.env},
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    },
  );
  const stderrTail = passRawOutput(child, record, limits);
  const stop = (why: "timeout" | "stopped", text: string) => {
    record.stop(why, text);
    kill();
  };
  const time = keepTime(options, stop);
  const onEvent = (event: RunEvent) => {
    if (event.kind === "start") time.startCell();
    if (event.kind === "end") time.endCell();
    record.event(event);
  };
  readLines(child.stdio[REPORT_FD] as Readable, {
    longest: LONGEST_REPORT,
    onLine: (line) => onEvent(JSON.parse(line) as RunEvent),
    onTooLong: () => {
      record.crash({
        ename: "ProcessEnd",
        evalue: `the cell sent an output over ${LONGEST_REPORT} bytes`,
      });
      kill();
    },
  });
  if (options.signal?.aborted) stop("stopped", "the run was stopped");

  // A child that dies at once closes this pipe while the job is written; its end is told below.
  const jobs = child.stdio[JOB_FD] as Writable;
  jobs.on("error", (error) => record.note(error.message));
  jobs.write(`${JSON.stringify(jobOf(notebook, options, limits))}\n`);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    // What the child has started may hold its pipes open: end the group, then wait for them.
    child.on("exit", () => kill());
    child.on("close", (code, signal) => {
      time.end();
      kill();
      if (!record.ended()) record.crash(describeEnd(code, signal, stderrTail()), stderrTail());
      resolve(record.result());
    });
  });
}
