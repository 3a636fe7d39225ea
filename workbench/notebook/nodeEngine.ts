import {AsyncLocalStorage} from "node:async_hooks";
import {format, inspect} from "node:util";
import {checkInNotebook} from "../exercise/checkInNotebook.ts";
import type {CellContext, CellEngine, DisplayHandle, EngineOptions} from "./engine.ts";
import {createCellEngine} from "./engine.ts";
import {tslab} from "./loadTslab.ts";

export interface NodeEngineOptions
  extends Pick<EngineOptions, "rootDir" | "emit" | "language" | "limits"> {
  /** Ends the process when a cell asks for it. Without it the cell fails and the process goes on. */
  onExit?(code: number): void;
}

function createNodeContext(): CellContext {
  const storage = new AsyncLocalStorage<string>();
  return {run: (cellKey, body) => storage.run(cellKey, body), current: () => storage.getStore()};
}

/** Sends what is written to process.stdout and process.stderr past the console to the cell too. */
function captureStreams(engine: CellEngine) {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new TextDecoder();
    process[name].write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      engine.write(name, typeof chunk === "string" ? chunk : decoder.decode(chunk, {stream: true}));
      const done = rest.find((argument) => typeof argument === "function");
      if (done !== undefined) queueMicrotask(() => (done as () => void)());
      return true;
    }) as typeof process.stdout.write;
  }
}

/** Makes `process.exit` in a cell an error that says so. */
function guardExit(engine: CellEngine, onExit: NodeEngineOptions["onExit"]) {
  process.exit = ((code?: number | string) => {
    const number = Number(code ?? process.exitCode ?? 0);
    const error = new Error(`the cell ended the process with exit code ${number}`);
    error.name = "ProcessExit";
    if (onExit === undefined) throw error;
    engine.fail(error);
    onExit(number);
  }) as typeof process.exit;
}

/** The shape of what tslab's own display functions hand on. */
interface TslabDisplay {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient?: {display_id?: string};
}

/**
 * Makes the cell engine of this Node process, for the runner's child and for the Jupyter kernel.
 * It takes over console, the process's streams and its handlers for errors nobody catches.
 */
export function createNodeEngine(options: NodeEngineOptions): CellEngine {
  const {rootDir, language} = options;
  const engine: CellEngine = createCellEngine({
    ...options,
    async onCheck(exercise, cells) {
      const history = cells.map(({source}) => source);
      const {bundle} = await checkInNotebook({exercise, history, rootDir, language});
      engine.display(bundle);
    },
    createConverter: tslab.createConverter,
    createExecutor: tslab.createExecutor,
    context: createNodeContext(),
    inspect,
    format,
  });
  captureStreams(engine);
  guardExit(engine, options.onExit);

  // tslab's own display functions work beside voxelbook/display.
  Object.assign(tslab.jupyter, {
    lastWriteDisplayData: ({data, metadata, transient}: TslabDisplay, update?: boolean) => {
      const id = transient?.display_id;
      const handle: DisplayHandle | undefined =
        id === undefined ? undefined : {id, update: update === true};
      engine.display(data, metadata, handle);
    },
  });
  process.on("unhandledRejection", (reason) => engine.fail(reason));
  process.on("uncaughtException", (error) => engine.fail(error));
  return engine;
}
