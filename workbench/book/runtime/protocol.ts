import type {Language} from "../../messages/message.ts";

/** The files a runtime is made of, each a name below the assets folder. */
export interface RuntimeAssets {
  /** The page's side, for pages that do not bundle client.ts themselves. */
  readonly client: string;
  /** The worker's first file: engine, host and guards. */
  readonly worker: string;
  /** tslab's converter and executor with their TypeScript. */
  readonly compiler: string;
  /** The library `voxelbook`, each folder a namespace. */
  readonly library: string;
  /** The declarations that cells are checked against. */
  readonly types: string;
}

/** A cell as the page holds it. */
export interface SourceCell {
  readonly id: string;
  readonly source: string;
}

/** What the page asks of the worker; every request is answered once, by its number. */
export type Request =
  | {readonly type: "run"; readonly cell: SourceCell}
  | {readonly type: "plan"; readonly cells: readonly SourceCell[]; readonly name: string}
  | {readonly type: "complete"; readonly source: string; readonly position: number}
  /** Calls a function that cells declared, or reads a value when `args` is empty. */
  | {readonly type: "call"; readonly name: string; readonly args: string};

/** The answer to each request. */
export interface Answers {
  run: CellResult;
  plan: readonly string[];
  complete: Completion;
  call: string;
}

/** Names that may stand at a position of a cell's text, and the part of it they replace. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly string[];
}

/** How a cell ended inside the worker. */
export interface CellResult {
  readonly status: "ok" | "error";
  readonly executionCount: number;
  readonly ms: number;
}

/** Times of the worker's start, ms: all parts fetched, and the compiler ready. */
export interface StartTimes {
  readonly fetched: number;
  readonly ready: number;
}

/** The absolute addresses that a worker needs at its start. */
export interface WorkerStart {
  readonly compiler: string;
  readonly library: string;
  readonly types: string;
  readonly dataBase: string;
  readonly language: Language;
}

/** What the page tells the worker. */
export type ToWorker =
  | {readonly type: "start"; readonly start: WorkerStart}
  | {readonly type: "request"; readonly id: number; readonly request: Request}
  | {readonly type: "checked"; readonly id: number; readonly bundle: CheckBundle}
  | {readonly type: "checkFailed"; readonly id: number; readonly message: string};

/** The forms in which the report of a check is shown, by MIME type. */
export type CheckBundle = Readonly<Record<string, unknown>>;

/** A check that a cell asked for: the exercise and the cells run so far, in order. */
export interface CheckRequest {
  readonly id: number;
  readonly exercise: string;
  readonly cells: readonly SourceCell[];
}

/** What the worker tells the page. */
export type FromWorker =
  | {readonly type: "ready"; readonly times: StartTimes}
  | {readonly type: "failed"; readonly message: string}
  | {readonly type: "outputs"; readonly cell: string; readonly json: string}
  | {readonly type: "answer"; readonly id: number; readonly value: Answers[keyof Answers]}
  | {readonly type: "refusal"; readonly id: number; readonly message: string}
  | {readonly type: "check"; readonly check: CheckRequest};
