import {mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {
  type CollectOptions,
  type CollectResult,
  collectSubmissions,
} from "../../workbench/collect/collectSubmissions.ts";
import {findExercises, readExercise} from "../../workbench/exercise/readExercise.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {type Cell, writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {madeNotebook, writeExercise} from "../exercise/madeExercise.ts";
import {makeZip, type ZipFile} from "./makeZip.ts";

export const DOUBLE = "00-small/double";
export const HALVE = "00-small/halve";
export const NOW = new Date("2026-12-10T12:00:00Z");

/** A course of two small exercises in a folder of its own, and what its students hand in. */
export interface MadeCourse {
  readonly folder: string;
  readonly out: string;
  /** A notebook with an answer of its own; `mark` makes its bytes differ. */
  answered(mark: string, exercise?: string): string;
  /** A notebook as it was given out. */
  started(exercise?: string): string;
  /** Writes a source; an ending of .zip makes an archive of its files. Returns its path. */
  source(
    name: string,
    files: Readonly<Record<string, string>> | readonly ZipFile[],
  ): Promise<string>;
  collect(paths: readonly string[], more?: Partial<CollectOptions>): Promise<CollectResult>;
  /** Every file of the collected folder, sorted. */
  files(): Promise<string[]>;
  close(): Promise<void>;
}

/** The time of every file of a source that names none. */
export const HANDED_IN = new Date("2026-11-01T10:00:00Z");

async function writeCourse(folder: string): Promise<string> {
  const exercisesFolder = await writeExercise(folder);
  const second = join(exercisesFolder, HALVE);
  await mkdir(second, {recursive: true});
  const notebook = madeNotebook({metadata: {exercise: HALVE, title: "Halve"}});
  const cells = notebook.cells.map(
    (cell): Cell => ({
      ...cell,
      source: cell.source.replaceAll(DOUBLE, HALVE),
    }),
  );
  await writeFile(join(second, "exercise.ipynb"), writeNotebook({...notebook, cells}));
  await writeFile(join(second, "tests.ts"), "export function tests(): void {}\n");
  return exercisesFolder;
}

/** Lists every file below a folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Makes a course in a folder of its own. */
export async function makeCourse(): Promise<MadeCourse> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-collect-"));
  const exercisesFolder = await writeCourse(folder);
  const ids = await findExercises(exercisesFolder);
  const starts = new Map(
    await Promise.all(
      ids.map(
        async (id) => [id, studentNotebook(await readExercise(exercisesFolder, id), "en")] as const,
      ),
    ),
  );
  const startOf = (id: string) => {
    const start = starts.get(id);
    if (start === undefined) throw new Error(`the made course has no exercise ${id}`);
    return start;
  };
  const out = join(folder, "submissions");
  return {
    folder,
    out,
    started: (id = DOUBLE) => writeNotebook(startOf(id)),
    answered(mark, id = DOUBLE) {
      const start = startOf(id);
      const cells = start.cells.map(
        (cell): Cell =>
          cell.id === "width" ? {...cell, source: `const width = "${mark}";`} : cell,
      );
      return writeNotebook({...start, cells});
    },
    async source(name, files) {
      const path = join(folder, "sources", name);
      await mkdir(dirname(path), {recursive: true});
      if (name.endsWith(".zip")) {
        const list = Array.isArray(files)
          ? (files as readonly ZipFile[])
          : Object.entries(files as Record<string, string>).map(([at, data]) => ({name: at, data}));
        await writeFile(path, makeZip(list));
        return path;
      }
      for (const [at, data] of Object.entries(files as Record<string, string>)) {
        await mkdir(dirname(join(path, at)), {recursive: true});
        await writeFile(join(path, at), data);
        await utimes(join(path, at), HANDED_IN, HANDED_IN);
      }
      return path;
    },
    collect: (paths, more = {}) =>
      collectSubmissions({
        sources: paths.map((path) => ({path, name: path.slice(join(folder, "sources/").length)})),
        out,
        exercisesFolder,
        ids,
        wanted: undefined,
        roster: undefined,
        due: undefined,
        now: NOW,
        ...more,
      }),
    files: () => filesBelow(out),
    close: () => rm(folder, {recursive: true, force: true}),
  };
}

/** The collected folder as one value: every file with its bytes. */
export async function contentOf(folder: string): Promise<Record<string, string>> {
  const paths = await filesBelow(folder);
  const content = paths.map(
    async (path) => [path, await readFile(join(folder, path), "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(content));
}
