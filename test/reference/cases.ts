// The cases of the shared reference folder, one mocha test each.
//
// To add a file: write test/reference/<folder>-<topic>.test.ts with
//
//   describeReference({
//     files: "physics/hounsfield*.json",        // pattern below the reference folder
//     ops: {
//       hounsfield: ({params, inputs}) => ({hu: toHounsfield(numbers(inputs, "mu"), …)}),
//     },
//   });
//
// An op returns a record of results, or a function of the expected key where digits in keys are
// parameters (`(key) => …`, `parameterOf(key, /^roi_p(\d+)$/)`). Every key that a case expects is
// compared: {shape, data} with an equal pair or a flat array, nested records key by key, null and
// "NaN" with NaN. A key without a result fails, an op without an entry fails; a key that needs a later part of the
// library is named in `waits` and listed after the run. Then drop the file's row from waiting.ts.
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {report} from "./report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where the cases lie. */
export const REFERENCE: string =
  process.env["VOXELBOOK_REFERENCE"] ?? join(root, "../shared/reference");

/** Where the image files that cases name lie. */
export const DATASETS: string = process.env["VOXELBOOK_MIRROR"] ?? join(root, "../shared/datasets");

/** One case, as its file has it. */
export interface ReferenceCase {
  readonly name: string;
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance?: Tolerance;
}

interface ReferenceFile {
  readonly tolerance: Tolerance;
  readonly cases: readonly ReferenceCase[];
}

/** What an op makes of a case: results by key, or the way to get one. */
export type Results = Readonly<Record<string, unknown>> | ((key: string) => unknown);

/** Computes what a case asks for; the other cases of its file may hold what it is about. */
export type Op = (
  reference: ReferenceCase,
  all: readonly ReferenceCase[],
) => Results | Promise<Results>;

/** A file, or files of one shape, and how to run them. */
export interface ReferenceSet {
  /** Path below the reference folder; `*` in the last part stands for anything. */
  readonly files: string;
  readonly ops: Readonly<Record<string, Op>>;
  /** Expected keys that need a part of the library which is not there yet. */
  readonly waits?: readonly {readonly keys: RegExp; readonly issue: string}[];
}

/** Lists the files of a pattern, as paths below the reference folder. */
export function filesOf(pattern: string): string[] {
  const slash = pattern.lastIndexOf("/");
  const folder = pattern.slice(0, slash);
  const [before, after] = pattern.slice(slash + 1).split("*");
  const path = join(REFERENCE, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) =>
      after === undefined
        ? name === before
        : name.length >= before.length + after.length &&
          name.startsWith(before) &&
          name.endsWith(after),
    )
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Runs one case and compares every expected key that does not wait. */
async function runCase(path: string, file: ReferenceFile, set: ReferenceSet, one: ReferenceCase) {
  const op = set.ops[one.op];
  if (op === undefined) {
    throw new Error(
      `${path}: op must be one of ${Object.keys(set.ops).join(", ")}, got ${one.op} in case ${one.name}`,
    );
  }
  const results = await op(one, file.cases);
  const problems: string[] = [];
  for (const [key, expected] of Object.entries(one.expected)) {
    const waiting = set.waits?.find(({keys}) => keys.test(key));
    if (waiting !== undefined) {
      report.wait(path, key, waiting.issue);
      continue;
    }
    const actual = typeof results === "function" ? await results(key) : results[key];
    if (actual === undefined) problems.push(`${key}: no result for this expected key`);
    else problems.push(...compare(key, actual, expected, one.tolerance ?? file.tolerance));
  }
  if (problems.length > 0) {
    const shown = problems.slice(0, 12).join("\n");
    const more = problems.length > 12 ? `\n… and ${problems.length - 12} more` : "";
    throw new Error(`${path}, case ${one.name}:\n${shown}${more}`);
  }
}

/** Defines one mocha test for every case of the files that a pattern finds. */
export function describeReference(set: ReferenceSet): void {
  const paths = filesOf(set.files);
  report.from(REFERENCE);
  report.cover(paths);
  if (paths.length === 0) report.missing(set.files, REFERENCE);
  for (const path of paths) {
    const title = path.replace(/\.json$/, "").replaceAll("/", " ");
    describe(title, () => {
      let file: ReferenceFile;
      try {
        file = JSON.parse(readFileSync(join(REFERENCE, path), "utf8"));
      } catch (error) {
        it("is readable", () => {
          throw error;
        });
        return;
      }
      for (const one of file.cases) {
        it(one.name, () => runCase(path, file, set, one));
      }
    });
  }
}

/** Reads one number out of params or inputs. */
export function number(record: Readonly<Record<string, unknown>>, key: string): number {
  const value = record[key];
  if (typeof value !== "number") {
    throw new TypeError(`${key}: must be a number, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** Reads the flat numbers of an array out of params or inputs: a plain list, or {shape, data}. */
export function numbers(record: Readonly<Record<string, unknown>>, key: string): number[] {
  const value = record[key];
  const list = value !== null && typeof value === "object" && "data" in value ? value.data : value;
  if (!Array.isArray(list) || !list.every((item) => typeof item === "number")) {
    throw new TypeError(`${key}: must be an array of numbers, got ${JSON.stringify(value)}`);
  }
  return list;
}

/** Turns a list in the order (z, y, x), or (row, column), into x, y, z. */
export function xyz(values: readonly number[], missing: number): [number, number, number] {
  const [x, y = missing, z = missing] = [...values].reverse();
  return [x, y, z];
}

/** Reads one text out of params or inputs. */
export function text(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  if (typeof value !== "string") {
    throw new TypeError(`${key}: must be a text, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** Reads the parameter in a key: `p` stands for the decimal point (`0p005` is 0.005). */
export function parameterOf(key: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(key)?.[1];
  return found === undefined ? undefined : Number(found.replace("p", "."));
}

/** Reads a file of the datasets folder. */
export function datasetBytes(name: string): Uint8Array {
  const path = join(DATASETS, name);
  if (!existsSync(path)) {
    throw new Error(`${name}: must lie in the datasets folder (VOXELBOOK_MIRROR), got ${DATASETS}`);
  }
  return new Uint8Array(readFileSync(path));
}
