// What a run of the reference cases leaves open; the reporter prints it after the last test.
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {WAITING} from "./waiting.ts";

/** Folders of the reference that hold cases. */
const FOLDERS = ["cnn", "physics", "radiomics"];

/** What has been noted so far. */
interface Notes {
  folder: string;
  readonly covered: Set<string>;
  readonly keys: Map<string, Set<string>>;
  readonly gone: string[];
}

// The reporter is a CommonJS module of its own, and this file may be loaded twice, so both find the
// notes by a name.
const shared = globalThis as {[key: symbol]: unknown};
const NOTES = Symbol.for("voxelbook.reference.notes");
shared[NOTES] ??= {folder: "", covered: new Set(), keys: new Map(), gone: []};
const notes = shared[NOTES] as Notes;

/** Lists the case files below a folder. */
function caseFiles(base: string, below: string): string[] {
  const path = join(base, below);
  if (!existsSync(path)) return [];
  return readdirSync(path, {withFileTypes: true})
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = `${below}/${entry.name}`;
      if (entry.isDirectory()) return caseFiles(base, name);
      return name.endsWith(".json") ? [name] : [];
    });
}

/** Writes the lines: files that wait, keys that wait, files that are not there. */
function lines(): string[] {
  const {folder, covered, keys, gone} = notes;
  const out: string[] = [];
  const files = FOLDERS.flatMap((name) => caseFiles(folder, name)).filter((f) => !covered.has(f));
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const issue =
      WAITING.find(({prefix}) => file.startsWith(prefix))?.issue ??
      "an issue that nobody named (add a test or a row in test/reference/waiting.ts)";
    groups.set(issue, [...(groups.get(issue) ?? []), file]);
  }
  if (groups.size > 0) out.push("files that wait for their part of the library:");
  for (const [issue, names] of [...groups].sort()) out.push(`  ${issue}: ${names.join(", ")}`);
  if (keys.size > 0) out.push("expected keys that wait for their part of the library:");
  for (const [place, names] of [...keys].sort()) out.push(`  ${place}: ${[...names].join(", ")}`);
  if (gone.length > 0) out.push("skipped, because they are not there:");
  for (const place of new Set(gone)) out.push(`  ${place}`);
  return out;
}

/** Collects what the reporter shows. */
export const report = {
  /** Notes that the cases of a pattern have a test. */
  cover(paths: readonly string[]): void {
    for (const path of paths) notes.covered.add(path);
  },
  /** Notes an expected key that nothing computes yet. */
  wait(path: string, key: string, issue: string): void {
    const place = `${path}, ${issue}`;
    notes.keys.set(place, (notes.keys.get(place) ?? new Set()).add(key));
  },
  /** Notes a file that is not there. */
  missing(pattern: string, base: string): void {
    notes.gone.push(`${pattern} in ${base}`);
  },
  /** Tells where the files lie. */
  from(base: string): void {
    notes.folder = base;
  },
  lines,
};

shared[Symbol.for("voxelbook.reference")] = report;
