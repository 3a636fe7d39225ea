import type {Worker} from "node:worker_threads";

/** How a pool runs its tasks. */
export interface PoolOptions<Task, Reply> {
  /** Starts a worker, which answers every message with one message. */
  readonly start: () => Worker;
  /** How many workers run side by side. */
  readonly jobs: number;
  /** Ends all workers at once; tasks without a reply have none then. */
  readonly signal?: AbortSignal;
  /** Gives the reply of a task whose worker broke down; another worker goes on. */
  readonly onCrash: (task: Task, reason: string) => Reply;
  readonly onStart?: (task: Task) => void;
  readonly onReply?: (reply: Reply, index: number) => void;
}

/** Says in one line why a worker ended. */
export function crashReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "there is not enough memory for it";
  return error instanceof Error ? error.message.split("\n")[0] : String(error);
}

/** Asks one worker for one reply; a worker that breaks down gives an error instead. */
export function ask<Task, Reply>(worker: Worker, task: Task): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      act();
    };
    const onMessage = (reply: Reply): void => end(() => resolve(reply));
    const onError = (error: unknown): void => end(() => reject(error));
    const onExit = (code: number): void =>
      end(() => reject(new Error(`its worker ended with code ${code}`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task);
  });
}

/**
 * Runs tasks on worker threads. Each worker takes the next task when it has answered the last one, so
 * that which worker does what depends on chance, and replies on nothing but their tasks.
 *
 * @param tasks - what can be sent to a worker, in order
 * @param options - how workers start, jobs and what is told about the tasks
 * @returns the replies in the order of the tasks; undefined for those that the signal kept from running
 */
export async function runPool<Task, Reply>(
  tasks: readonly Task[],
  options: PoolOptions<Task, Reply>,
): Promise<(Reply | undefined)[]> {
  const {jobs, signal, onCrash} = options;
  const replies: (Reply | undefined)[] = tasks.map(() => undefined);
  const workers = new Set<Worker>();
  let next = 0;

  const start = (): Worker => {
    const worker = options.start();
    workers.add(worker);
    worker.once("exit", () => workers.delete(worker));
    return worker;
  };
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    while (next < tasks.length && !signal?.aborted) {
      const index = next++;
      options.onStart?.(tasks[index]);
      let reply: Reply;
      try {
        worker ??= start();
        reply = await ask<Task, Reply>(worker, tasks[index]);
      } catch (error) {
        if (signal?.aborted) return;
        await worker?.terminate();
        worker = undefined;
        reply = onCrash(tasks[index], crashReason(error));
      }
      replies[index] = reply;
      options.onReply?.(reply, index);
    }
    await worker?.terminate();
  };

  const stop = (): void => {
    for (const worker of workers) void worker.terminate();
  };
  signal?.addEventListener("abort", stop, {once: true});
  try {
    await Promise.all(Array.from({length: Math.min(jobs, tasks.length)}, lane));
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
  }
  return replies;
}
