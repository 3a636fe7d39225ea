import {readFile} from "node:fs/promises";
import {availableParallelism} from "node:os";
import {basename, dirname, join, relative, resolve} from "node:path";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {courseRoot} from "./courseRoot.ts";
import {languageOf, type NotebookLanguage} from "./findNotebooks.ts";
import {type Notebook, readNotebook, writeNotebook} from "./nbformat.ts";
import {type NotebookRun, type RunOptions, runNotebooks} from "./run.ts";
import type {NotebookReport} from "./runReport.ts";
import {writeWhole} from "./writeWhole.ts";

export interface RunFilesOptions {
  /** Folder for the executed notebooks, or null to keep none. */
  out: string | null;
  jobs?: number;
  timeoutSeconds?: number;
  cellTimeoutSeconds?: number;
  language?: NotebookLanguage;
  signal?: AbortSignal;
  /** Told while cells run: how many of all have ended, and which one runs. */
  onProgress?(done: number, total: number, what: string): void;
  onReport?(report: NotebookReport): void;
}

interface Readable {
  path: string;
  notebook: Notebook;
}

async function readOrReport(path: string): Promise<Readable | NotebookReport> {
  try {
    return {path, notebook: readNotebook(await readFile(path, "utf8"), basename(path))};
  } catch (error) {
    return {path, run: null, unreadable: (error as Error).message, slowCells: 0};
  }
}

/** Executed notebooks keep their folders below what all of them share, so that names cannot meet. */
function outputPaths(paths: readonly string[], out: string): string[] {
  const folders = paths.map((path) => dirname(resolve(path)).split(/[/\\]/));
  let shared = 0;
  const first = folders[0] ?? [];
  while (shared < first.length && folders.every((parts) => parts[shared] === first[shared]))
    shared++;
  const base = first.slice(0, shared).join("/") || "/";
  return paths.map((path) => join(out, relative(base, resolve(path))));
}

function optionsOf({path}: Readable, options: RunFilesOptions, onCell: () => void): RunOptions {
  const cwd = courseRoot(dirname(resolve(path)));
  if (cwd === undefined)
    throw new CliError(`run: voxelbook is not installed in a folder above ${path}`, {
      exitCode: ENVIRONMENT,
      fix: "npm install, in the folder of the course",
    });
  return {
    name: basename(path),
    cwd,
    language: options.language ?? languageOf(path),
    ...(options.timeoutSeconds && {totalTimeoutSeconds: options.timeoutSeconds}),
    ...(options.cellTimeoutSeconds && {cellTimeoutSeconds: options.cellTimeoutSeconds}),
    ...(options.signal && {signal: options.signal}),
    onCell: ({running}) => {
      if (!running) onCell();
    },
  };
}

function slowCells({notebook}: Readable): number {
  return notebook.cells.filter(({metadata}) => metadata.tags?.includes("slow")).length;
}

/**
 * Runs the notebooks of the given files side by side. A file that cannot be read is reported
 * like a failing notebook and does not keep the others from running.
 */
export async function runFiles(
  paths: readonly string[],
  options: RunFilesOptions,
): Promise<NotebookReport[]> {
  const entries = await Promise.all(paths.map(readOrReport));
  const readable = entries.filter((entry): entry is Readable => "notebook" in entry);
  for (const entry of entries) if (!("notebook" in entry)) options.onReport?.(entry);

  const total = readable.reduce(
    (sum, {notebook}) => sum + notebook.cells.filter(({cell_type}) => cell_type === "code").length,
    0,
  );
  let done = 0;
  const list = readable.map((entry) => ({
    notebook: entry.notebook,
    options: optionsOf(entry, options, () => {
      done += 1;
      options.onProgress?.(done, total, basename(entry.path));
    }),
  }));
  const targets =
    options.out === null
      ? []
      : outputPaths(
          readable.map(({path}) => path),
          options.out,
        );
  const writes: Promise<void>[] = [];
  const reports = new Map<string, NotebookReport>();
  const onNotebook = (run: NotebookRun, index: number) => {
    const entry = readable[index] as Readable;
    const report = {path: entry.path, run, unreadable: null, slowCells: slowCells(entry)};
    reports.set(entry.path, report);
    const target = targets[index];
    if (target !== undefined) writes.push(writeWhole(target, writeNotebook(run.notebook)));
    options.onReport?.(report);
  };
  if (total > 0) options.onProgress?.(0, total, "starting");
  await runNotebooks(list, {jobs: options.jobs ?? availableParallelism(), onNotebook});
  await Promise.all(writes);
  return entries.map((entry) =>
    "notebook" in entry ? (reports.get(entry.path) as NotebookReport) : entry,
  );
}
