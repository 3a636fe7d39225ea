import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {type Notebook, readNotebook, writeNotebook} from "../notebook/nbformat.ts";
import {hashText} from "./bookHash.ts";
import type {SourcePage} from "./source/readBook.ts";

/** An executed chapter: its outputs, and why it stopped when it did. */
export interface ExecutedChapter {
  readonly notebook: Notebook;
  readonly failure: string | null;
  /** Datasets that could not be had when it ran: a stand-in is shown in their place. */
  readonly missing: readonly string[];
}

/** What the result of a chapter depends on besides its notebook. */
export interface ExecutionBase {
  /** The cache folder, below the root. */
  readonly cache: string;
  readonly root: string;
  readonly libraryHash: string;
  readonly engineHash: string;
  /** SHA-256 of the datasets by id, from the manifest. */
  readonly datasets: ReadonlyMap<string, string>;
}

/** The key of a chapter's result: notebook, language, library, engine and data versions. */
export function executionKey(page: SourcePage, base: ExecutionBase): string {
  const data = page.datasets.map((id) => [id, base.datasets.get(id) ?? null]);
  const parts = [
    writeNotebook(page.notebook),
    page.language,
    base.libraryHash,
    base.engineHash,
    data,
  ];
  return hashText(JSON.stringify(parts));
}

const cachePath = (key: string, {cache}: ExecutionBase) => join(cache, `chapter-${key}.json`);

/** Reads the kept result of a chapter, or undefined when there is none for this version. */
export async function readExecuted(
  page: SourcePage,
  base: ExecutionBase,
): Promise<ExecutedChapter | undefined> {
  const path = cachePath(executionKey(page, base), base);
  if (!existsSync(path)) return undefined;
  const kept = JSON.parse(await readFile(path, "utf8")) as {notebook: string; missing: string[]};

  // It was made with a stand-in: now that a missing file is here, it has to be made again.
  if (await anyIsHere(kept.missing)) return undefined;
  return {notebook: readNotebook(kept.notebook, page.file), failure: null, missing: kept.missing};
}

/** Says whether one of some datasets can be had without the network. */
export async function anyIsHere(ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const {findLocally} = await import("voxelbook/data/files");
  const {datasetInfo} = await import("voxelbook/data");
  for (const id of ids) {
    const {found} = await findLocally(datasetInfo(id));
    if (found !== undefined) return true;
  }
  return false;
}

/** Brings the datasets of a chapter here, and returns the ids of those that could not be had. */
export async function fetchDatasets(
  ids: readonly string[],
  onProgress?: (line: string) => void,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const {datasetFile} = await import("voxelbook/data/files");
  const {DatasetError, datasetInfo} = await import("voxelbook/data");
  const missing: string[] = [];
  for (const id of ids) {
    try {
      await datasetFile(datasetInfo(id));
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      onProgress?.(`no dataset ${id}: ${error.message.split("\n")[0]}`);
      missing.push(id);
    }
  }
  return missing;
}

/** Runs a chapter in a process of its own and keeps its result when it came to its end. */
export async function executeChapter(
  page: SourcePage,
  base: ExecutionBase,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: ((line: string) => void) | undefined;
    readonly onCell?: ((done: number, total: number) => void) | undefined;
  } = {},
): Promise<ExecutedChapter> {
  const missing = await fetchDatasets(page.datasets, options.onProgress);
  const {runNotebook} = await import("../notebook/run.ts");
  const run = await runNotebook(page.notebook, {
    name: page.file,
    language: page.language,
    ...(options.signal === undefined ? {} : {signal: options.signal}),
    onCell: ({number, total, running}) => {
      if (!running) options.onCell?.(number, total);
    },
  });
  if (run.status !== "ok") {
    const failure =
      run.failure?.details ?? run.failure?.message ?? `the run ended with: ${run.status}`;
    return {notebook: run.notebook, failure, missing};
  }

  // Written under another name first: a reader never meets half a file.
  await mkdir(base.cache, {recursive: true});
  const path = cachePath(executionKey(page, base), base);
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, JSON.stringify({notebook: writeNotebook(run.notebook), missing}));
  await rename(fresh, path);
  return {notebook: run.notebook, failure: null, missing};
}
