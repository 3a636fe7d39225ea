import type {AnswerInfo} from "../../exercise/types.ts";
import type {Language} from "../../messages/message.ts";
import type {DisplayHandle} from "../../notebook/engine.ts";
import type {Output} from "../../notebook/nbformat.ts";

/** An output as the page receives it; one with a handle may be changed by a later one. */
export type LiveOutput = Output & {readonly display?: DisplayHandle};

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
  /** The worker in which an exercise's public tests run. */
  readonly checker: string;
  /** The worker that holds one answer while it is checked. */
  readonly answer: string;
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
  /** Compiles the answers of an exercise out of the cells that have run. */
  | {
      readonly type: "prepare";
      readonly answers: readonly AnswerInfo[];
      readonly given: readonly SourceCell[];
    };

/** The answer to each request. */
export interface Answers {
  run: CellResult;
  plan: readonly string[];
  complete: Completion;
  prepare: PreparedAnswers;
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

/** A check that a cell asked for. */
export interface CheckRequest {
  readonly id: number;
  readonly exercise: string;
}

/** A cell that has run, and what the compiler refused in it. */
export interface RanCell extends SourceCell {
  readonly typeError?: string;
}

/** An answer cell as a CommonJS module, and the answer cells it imports from. */
export interface PreparedModule {
  readonly code: string;
  readonly imports: readonly string[];
}

/** Why an answer cannot be run at all: a code of the exercise's messages. */
export interface AnswerBlock {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
}

/** The answers of a page, ready to be loaded elsewhere; both by answer id. */
export interface PreparedAnswers {
  readonly modules: Readonly<Record<string, PreparedModule>>;
  readonly blocked: Readonly<Record<string, AnswerBlock>>;
}

/** What a book keeps of an exercise at `exercises/<id>.json`: all that a check in the page needs. */
export interface PageExercise {
  /** Name of the bundle of public tests, beside this file. */
  readonly tests: string;
  readonly answers: readonly AnswerInfo[];
  /** The author's own cells that answers build on. */
  readonly given: readonly SourceCell[];
}

/** What the checking worker is started with; all addresses are absolute. */
export interface CheckStart {
  readonly tests: string;
  readonly answerWorker: string;
  readonly library: string;
  readonly prepared: PreparedAnswers;
  readonly language: Language;
  /** Whether the learner has written into the cell of a text, by answer id. */
  readonly written: Readonly<Record<string, boolean>>;
}

/** How a check ended: with a report, or because the tests themselves could not run. */
export type CheckOutcome = {readonly bundle: CheckBundle} | {readonly error: string};

/** What the worker tells the page. */
export type FromWorker =
  | {readonly type: "ready"; readonly times: StartTimes}
  | {readonly type: "failed"; readonly message: string}
  | {readonly type: "outputs"; readonly cell: string; readonly json: string}
  | {readonly type: "answer"; readonly id: number; readonly value: Answers[keyof Answers]}
  | {readonly type: "refusal"; readonly id: number; readonly message: string}
  | {readonly type: "check"; readonly check: CheckRequest};
