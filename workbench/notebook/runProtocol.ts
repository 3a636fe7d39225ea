import type {DisplayHandle} from "./engine.ts";
import type {OutputLimits} from "./limitOutput.ts";
import type {Output} from "./nbformat.ts";

/** What the runner tells its child, once, as the first line of the child's file descriptor 4. */
export interface RunJob {
  cells: {id: string; source: string; mayFail: boolean}[];
  language: "en" | "zh-CN";
  limits: OutputLimits;
  /** How long output may still arrive after the last cell, in milliseconds. */
  lateMs: number;
}

/** What the child reports, one line of JSON each, on its file descriptor 3. */
export type RunEvent =
  | {kind: "ready"; ms: number}
  | {kind: "start"; id: string}
  | {kind: "output"; id: string; output: Output; display?: DisplayHandle}
  | {kind: "end"; id: string; status: "ok" | "error"; executionCount: number; ms: number}
  | {kind: "exit"; code: number}
  | {kind: "done"};

export const REPORT_FD = 3;
export const JOB_FD = 4;
