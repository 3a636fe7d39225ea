import type {Converter, ConvertResult, createConverter} from "tslab/dist/converter.js";
import type {createExecutor} from "tslab/dist/executor.js";
import {createCellConsole, type Inspector} from "./cellConsole.ts";
import {sourceLineOf} from "./cellLines.ts";
import {describeError, type RunCell} from "./describeError.ts";
import {type CellDiagnostic, describeTypeErrors} from "./describeTypeErrors.ts";
import {createOutputLimiter, DEFAULT_LIMITS, type OutputLimits} from "./limitOutput.ts";
import type {MimeData, Output} from "./nbformat.ts";
import {tidyStacks} from "./tidyStacks.ts";
import {splitMaps} from "./traceTypescript.ts";

/** Remembers which cell a piece of running code belongs to, across timers and promises. */
export interface CellContext {
  run<T>(cellKey: string, body: () => T): T;
  /** The cell whose code is running, or undefined where that is not known. */
  current(): string | undefined;
}

/** A display that can be changed later; `update` is true when it changes an earlier one. */
export interface DisplayHandle {
  id: string;
  update: boolean;
}

export interface ExecutedCell {
  cellKey: string;
  source: string;
}

export interface ExecuteResult {
  status: "ok" | "error";
  executionCount: number;
}

export interface EngineOptions extends Inspector {
  createConverter: typeof createConverter;
  createExecutor: typeof createExecutor;
  /** The folder from which cells resolve `voxelbook/<folder>`. */
  rootDir: string;
  /** Receives every output, with the cell it belongs to, also after that cell has ended. */
  emit(cellKey: string, output: Output, display?: DisplayHandle): void;
  context: CellContext;
  language: "en" | "zh-CN";
  /** Runs the public tests of an exercise against the cells that have run; shows its own report. */
  onCheck?(exercise: string, cells: readonly ExecutedCell[]): Promise<void>;
  /** Waits until unhandled rejections of the cell would have been reported. Default: one timer. */
  settle?(): Promise<void>;
  limits?: OutputLimits;
}

export interface CellEngine {
  /** Runs one cell after those already asked for; its outputs go to `emit`. */
  execute(cellKey: string, source: string): Promise<ExecuteResult>;
  /** Makes the running cell fail where it waits; code that never waits must be stopped from outside. */
  interrupt(): void;
  /** Forgets every name and count. */
  reset(): void;
  /** The cells that have run, each with its latest source, in the order of that run. */
  history(): ExecutedCell[];
  /** Reports something thrown outside the flow of a cell: an unhandled rejection, a failing timer. */
  fail(thrown: unknown, cellKey?: string): void;
  /** Adds text to the cell that is running, as console does. */
  write(name: "stdout" | "stderr", text: string): void;
  /** Adds a display to the cell that is running. */
  display(
    data: MimeData,
    metadata?: Readonly<Record<string, unknown>>,
    handle?: DisplayHandle,
  ): void;
  /** Names that could stand at a position of a cell. */
  complete(source: string, position: number): {start: number; end: number; candidates: string[]};
  /** tslab's description of the name at a position, or undefined. */
  quickInfo(source: string, position: number): object | undefined;
  close(): void;
}

const IMPORT_OF_FILE = /\brequire\("(\.{1,2}\/[^"]*)"\)/;

/** A timer's handle as the last value says nothing to a reader, and is different in each engine. */
const TIMER_LAST = /\bexports\.tsLastExpr\d* = (?:setTimeout|setInterval|setImmediate)\(/;

/** Gives the code of a cell a name of its own in stacks and checks where it imports from. */
function wrapConverter(
  inner: Converter,
  cellScript: () => {name: string; cell: RunCell},
): Converter {
  const modules = new Set<string>();
  return {
    ...inner,
    addModule(name, content, meta) {
      modules.add(`./${name}`);
      return inner.addModule(name, content, meta);
    },
    convert(declarations, source): ConvertResult {
      const result = inner.convert(declarations, source);
      if (result.output === undefined) return result;
      const {code, maps} = splitMaps(result.output);
      const file = IMPORT_OF_FILE.exec(code)?.[1];
      if (file !== undefined && !modules.has(file)) {
        const offset = Math.max(0, source.indexOf(file));
        const before = source.slice(0, offset).split("\n");
        const start = {offset, line: before.length - 1, character: before.at(-1)?.length ?? 0};
        const messageText = `a cell imports voxelbook/<folder>, never a file: got '${file}'`;
        return {diagnostics: [{start, end: start, messageText, category: 1, code: 0}]};
      }
      const {name, cell} = cellScript();
      if (maps !== undefined) cell.lineOf = sourceLineOf(maps);
      const {lastExpressionVar, ...rest} = result;
      return {
        ...rest,
        output: `${code}\n//# sourceURL=${name}`,
        // tslab overlooks a `for await` that stands alone.
        hasToplevelAwait: result.hasToplevelAwait === true || /\bfor await\b/.test(code),
        ...(lastExpressionVar !== undefined && !TIMER_LAST.test(code) && {lastExpressionVar}),
      };
    },
  };
}

/** Makes a shown promise say what to do with it; engines differ in what they know of its state. */
function explainPromises() {
  Object.defineProperty(Promise.prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value: () => "Promise { <use await to see its value> }",
    configurable: true,
    enumerable: false,
  });
}

/** Takes away the name that tslab's variable for the last value gives to a function without one. */
function nameless(text: string): string {
  return text.replace(
    /\[(Function|AsyncFunction|GeneratorFunction): tsLastExpr\d*\]/,
    "[$1 (anonymous)]",
  );
}

/** What is known of the cell that is being executed. */
interface Running {
  cellKey: string;
  cell: RunCell;
  diagnostics: CellDiagnostic[];
  failed: boolean;
}

/**
 * Makes the engine that runs cells, over tslab's converter and executor, with Jupyter's rules where
 * tslab departs from them: the last value is a result, an error is an error, a rejected promise that
 * nobody handles fails its cell, and late output goes to the cell that caused it.
 * It uses nothing of Node itself: the runner, the Jupyter kernel and the page share it.
 */
export function createCellEngine(options: EngineOptions): CellEngine {
  const {emit, context, rootDir, language} = options;
  const settle = options.settle ?? (() => new Promise((resolve) => setTimeout(resolve, 0)));
  const limiter = createOutputLimiter(options.limits ?? DEFAULT_LIMITS);
  const scripts = new Map<string, RunCell>();
  const executed = new Map<string, string>();
  let count = 0;
  let running: Running | undefined;
  let lastKey = "";
  let queue: Promise<unknown> = Promise.resolve();

  const scriptName = (cell: RunCell) => `cell-${cell.count}`;
  const findCell = (name: string) => scripts.get(name);
  const inspect: Inspector["inspect"] = (value, how) =>
    tidyStacks(options.inspect(value, how), findCell);
  const format: Inspector["format"] = (...args) => tidyStacks(options.format(...args), findCell);
  const keyNow = () => context.current() ?? running?.cellKey ?? lastKey;
  const send = (cellKey: string, output: Output, handle?: DisplayHandle) => {
    for (const passed of limiter.pass(cellKey, output)) {
      if (passed === output && handle !== undefined) emit(cellKey, passed, handle);
      else emit(cellKey, passed);
    }
  };
  const fail = (thrown: unknown, cellKey: string = keyNow()) => {
    if (running?.cellKey === cellKey) running.failed = true;
    send(
      cellKey,
      describeError(
        thrown,
        (value) => inspect(value),
        (name) => scripts.get(name),
      ),
    );
  };
  const write = (name: "stdout" | "stderr", text: string) =>
    send(keyNow(), {output_type: "stream", name, text});
  const display: CellEngine["display"] = (data, metadata = {}, handle) =>
    send(keyNow(), {output_type: "display_data", data, metadata: {...metadata}}, handle);

  // tslab's executor prints the last value, what the compiler refused and what was thrown: each becomes what it is.
  const executorConsole = {
    log(value: unknown) {
      const {cellKey, cell} = running as Running;
      send(cellKey, {
        output_type: "execute_result",
        execution_count: cell.count,
        data: {"text/plain": nameless(inspect(value))},
        metadata: {},
      });
    },
    error(...args: unknown[]) {
      if (args.length === 1) return fail(args[0], running?.cellKey);
      const [, file, line, column, message] = args as [string, string, number, number, string];
      running?.diagnostics.push({line, column, message: `${file}${message}`});
    },
  };
  const converter = wrapConverter(options.createConverter({isJS: false, isBrowser: false}), () => {
    const {cell} = running as Running;
    scripts.set(scriptName(cell), cell);
    return {name: scriptName(cell), cell};
  });
  const executor = options.createExecutor(
    rootDir,
    {node: converter, browser: converter, close: () => converter.close()},
    executorConsole,
  );
  explainPromises();
  Object.assign(console, createCellConsole({inspect, format}, write));

  // The host is what lib/display talks to.
  const {onCheck} = options;
  const host = {
    display: (
      data: MimeData,
      metadata?: Readonly<Record<string, unknown>>,
      handle?: DisplayHandle,
    ) => display(data, metadata, handle),
    language,
    ...(onCheck && {check: (exercise: string) => onCheck(exercise, history())}),
  };
  Object.assign(globalThis, {[Symbol.for("voxelbook.host")]: host});

  const history = () => [...executed].map(([cellKey, source]) => ({cellKey, source}));

  async function run(cellKey: string, source: string): Promise<ExecuteResult> {
    count += 1;
    const cell: RunCell = {count, source, lineOf: () => undefined};
    const now: Running = {cellKey, cell, diagnostics: [], failed: false};
    running = now;
    lastKey = cellKey;
    limiter.restart(cellKey);
    executed.delete(cellKey);
    executed.set(cellKey, source);
    try {
      const ok = await context.run(cellKey, () => executor.execute(source));
      if (now.diagnostics.length > 0) send(cellKey, describeTypeErrors(now.diagnostics, source));
      await settle();
      const isOk = ok && !now.failed && now.diagnostics.length === 0;
      return {status: isOk ? "ok" : "error", executionCount: cell.count};
    } catch (error) {
      fail(error, cellKey);
      return {status: "error", executionCount: cell.count};
    } finally {
      running = undefined;
    }
  }

  return {
    execute(cellKey, source) {
      const result = queue.then(() => run(cellKey, source));
      queue = result;
      return result;
    },
    interrupt: () => executor.interrupt(),
    reset() {
      executor.reset();
      executed.clear();
      scripts.clear();
      count = 0;
    },
    history,
    fail,
    write,
    display,
    complete: (source, position) => executor.complete(source, position),
    quickInfo: (source, position) => executor.inspect(source, position) ?? undefined,
    close: () => executor.close(),
  };
}
