import {availableParallelism} from "node:os";
import {courseRoot} from "./courseRoot.ts";
import type {CodeCell, Notebook, Output} from "./nbformat.ts";
import {runInChild} from "./runInChild.ts";

/** How one cell ended. A cell tagged raises-exception that raised is ok. */
export type CellStatus = "ok" | "error" | "timeout" | "crash" | "stopped" | "not-run";

export interface CellRun {
  id: string;
  status: CellStatus;
  ms: number;
}

/** Why a notebook stopped, for one line of a report. */
export interface RunFailure {
  /** The cell at fault, or null when the notebook never began. */
  cellId: string | null;
  /** Its place among all cells, from 1. */
  number: number;
  tags: string[];
  message: string;
  /** All that is known, several lines. */
  details: string;
}

export interface NotebookRun {
  /** The notebook with its outputs and counts. */
  notebook: Notebook;
  status: "ok" | "error" | "timeout" | "crash" | "stopped";
  /** One entry per code cell, in order. */
  cells: CellRun[];
  /** Wall clock of the whole run, including the start of the engine. */
  ms: number;
  /** From the start of the child to its engine being ready. */
  readyMs: number | null;
  failure: RunFailure | null;
}

export interface RunOptions {
  /** What to call the notebook in messages. */
  name: string;
  /** The folder in which cells run; default: the root of the course. */
  cwd?: string;
  language?: "en" | "zh-CN";
  /** Limit of each cell. Default 300. */
  cellTimeoutSeconds?: number;
  /** Limit of the whole notebook. Default 1800. */
  totalTimeoutSeconds?: number;
  /** Printed text kept per cell, in characters. Default 1,000,000. */
  maxOutputBytes?: number;
  /** How long output may still arrive after the last cell. Default 2. */
  lateSeconds?: number;
  /** Heap of the child in megabytes; default is Node's own. */
  memoryMegabytes?: number;
  /** Variables added to the environment of the cells. */
  env?: Readonly<Record<string, string>>;
  /** Told when a cell starts and when it has ended. */
  onCell?(cell: CellRun & {number: number; total: number; running: boolean}): void;
  /** Told of each output as it arrives. */
  onOutput?(cellId: string, output: Output): void;
  /** Stops the run; the cells that have run keep their outputs. */
  signal?: AbortSignal;
}

export function isCode(cell: Notebook["cells"][number]): cell is CodeCell {
  return cell.cell_type === "code";
}

/** Runs a notebook in a process of its own and returns it with outputs; the given one is not changed. */
export async function runNotebook(notebook: Notebook, options: RunOptions): Promise<NotebookRun> {
  const cwd = options.cwd ?? courseRoot(process.cwd());
  if (cwd === undefined)
    throw new Error(`runNotebook: ${options.name}: no folder with voxelbook installed was found`);
  return runInChild(notebook, {...options, cwd});
}

/** Runs several notebooks, as many at once as there are cores; results come in the given order. */
export async function runNotebooks(
  list: readonly {notebook: Notebook; options: RunOptions}[],
  {
    jobs = availableParallelism(),
    onNotebook,
  }: {jobs?: number; onNotebook?(run: NotebookRun, index: number): void} = {},
): Promise<NotebookRun[]> {
  const runs: NotebookRun[] = [];
  let next = 0;
  const work = async () => {
    while (next < list.length) {
      const index = next++;
      const {notebook, options} = list[index] as (typeof list)[number];
      const run = await runNotebook(notebook, options);
      runs[index] = run;
      onNotebook?.(run, index);
    }
  };
  await Promise.all(Array.from({length: Math.max(1, Math.min(jobs, list.length))}, work));
  return runs;
}
