import {type ChildProcess, fork} from "node:child_process";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {entryCommand} from "../exercise/workbenchFile.ts";
import {dieWithParent} from "./isolation.ts";
import type {GradeJob} from "./job.ts";
import type {GradeRecord} from "./record.ts";
import type {FromWorker, ToWorker, WorkerSetup} from "./workerProtocol.ts";

/** How a job ended in a worker. */
export type Outcome =
  | {readonly ended: "record"; readonly record: GradeRecord}
  | {readonly ended: "refused"; readonly error: string}
  /** The worker is gone: killed, out of memory, or it said nothing any more. */
  | {readonly ended: "died"; readonly error: string; readonly silent: boolean};

/**
 * Wall clock in which a worker says nothing: something in it loops, such as the compiler on a type without end or a
 * test on what an answer returned.
 */
export const SILENT_MS = 60_000;
const KEPT_ERRORS = 4_000;
const ENTRY = "grader/gradeWorker.entry";

interface Waiting {
  readonly key: string;
  resolve(outcome: Outcome): void;
}

/** A worker process; it does one job at a time. */
export class WorkerProcess {
  /** Resolves when it can take a job; rejects when this machine cannot run it. */
  readonly ready: Promise<void>;
  readonly pid: number | undefined;
  /** How many jobs it was given. */
  jobs = 0;
  private readonly child: ChildProcess;
  private readonly gone: Promise<void>;
  private readonly watch: NodeJS.Timeout;
  private heard = performance.now();
  private waiting: Waiting | undefined;
  private errors = "";
  private death: Extract<Outcome, {ended: "died"}> | undefined;
  private begun: {resolve(): void; reject(error: unknown): void} | undefined;

  constructor(setup: WorkerSetup, silentMs: number) {
    const [program, ...args] = [...dieWithParent(), process.execPath, ...entryCommand(ENTRY)];
    this.child = fork(args[args.length - 1], [], {
      execPath: program,
      execArgv: args.slice(0, -1),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // A group of its own: Ctrl-C in the terminal would end the compiler's service under a running job.
      detached: true,
    });
    this.pid = this.child.pid;
    this.ready = new Promise((resolve, reject) => {
      this.begun = {resolve, reject};
    });
    // Whoever waits for it is told; a worker that is closed before it began is no fault.
    this.ready.catch(() => undefined);
    this.child.stderr?.on("data", (bytes: Buffer) => {
      this.errors = `${this.errors}${bytes}`.slice(-KEPT_ERRORS);
    });
    this.child.on("message", (message: FromWorker) => this.hear(message));
    this.gone = new Promise((resolve) => {
      this.child.on("error", (error) => this.die(error.message, resolve));
      this.child.on("exit", (code, signal) => this.die(signal ?? `exit code ${code}`, resolve));
    });
    this.watch = setInterval(
      () => {
        if (performance.now() - this.heard > silentMs) this.killSilent(silentMs);
      },
      Math.min(1_000, silentMs),
    );
    this.watch.unref();
    this.tell({op: "setup", ...setup});
  }

  /** True once it can take no job any more. */
  get dead(): boolean {
    return this.death !== undefined;
  }

  /** Does one job; it never rejects. */
  do(job: GradeJob): Promise<Outcome> {
    if (this.death !== undefined) return Promise.resolve(this.death);
    this.jobs += 1;
    return new Promise((resolve) => {
      this.waiting = {key: job.key, resolve};
      this.tell({op: "job", job});
    });
  }

  /** Ends it with all its children. */
  async close(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    await this.gone;
  }

  private tell(message: ToWorker): void {
    // A worker that died leaves its channel closed; its end is told by `close`.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private hear(message: FromWorker): void {
    this.heard = performance.now();
    if (message.op === "ready") this.begun?.resolve();
    if (message.op === "unfit") {
      const {error, fix} = message;
      this.begun?.reject(new CliError(error, {exitCode: ENVIRONMENT, ...(fix !== null && {fix})}));
    }
    if (message.op !== "record" && message.op !== "refused") return;
    if (message.key !== this.waiting?.key) return;
    const {resolve} = this.waiting;
    this.waiting = undefined;
    if (message.op === "record") resolve({ended: "record", record: message.record});
    else resolve({ended: "refused", error: message.error});
  }

  private killSilent(silentMs: number): void {
    const error = `nothing was heard from it for ${Math.round(silentMs / 1000)} s`;
    this.death = {ended: "died", error, silent: true};
    this.child.kill("SIGKILL");
  }

  private die(reason: string, resolve: () => void): void {
    clearInterval(this.watch);
    const said = /heap out of memory/.test(this.errors) ? "out of memory" : this.errors.trim();
    const error = said === "" ? reason : `${reason}: ${said.split("\n").at(-1)}`;
    this.death ??= {ended: "died", error, silent: false};
    this.begun?.reject(new Error(`a grading process could not start: ${error}`));
    this.waiting?.resolve(this.death);
    this.waiting = undefined;
    resolve();
  }
}
