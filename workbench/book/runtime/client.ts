import type {Output} from "../../notebook/nbformat.ts";
import {checkInPage} from "./checkInPage.ts";
import type {CheckRequest, LiveOutput, RuntimeAssets, SourceCell} from "./protocol.ts";
import type {RunResult, Runtime, RuntimeOptions, RuntimeState} from "./runtime.ts";
import {runtimeMessage} from "./runtimeMessage.ts";
import {setConstant} from "./setConstant.ts";
import {openWorker, type WorkerLink} from "./workerLink.ts";

export type {RunResult, Runtime, RuntimeEvent, RuntimeOptions, RuntimeState} from "./runtime.ts";

interface WaitingRun {
  readonly cell: SourceCell;
  readonly onOutput: (output: LiveOutput) => void;
  readonly resolve: (result: RunResult) => void;
}

const TICK_MS = 200;

/** Reads the names of the parts, which the build wrote beside them. */
async function readAssets(base: string): Promise<RuntimeAssets> {
  const address = new URL("assets.json", base).href;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as RuntimeAssets;
}

const streamOutput = (text: string): Output => ({output_type: "stream", name: "stderr", text});
const errorOutput = (ename: string, evalue: string): Output => ({
  output_type: "error",
  ename,
  evalue,
  traceback: [`${ename}: ${evalue}`],
});

/**
 * Creates the page's side of the runtime. Nothing is fetched before the first run, plan or warm.
 */
export function createRuntime(options: RuntimeOptions): Runtime {
  const {language, written = () => ({})} = options;
  const base = new URL(options.base, location.href).href;
  const dataBase = new URL(options.dataBase, location.href).href;
  const exerciseBase = new URL(options.exerciseBase ?? "exercises/", base).href;
  let assets = options.assets;
  const queue: WaitingRun[] = [];
  const sinks = new Map<string, (output: LiveOutput) => void>();
  let link: Promise<WorkerLink> | null = null;
  let attempt = 0;
  let open: WorkerLink | null = null;
  let busy = false;
  let isReady = false;
  let sayFresh = false;
  let state: RuntimeState = "idle";
  let since = 0;
  let ticker: ReturnType<typeof setInterval> | undefined;

  // Tells the page about a change, and keeps the clock of the running cell going.
  const tell = (): void => {
    const cell = queue[0]?.cell.id ?? null;
    options.onState?.({state, cell, ms: cell === null ? 0 : performance.now() - since});
  };
  const enter = (next: RuntimeState): void => {
    state = next;
    since = performance.now();
    tell();
    clearInterval(ticker);
    ticker = next === "running" ? setInterval(tell, TICK_MS) : undefined;
  };

  // Lets go of the worker: what it held is lost. Every waiting run ends.
  const drop = (status: "error" | "stopped", output: Output | null): void => {
    const ms = performance.now() - since;
    const ended = queue.splice(0);
    open?.end(runtimeMessage("stopped", {}, language));
    open = null;
    link = null;
    isReady = false;
    attempt++;
    busy = false;
    sinks.clear();
    for (const [index, run] of ended.entries()) {
      if (output !== null && index === 0) run.onOutput(output);
      run.resolve({status, ms: index === 0 ? ms : 0, executionCount: null});
    }
    enter("idle");
  };

  const onCheck = ({id, exercise}: CheckRequest): void => {
    const asked = open;
    const used = assets;
    if (asked === null || used === undefined) return;
    const place = {exerciseBase, base, language, written: written()};
    checkInPage({exercise, link: asked, assets: used, ...place}).then(
      (bundle) => asked.tell({type: "checked", id, bundle}),
      (error: Error) => asked.tell({type: "checkFailed", id, message: error.message}),
    );
  };

  // Starts the worker once; a failed start is forgotten, so that the next run tries again.
  const connect = (): Promise<WorkerLink> => {
    if (link !== null) return link;
    const mine = ++attempt;
    const starting = (async () => {
      assets ??= await readAssets(base);
      if (attempt !== mine) throw new Error(runtimeMessage("stopped", {}, language));
      const opened = openWorker({
        base,
        assets,
        dataBase,
        language,
        onOutputs: (cell, outputs) => {
          for (const output of outputs) sinks.get(cell)?.(output);
        },
        onCheck,
        onCrash: (reason) => {
          if (open !== opened) return;
          sayFresh = true;
          drop("error", errorOutput("WorkerError", reason));
        },
      });
      open = opened;
      await opened.ready;
      isReady = true;
      return opened;
    })();
    link = starting;
    starting.then(
      () => attempt === mine && queue.length === 0 && state === "loading" && enter("idle"),
      (error: Error) => {
        if (attempt !== mine) return;
        drop("error", errorOutput("LoadError", error.message));
      },
    );
    return starting;
  };

  // Runs what waits, one cell after the other.
  const next = async (): Promise<void> => {
    const run = queue[0];
    if (busy || run === undefined) return;
    busy = true;
    try {
      if (!isReady) enter("loading");
      const connected = await connect();
      if (queue[0] !== run) return;
      enter("running");
      sinks.set(run.cell.id, run.onOutput);
      if (sayFresh) run.onOutput(streamOutput(`${runtimeMessage("fresh", {}, language)}\n`));
      sayFresh = false;
      const result = await connected.ask({type: "run", cell: run.cell});
      if (queue[0] !== run) return;
      queue.shift();
      run.resolve(result);
    } catch (error) {
      // Stopped and crashed runs have been answered by drop; anything else is the run's own failure.
      if (queue[0] !== run) return;
      queue.shift();
      run.onOutput(errorOutput("WorkerError", (error as Error).message));
      run.resolve({status: "error", ms: performance.now() - since, executionCount: null});
    }
    busy = false;
    if (queue.length === 0) enter("idle");
    else void next();
  };

  // A reader who stops or resets wants to go on: the next worker starts behind their back.
  const restart = (): void => {
    connect().catch(() => undefined);
  };

  return {
    get state() {
      return state;
    },
    run: (cell, onOutput) =>
      new Promise((resolve) => {
        queue.push({cell, onOutput, resolve});
        void next();
      }),
    stop: () => {
      if (link === null) return;
      sayFresh = true;
      drop("stopped", null);
      restart();
    },
    reset: () => {
      if (link === null) return;
      drop("stopped", null);
      sayFresh = false;
      restart();
    },
    warm: async () => {
      if (link === null) enter("loading");
      return (await connect()).ready;
    },
    plan: async (cells, name) => (await connect()).ask({type: "plan", cells, name}),
    complete: async (source, position) =>
      (await connect()).ask({type: "complete", source, position}),
    setConstant,
  };
}
