import type {Language} from "../../messages/message.ts";
import type {Completion, LiveOutput, RuntimeAssets, SourceCell, StartTimes} from "./protocol.ts";

/** What the worker is doing: nothing, fetching its parts, or running cells. */
export type RuntimeState = "idle" | "loading" | "running";

/** Told on every change of state, and five times a second while a cell runs. */
export interface RuntimeEvent {
  readonly state: RuntimeState;
  /** The cell that runs, or waits for the parts, or null. */
  readonly cell: string | null;
  /** How long that cell has been in this state, ms. */
  readonly ms: number;
}

/** How a run ended; a run without an end of its own has no execution count. */
export interface RunResult {
  readonly status: "ok" | "error" | "stopped";
  readonly ms: number;
  readonly executionCount: number | null;
}

/** Where the parts and data lie, and who listens. */
export interface RuntimeOptions {
  /** Address of the folder that buildRuntimeAssets filled, ending in a slash. */
  readonly base: string;
  /** Address of the folder with `manifest.json` and the data files. */
  readonly dataBase: string;
  readonly language: Language;
  /** The names of the parts; read from `<base>assets.json` when not given. */
  readonly assets?: RuntimeAssets;
  /** Folder of the exercises' public tests, ending in a slash; `<base>exercises/` when not given. */
  readonly exerciseBase?: string;
  /** Says whether the reader has written into the cell of a text answer, by answer id; asked for at each check. */
  readonly written?: () => Readonly<Record<string, boolean>>;
  readonly onState?: (event: RuntimeEvent) => void;
}

/** Runs the cells of one page in a worker of its own. */
export interface Runtime {
  readonly state: RuntimeState;
  /**
   * Runs a cell after those already waiting. Outputs arrive live and in order, as nbformat outputs;
   * a stream comes in pieces to be joined. Late output of a cell (a timer, a promise) arrives after
   * the promise has resolved, through the same function, until that cell runs again.
   */
  run(cell: SourceCell, onOutput: (output: LiveOutput) => void): Promise<RunResult>;
  /**
   * Ends the worker at once, even inside an endless loop; waiting runs end as `stopped`. A new
   * worker starts in the background, and the next run says that earlier names are gone.
   */
  stop(): void;
  /** Forgets all names: a new worker starts in the background. Waiting runs end as `stopped`. */
  reset(): void;
  /** Fetches and starts the parts before they are needed. */
  warm(): Promise<StartTimes>;
  /**
   * Says which of the cells depend on a top-level name, directly or through other names,
   * in the order given, the cell that declares it included.
   */
  plan(cells: readonly SourceCell[], name: string): Promise<readonly string[]>;
  /** Names that may stand at a position of a cell, as tslab offers them. */
  complete(source: string, position: number): Promise<Completion>;
  /** Replaces the number that a top-level const or let starts with; pure text, needs no worker. */
  setConstant(source: string, name: string, value: number): string;
}
