import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {GradeRecord} from "./record.ts";
import {compareText} from "./compareText.ts";

/** A file of a student's folder that should be a record and is none. */
export interface DamagedRecord {
  /** Below the folder of the results. */
  readonly path: string;
  readonly error: string;
}

/** Folders below one, by name; hidden ones and links are not followed. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true});
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({name}) => name)
    .sort(compareText);
}

/** Records of a student, relative to their folder: `name.json` and `NN-topic/name.json`. */
async function recordFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const below of ["", ...(await foldersIn(folder))]) {
    const entries = await readdir(join(folder, below), {withFileTypes: true});
    for (const entry of entries) {
      const taken = entry.isFile() && entry.name.endsWith(".json") && !entry.name.startsWith(".");
      if (taken) found.push(join(below, entry.name));
    }
  }
  return found;
}

/** True for a record as this version writes it; other JSON files may lie beside them. */
export function isRecord(value: unknown): value is GradeRecord {
  if (typeof value !== "object" || value === null) return false;
  const {schema, assignment, student, questions} = value as Partial<GradeRecord>;
  return (
    schema === 1 &&
    typeof assignment === "string" &&
    typeof student === "string" &&
    Array.isArray(questions)
  );
}

/** Names a damaged file on stderr: the next grading writes it anew. */
function sayDamaged({path, error}: DamagedRecord): void {
  process.stderr.write(`not read: ${path}: ${error}\n`);
}

/**
 * Reads the records of one student, sorted by exercise.
 *
 * @param out - the folder of the results
 * @param student - the name of a folder in it
 */
export async function recordsOf(
  out: string,
  student: string,
  onDamaged: (damaged: DamagedRecord) => void = sayDamaged,
): Promise<GradeRecord[]> {
  const records: GradeRecord[] = [];
  for (const file of await recordFiles(join(out, student))) {
    const path = join(student, file);
    const text = await readFile(join(out, path), "utf8");
    try {
      const value: unknown = JSON.parse(text);
      if (isRecord(value)) records.push(value);
    } catch (error) {
      onDamaged({path, error: (error as Error).message});
    }
  }
  return records.sort((a, b) => compareText(a.assignment, b.assignment));
}

/**
 * Reads the records below a folder of results one student after the other, sorted by student, then by
 * exercise. No more than one student's records are held at a time, so that memory stays flat however many
 * there are.
 *
 * @param out - the folder of the results; one that is not there has no records
 * @param onDamaged - told of files that hold no JSON; they are named on stderr when absent
 */
export async function* eachRecord(
  out: string,
  onDamaged: (damaged: DamagedRecord) => void = sayDamaged,
): AsyncGenerator<GradeRecord> {
  let students: string[];
  try {
    students = await foldersIn(out);
  } catch (error) {
    if ((error as {code?: string}).code === "ENOENT") return;
    throw error;
  }
  for (const student of students) yield* await recordsOf(out, student, onDamaged);
}
