// The worker in which the cells of a page run: the same engine as the runner's and the kernel's.
import {format, inspect} from "node-inspect-extracted";
import {type CellEngine, createCellEngine} from "../../../notebook/engine.ts";
import type {
  Answers,
  CheckBundle,
  FromWorker,
  Request,
  ToWorker,
  WorkerStart,
} from "../protocol.ts";
import {ROOT} from "../compiler/virtualSystem.ts";
import {createBrowserContext, native} from "./cellContext.ts";
import {type Compiler, loadParts} from "./loadParts.ts";
import {createOutbox} from "./outbox.ts";

const post = (message: FromWorker): void => self.postMessage(message);
const outbox = createOutbox((cell, json) => post({type: "outputs", cell, json}));

interface CheckWaiting {
  readonly resolve: (bundle: CheckBundle) => void;
  readonly reject: (error: Error) => void;
}
const checks = new Map<number, CheckWaiting>();
let nextCheck = 1;

/** What the compiler refused, by cell, until the cell runs again. */
const typeErrors = new Map<string, string>();

/** Asks the page for a check of the cells that have run, and shows the report it sends back. */
async function check(engine: CellEngine, exercise: string): Promise<void> {
  const id = nextCheck++;
  const bundle = await new Promise<CheckBundle>((resolve, reject) => {
    checks.set(id, {resolve, reject});
    post({type: "check", check: {id, exercise}});
  });
  engine.display({...bundle});
}

/** Waits for the tasks in which a browser reports rejections that nobody handled. */
const settle = (): Promise<void> =>
  new Promise((resolve) => native.setTimeout(() => native.setTimeout(resolve, 0), 0));

/** Ends the worker without a word to the page: what a cell must not do. */
const refuseClose = (): never => {
  throw new Error("close: a cell cannot end the worker it runs in");
};

function createEngine(compiler: Compiler, {dataBase, language}: WorkerStart): CellEngine {
  Object.assign(globalThis, {
    [Symbol.for("voxelbook.data")]: {base: dataBase},
    close: refuseClose,
  });
  const context = createBrowserContext((thrown, cellKey) => engine.fail(thrown, cellKey));
  const engine: CellEngine = createCellEngine({
    createConverter: compiler.createConverter,
    createExecutor: compiler.createExecutor,
    rootDir: ROOT,
    emit: (cellKey, output, display) => {
      if (output.output_type === "error" && output.ename === "TypeScriptError") {
        typeErrors.set(cellKey, output.evalue);
      }
      outbox.put(cellKey, output, display);
    },
    context,
    language,
    onCheck: (exercise) => check(engine, exercise),
    inspect,
    format,
    settle,
  });
  self.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    engine.fail(event.reason);
  });
  self.addEventListener("error", (event) => {
    event.preventDefault();
    engine.fail(event.error ?? new Error(event.message));
  });
  return engine;
}

/** Answers one request of the page. */
async function answer(
  request: Request,
  engine: CellEngine,
  compiler: Compiler,
): Promise<Answers[keyof Answers]> {
  switch (request.type) {
    case "run": {
      const {id, source} = request.cell;
      outbox.restart(id);
      typeErrors.delete(id);
      const started = performance.now();
      const {status, executionCount} = await engine.execute(id, source);
      outbox.flush();
      return {status, executionCount, ms: performance.now() - started};
    }
    case "plan":
      return compiler.planCells(request.cells, request.name);
    case "complete":
      return engine.complete(request.source, request.position);
    case "prepare": {
      const ran = engine.history().map(({cellKey, source}) => {
        const typeError = typeErrors.get(cellKey);
        return {id: cellKey, source, ...(typeError === undefined ? {} : {typeError})};
      });
      return compiler.prepareAnswers(request.answers, request.given, ran);
    }
  }
}

let starting: Promise<{engine: CellEngine; compiler: Compiler}> | undefined;

async function start(given: WorkerStart): Promise<{engine: CellEngine; compiler: Compiler}> {
  const began = performance.now();
  const compiler = await loadParts(given);
  const fetched = performance.now() - began;
  const engine = createEngine(compiler, given);
  post({type: "ready", times: {fetched, ready: performance.now() - began}});
  return {engine, compiler};
}

self.addEventListener("message", ({data}: MessageEvent<ToWorker>) => {
  if (data.type === "start") {
    starting = start(data.start);
    starting.catch((error: Error) => post({type: "failed", message: error.message}));
  } else if (data.type === "request") {
    const {id, request} = data;
    starting
      ?.then(({engine, compiler}) => answer(request, engine, compiler))
      .then(
        (value) => post({type: "answer", id, value}),
        (error: Error) => post({type: "refusal", id, message: error.message}),
      );
  } else if (data.type === "checked") checks.get(data.id)?.resolve(data.bundle);
  else checks.get(data.id)?.reject(new Error(data.message));
});
