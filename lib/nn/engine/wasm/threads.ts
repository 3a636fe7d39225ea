// Fork and join on shared memory. A call of a kernel is a number of independent jobs; the calling
// thread and its helpers take them one after the other from a counter, so that a call stays
// synchronous. What a job computes never depends on who computes it.

import {browserThreads, startWorker, type WasmMemory, type WasmModule} from "./webAssembly.ts";

/** Places of the control words, 32-bit whole numbers in shared memory. */
const CALL = 0;
const NEXT = 1;
const ACTIVE = 2;
const JOBS = 3;
const GRAIN = 4;
const KERNEL = 5;
const ARGS = 6;
const READY = 7;
const STOP = 8;
const FAILED = 9;
const WORDS = 16;

/** More than any number of jobs: the counter stands here while no call is open. */
const CLOSED = 2 ** 30;

/**
 * What a helper runs, as text, since a worker has no module of ours. It enters (ACTIVE) before it takes a
 * job, and a call ends only when nobody is inside: a helper that wakes late finds the counter closed.
 */
const HELPER = `
function serve({module, memory, control, kernels}) {
  const {exports} = new WebAssembly.Instance(module, {env: {memory}});
  const words = new Int32Array(memory.buffer, control, ${WORDS});
  let seen = Atomics.load(words, ${CALL});
  Atomics.add(words, ${READY}, 1);
  for (;;) {
    Atomics.wait(words, ${CALL}, seen);
    seen = Atomics.load(words, ${CALL});
    if (Atomics.load(words, ${STOP}) !== 0) return;
    Atomics.add(words, ${ACTIVE}, 1);
    try {
      for (;;) {
        const grain = Atomics.load(words, ${GRAIN});
        const first = Atomics.add(words, ${NEXT}, grain);
        const jobs = words[${JOBS}];
        if (first >= jobs) break;
        exports[kernels[words[${KERNEL}]]](words[${ARGS}], first, Math.min(first + grain, jobs));
      }
    } catch {
      Atomics.store(words, ${FAILED}, 1);
    }
    if (Atomics.sub(words, ${ACTIVE}, 1) === 1) Atomics.notify(words, ${ACTIVE});
  }
}
`;

/** Starts one helper in a worker thread of Node, which does not keep the process alive. */
function startNodeHelper(data: object): () => void {
  const {Worker: Thread} = process.getBuiltinModule("node:worker_threads");
  const source = `${HELPER}serve(require("node:worker_threads").workerData);`;
  const worker = new Thread(source, {eval: true, workerData: data, execArgv: []});
  worker.unref();
  return () => void worker.terminate();
}

/** Starts one helper in a worker of the browser. */
function startBrowserHelper(data: object): () => void {
  const source = `${HELPER}self.onmessage = ({data}) => { serve(data); self.close(); };`;
  const worker = startWorker(source);
  worker.postMessage(data);
  return () => worker.terminate();
}

/** Says whether worker threads are those of Node. */
const inNode = (): boolean =>
  typeof process !== "undefined" && typeof process.getBuiltinModule === "function";

/** How many threads the machine runs at once. */
export function processorThreads(): number {
  if (inNode()) return process.getBuiltinModule("node:os").availableParallelism();
  return browserThreads();
}

/** Says whether this thread may sleep; the main thread of a page may not. */
function maySleep(words: Int32Array): boolean {
  try {
    Atomics.wait(words, STOP, 1, 0);
    return true;
  } catch {
    return false;
  }
}

/** The calling thread and its helpers. */
export interface Threads {
  /** How many compute, the calling thread among them. */
  readonly count: number;
  /** Runs all jobs of a kernel and returns when they are done. */
  run(kernel: number, args: number, jobs: number): void;
  /** Ends the helpers. */
  close(): void;
}

/** What the helpers need to know. */
export interface ThreadsOptions {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  /** Exported names of the kernels, in the order of their numbers. */
  readonly kernels: readonly string[];
  /** Where 64 bytes of the memory are free for the control words. */
  readonly control: number;
  /** Threads wanted, the calling one among them. */
  readonly count: number;
  /** Runs the jobs `first` to `last` on the calling thread. */
  compute(kernel: number, args: number, first: number, last: number): void;
}

/** How many looks at the counter of busy helpers pass before the calling thread sleeps. */
const LOOKS = 20_000;

/** Waits until the helpers have started, each of which counts itself; gives up after two seconds. */
async function waitForHelpers(words: Int32Array, helpers: number): Promise<number> {
  for (let i = 0; i < 400 && Atomics.load(words, READY) < helpers; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Atomics.load(words, READY);
}

/** Opens a call to all helpers, works at it too, and waits until nobody is left inside. */
function forkJoin(
  words: Int32Array,
  {compute, sleeps}: {readonly compute: ThreadsOptions["compute"]; readonly sleeps: boolean},
): void {
  // Open the counter, call the helpers, and take jobs until none is left.
  const [kernel, args, jobs, grain] = [words[KERNEL], words[ARGS], words[JOBS], words[GRAIN]];
  Atomics.store(words, NEXT, 0);
  Atomics.add(words, CALL, 1);
  Atomics.notify(words, CALL);
  try {
    for (;;) {
      const first = Atomics.add(words, NEXT, grain);
      if (first >= jobs) break;
      compute(kernel, args, first, Math.min(first + grain, jobs));
    }
  } finally {
    // Close it: who comes now finds nothing, and who is inside is waited for.
    Atomics.store(words, NEXT, CLOSED);
    for (let looks = 0; ; looks++) {
      const active = Atomics.load(words, ACTIVE);
      if (active === 0) break;
      if (sleeps && looks > LOOKS) Atomics.wait(words, ACTIVE, active, 10);
    }
  }
  if (Atomics.exchange(words, FAILED, 0) !== 0) throw new Error("wasm: a helper thread failed");
}

/** Starts helpers and resolves once they are ready; those that do not come are done without. */
export async function startThreads(options: ThreadsOptions): Promise<Threads> {
  const {module, memory, kernels, control, count, compute} = options;
  const words = new Int32Array(memory.buffer, control, WORDS).fill(0);
  words[NEXT] = CLOSED;
  const start = inNode() ? startNodeHelper : startBrowserHelper;
  const data = {module, memory, control, kernels};
  const stops = Array.from({length: count - 1}, () => start(data));
  const ready = await waitForHelpers(words, count - 1);
  const sleeps = maySleep(words);
  return {
    count: 1 + ready,
    run(kernel, args, jobs) {
      words[KERNEL] = kernel;
      words[ARGS] = args;
      words[JOBS] = jobs;
      words[GRAIN] = Math.max(1, Math.floor(jobs / (8 * (1 + ready))));
      forkJoin(words, {compute, sleeps});
    },
    close() {
      Atomics.store(words, STOP, 1);
      Atomics.add(words, CALL, 1);
      Atomics.notify(words, CALL);
      for (const stop of stops) stop();
    },
  };
}
