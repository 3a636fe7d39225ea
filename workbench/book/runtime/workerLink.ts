import type {Language} from "../../messages/message.ts";
import type {
  Answers,
  CheckRequest,
  FromWorker,
  LiveOutput,
  Request,
  RuntimeAssets,
  StartTimes,
  ToWorker,
} from "./protocol.ts";
import {runtimeMessage} from "./runtimeMessage.ts";

/** Where a worker finds its parts, and who hears what it says unasked. */
export interface WorkerLinkOptions {
  /** Absolute address of the assets folder, ending in a slash. */
  readonly base: string;
  readonly assets: RuntimeAssets;
  /** Absolute address of the data folder. */
  readonly dataBase: string;
  readonly language: Language;
  onOutputs(cell: string, outputs: readonly LiveOutput[]): void;
  onCheck(check: CheckRequest): void;
  /** The worker could not start, or ended by itself; all requests have been refused. */
  onCrash(reason: string): void;
}

/** One worker, as the page holds it. */
export interface WorkerLink {
  readonly ready: Promise<StartTimes>;
  /** Sends a request and waits for its answer; refused when the worker ends first. */
  ask<T extends Request["type"]>(request: Request & {readonly type: T}): Promise<Answers[T]>;
  tell(message: ToWorker): void;
  /** Ends the worker at once, whatever it does. */
  end(reason: string): void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a worker, tells it where its parts lie, and matches answers to requests. */
export function openWorker(options: WorkerLinkOptions): WorkerLink {
  const {base, assets, dataBase, language} = options;
  const worker = new Worker(new URL(assets.worker, base), {type: "module"});
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended = false;

  let started: (times: StartTimes) => void;
  let notStarted: (error: Error) => void;
  const ready = new Promise<StartTimes>((resolve, reject) => {
    started = resolve;
    notStarted = reject;
  });
  // A start that nobody waits for must not count as an unhandled rejection of the page.
  ready.catch(() => undefined);

  const end = (reason: string): void => {
    if (ended) return;
    ended = true;
    worker.terminate();
    const error = new Error(reason);
    notStarted(error);
    for (const {reject} of waiting.values()) reject(error);
    waiting.clear();
  };
  const crash = (reason: string): void => {
    if (ended) return;
    end(reason);
    options.onCrash(reason);
  };

  worker.onmessage = ({data}: MessageEvent<FromWorker>) => {
    if (data.type === "ready") started(data.times);
    else if (data.type === "failed")
      crash(runtimeMessage("loadFailed", {reason: data.message}, language));
    else if (data.type === "outputs")
      options.onOutputs(data.cell, JSON.parse(data.json) as LiveOutput[]);
    else if (data.type === "check") options.onCheck(data.check);
    else {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.type === "answer") asked?.resolve(data.value as never);
      else asked?.reject(new Error(data.message));
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    const reason = event.message || runtimeMessage("crash.unknown", {}, language);
    crash(runtimeMessage("crashed", {reason}, language));
  };

  const tell = (message: ToWorker): void => worker.postMessage(message);
  tell({
    type: "start",
    start: {
      compiler: new URL(assets.compiler, base).href,
      library: new URL(assets.library, base).href,
      types: new URL(assets.types, base).href,
      dataBase,
      language,
    },
  });
  return {
    ready,
    tell,
    end,
    ask: (request) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        waiting.set(id, {resolve, reject});
        tell({type: "request", id, request});
      }),
  };
}
