// What the reference files of radiomics share: they hold values by name, not `cases`.
import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Volume} from "voxelbook/image";
import {readNifti, readNrrd} from "voxelbook/image";
import {filesOf, REFERENCE} from "./cases.ts";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {report} from "./report.ts";

/** Defines the tests of every file that a pattern finds, under a title made of its path. */
export function describeFiles<File>(
  pattern: string,
  define: (file: File, path: string) => void,
): void {
  const paths = filesOf(pattern);
  report.from(REFERENCE);
  report.cover(paths);
  if (paths.length === 0) report.missing(pattern, REFERENCE);
  for (const path of paths) {
    describe(path.replace(/\.json$/, "").replaceAll("/", " "), () => {
      define(JSON.parse(readFileSync(join(REFERENCE, path), "utf8")), path);
    });
  }
}

/** Reads an image beside the reference files; its numbers have no unit. */
export function referenceImage(path: string): Promise<Volume> | Volume {
  const bytes = new Uint8Array(readFileSync(join(REFERENCE, path)));
  return path.endsWith(".nrrd") ? readNrrd(bytes, {unit: "1"}) : readNifti(bytes, {unit: "1"});
}

/** Throws one error that lists every disagreement, at most twelve of them in words. */
export function agree(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const more = problems.length > 12 ? `\n… and ${problems.length - 12} more` : "";
  throw new Error(problems.slice(0, 12).join("\n") + more);
}

/** Compares values by name; a name without a value is a disagreement. */
export function compareByName(
  actual: ReadonlyMap<string, number>,
  expected: Readonly<Record<string, number>>,
  toleranceOf: (name: string) => Tolerance,
): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = actual.get(name);
    if (found === undefined) return [`${name}: no value for this expected name`];
    return compare(name, found, value, toleranceOf(name));
  });
}
