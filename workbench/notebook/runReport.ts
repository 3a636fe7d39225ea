import type {NotebookRun} from "./run.ts";

/** One notebook of a `voxelbook run`: its run, or why it could not even be read. */
export interface NotebookReport {
  path: string;
  run: NotebookRun | null;
  /** Set when the file is missing, broken or no notebook. */
  unreadable: string | null;
  /** Cells tagged slow. */
  slowCells: number;
}

/** Says whether a notebook did what it should. */
export function isGood({run}: NotebookReport): boolean {
  return run?.status === "ok";
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Writes the lines for one notebook: one when all went well, else the cell, the message, the place. */
export function reportLines({path, run, unreadable}: NotebookReport): string[] {
  if (run === null) return [`failed  ${path}`, `        ${unreadable}`];
  const done = run.cells.filter(({status}) => status === "ok").length;
  const counts = `${done} of ${run.cells.length} cells, ${seconds(run.ms)}`;
  if (run.failure === null) return [`ok      ${path}  ${counts}`];
  const {cellId, number, tags, message, details} = run.failure;
  const what = tags.includes("check") ? "check cell" : "cell";
  const where = cellId === null ? "before the first cell" : `${what} ${number} (${cellId})`;
  const lines = details.split("\n").filter((line) => line !== "" && line !== message);
  return [
    `failed  ${path}  ${counts}`,
    `        ${where}: ${message.replaceAll("\n", "; ")}`,
    ...lines.map((line) => `        ${line}`),
  ];
}

/** Adds up what happened, for the last line. */
export function summaryLine(reports: readonly NotebookReport[], ms: number): string {
  const good = reports.filter(isGood).length;
  const cells = reports.reduce((sum, {run}) => sum + (run?.cells.length ?? 0), 0);
  const failed = reports.length - good;
  return `${good} notebooks passed, ${failed} failed, ${cells} cells, ${seconds(ms)}`;
}

/** The same for a machine. */
export function reportJson(reports: readonly NotebookReport[], ms: number): string {
  const notebooks = reports.map(({path, run, unreadable}) => ({
    path,
    status: run?.status ?? "unreadable",
    ms: run?.ms ?? 0,
    readyMs: run?.readyMs ?? null,
    failure: run?.failure ?? (unreadable === null ? null : {message: unreadable}),
    cells: run?.cells ?? [],
  }));
  const passed = reports.filter(isGood).length;
  return `${JSON.stringify({passed, failed: reports.length - passed, ms, notebooks}, null, 1)}\n`;
}
