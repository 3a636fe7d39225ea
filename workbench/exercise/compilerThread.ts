import {dirname, join} from "node:path";
import {Worker} from "node:worker_threads";
import {bundleEntry} from "../notebook/bundleEntry.ts";
import type {CellFault} from "./cellFault.ts";
import type {CompilerRequest} from "./compiler.entry.ts";
import {libraryFolder} from "./libraryFolder.ts";
import {workbenchFile} from "./workbenchFile.ts";

const ENTRY = "exercise/compiler.entry";
/** Reading the library's declarations, on a busy machine. */
const START_MS = 120_000;
/** The compiler with the library and a cell takes a quarter of it. */
const MEMORY_MB = 1_024;

/** The built entry, or a bundle of its source when this program runs from sources. */
function entryFile(): string {
  const file = workbenchFile(ENTRY);
  if (!file.endsWith(".ts")) return file;
  return bundleEntry(file, join(dirname(dirname(file)), "dist.sources", `${ENTRY}.js`));
}

/** What came of waiting for a thread: what it said, or why it says nothing more. */
type Heard<T> = {readonly said: T} | {readonly ended: "late" | "memory" | "broken"; error?: Error};

/** What the compiler says of a cell: its fault, null for none, or what it ran out of. */
export type CompilerWord = CellFault | null | "late" | "memory";

/** Waits for a thread's next word, so long at most. */
function nextWord<T>(thread: Worker, limitMs: number): Promise<Heard<T>> {
  return new Promise((resolve) => {
    const onMessage = (said: T): void => end({said});
    const onError = (error: Error & {code?: string}): void => {
      const memory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      end({ended: memory ? "memory" : "broken", error});
    };
    const onExit = (): void => onError(new Error("the compiler's thread ended"));
    const end = (heard: Heard<T>): void => {
      clearTimeout(timer);
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(heard);
    };
    const timer = setTimeout(() => end({ended: "late"}), limitMs);
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

let running: Promise<Worker> | undefined;
/** Cells are checked one after the other. */
let last: Promise<unknown> = Promise.resolve();

async function startThread(): Promise<Worker> {
  const thread = new Worker(entryFile(), {
    // No loader: the entry is one plain file.
    execArgv: [],
    workerData: libraryFolder(),
    resourceLimits: {maxOldGenerationSizeMb: MEMORY_MB},
  });
  // Whoever waits is told; one that ended while nobody waited has its place taken at the next cell.
  thread
    .on("error", () => undefined)
    .on("exit", () => {
      running = undefined;
    });
  // Whoever waits for it has a timer that keeps the process; an idle one keeps nothing.
  thread.unref();
  const heard = await nextWord<"ready">(thread, START_MS);
  if ("said" in heard) return thread;
  await thread.terminate();
  throw heard.error ?? new Error(`the compiler did not start within ${START_MS / 1000} s`);
}

async function ask(request: CompilerRequest, limitMs: number): Promise<CompilerWord> {
  running ??= startThread();
  let thread: Worker;
  try {
    thread = await running;
  } catch (error) {
    running = undefined;
    throw error;
  }
  thread.postMessage(request);
  const heard = await nextWord<CellFault | null>(thread, limitMs);
  if ("said" in heard) return heard.said;
  running = undefined;
  await thread.terminate();
  if (heard.ended === "broken") throw heard.error;
  return heard.ended;
}

/**
 * Asks the compiler's thread, which is started when it is needed and ended when it gives no answer. Who asks while
 * it works waits, and that is none of their time.
 *
 * @param limitMs - longest time for this request
 */
export function askCompiler(request: CompilerRequest, limitMs: number): Promise<CompilerWord> {
  const asked = last.then(() => ask(request, limitMs));
  last = asked.catch(() => undefined);
  return asked;
}
