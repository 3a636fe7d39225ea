import type {Dirent} from "node:fs";
import {readdir} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {COLLECTED, EARLIER} from "./collected.ts";

/** One student's folder. */
export interface StudentFiles {
  readonly student: string;
  /** Notebooks, relative to the student's folder, sorted. */
  readonly notebooks: readonly string[];
}

export interface FoundSubmissions {
  readonly students: readonly StudentFiles[];
  /** What is not taken, with the reason. */
  readonly strays: readonly {readonly path: string; readonly reason: string}[];
}

const MAX_DEPTH = 5;
const MAX_FILES = 2_000;
const SKIPPED = new Set([".ipynb_checkpoints", "node_modules", "__MACOSX", ".git", EARLIER]);

/** Files of the output that a student's folder may not take the name of. */
const TAKEN = new Set(["grades.csv", "index.html", "analysis.json", "marks.json"]);

type Stray = {path: string; reason: string};

/**
 * Lists a folder; one that cannot be read is named, and the others are graded all the same. So it ends for a folder
 * that is locked, and for one whose name is no UTF-8.
 */
async function entriesOf(path: string, where: string, strays: Stray[]): Promise<Dirent[]> {
  try {
    const entries = await readdir(path, {withFileTypes: true});
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    strays.push({path: where, reason: `cannot be read (${(error as {code?: string}).code})`});
    return [];
  }
}

/** Lists notebooks below a folder without following links. */
async function notebooksBelow(
  root: string,
  below: string,
  depth: number,
  strays: Stray[],
): Promise<string[]> {
  const found: string[] = [];
  const whole = join(basename(root), below);
  for (const entry of await entriesOf(join(root, below), whole, strays)) {
    const path = join(below, entry.name);
    const where = join(basename(root), path);
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isSymbolicLink()) {
      // A linked notebook is kept, so that its student is told; what it points at is never read.
      if (entry.name.endsWith(".ipynb")) found.push(path);
      else strays.push({path: where, reason: "a symbolic link is not followed"});
    } else if (entry.isDirectory()) {
      if (depth >= MAX_DEPTH) strays.push({path: where, reason: "nested too deeply"});
      else found.push(...(await notebooksBelow(root, path, depth + 1, strays)));
    } else if (entry.isFile() && entry.name.endsWith(".ipynb")) found.push(path);
    else if (entry.name !== "timestamp.txt") strays.push({path: where, reason: "not a notebook"});
    if (found.length > MAX_FILES) {
      strays.push({path: where, reason: `more than ${MAX_FILES} notebooks; the rest is not read`});
      return found.slice(0, MAX_FILES);
    }
  }
  return found;
}

/** Lists the students of a folder of submissions, one folder each, and everything that is none. */
export async function findSubmissions(folder: string): Promise<FoundSubmissions> {
  const strays: Stray[] = [];
  const students: StudentFiles[] = [];
  const entries = await readdir(folder, {withFileTypes: true});
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name === COLLECTED && entry.isFile()) continue;
    if (entry.isSymbolicLink()) {
      strays.push({path: entry.name, reason: "a symbolic link is not followed"});
    } else if (TAKEN.has(entry.name)) {
      strays.push({path: entry.name, reason: "this name is taken by a file of the results"});
    } else if (entry.isDirectory() && !entry.name.startsWith(".")) {
      const notebooks = await notebooksBelow(path, "", 0, strays);
      students.push({student: entry.name, notebooks});
    } else if (!entry.isDirectory()) {
      strays.push({path: entry.name, reason: "submissions lie in one folder for each student"});
    }
  }
  return {students, strays};
}

/**
 * Tells by its place which exercise a notebook is for: `hu-drift.ipynb`, `02-ct-numbers/hu-drift.ipynb`,
 * `02-ct-numbers__hu-drift.ipynb`, or the released layout `…/02-ct-numbers/hu-drift/exercise.ipynb`.
 */
export function exerciseOfPath(path: string, ids: readonly string[]): string | undefined {
  const name = basename(path).replace(/(\.zh-CN)?\.ipynb$/, "");
  const parent = dirname(path);
  const released = name === "exercise" ? parent : join(parent, name);
  const nested = ids.find((id) => released === id || released.endsWith(`/${id}`));
  if (nested !== undefined) return nested;
  const flat = ids.filter((id) => id.replace("/", "__") === name || basename(id) === name);
  return flat.length === 1 ? flat[0] : undefined;
}
