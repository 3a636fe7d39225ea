import type {CollectedFile, CollectedNote} from "../grader/collected.ts";

/** A notebook that is somebody's for an exercise, before it is known whether it counts. */
export interface Handed {
  readonly student: string;
  readonly exercise: string;
  /** The name of its source alone. */
  readonly sourceName: string;
  /** Where it was found, with the source's name. */
  readonly source: string;
  readonly submittedAt: string | null;
  readonly seenAt: string;
  /** Canvas's mark; null elsewhere. */
  readonly marked: boolean | null;
  readonly sequence: number | null;
  readonly upload: number;
  readonly sha256: string;
  /** When it was last changed, where the file's time is that of the work; it orders files of one handing-in. */
  readonly changedAt: number | null;
  /** Why it cannot be read; undefined when it can. */
  readonly fault: string | undefined;
}

/** Files that were handed in together for one exercise; several where none of them is the later one. */
export interface Handing {
  readonly files: readonly HandedFile[];
  /** ms */
  readonly at: number;
  readonly sequence: number | null;
  /** The least attempt that it can be. */
  readonly attempt: number;
}

/** What of a file is written down. */
export type HandedFile = Omit<CollectedFile, "path" | "attempt">;

/** Equal for handings-in of equal bytes. */
export const keyOf = ({files}: Handing): string =>
  files
    .map(({sha256}) => sha256)
    .sort()
    .join(" ");

/** Orders the files of one handing-in, where uploads or times tell; undefined where they do not. */
function inOrder(files: readonly Handed[]): readonly Handed[] | undefined {
  if (files.length < 2) return files;
  for (const field of ["sequence", "changedAt"] as const) {
    const values = new Set(files.map((file) => file[field]));
    if (!values.has(null) && values.size === files.length)
      return files.toSorted((a, b) => Number(a[field]) - Number(b[field]));
  }
  return undefined;
}

/** Keeps one file of those with equal bytes: the one that came first. */
function distinct(files: readonly Handed[], notes: CollectedNote[]): Handed[] {
  const kept = new Map<string, Handed>();
  for (const file of inOrder(files) ?? files) {
    const other = kept.get(file.sha256);
    if (other === undefined) kept.set(file.sha256, file);
    else notes.push({path: file.source, reason: `equal to ${other.source}; taken once`});
  }
  return [...kept.values()];
}

/**
 * Sorts out what a student handed in for one exercise through one source. A file that cannot be read, or still is
 * as it was given out, stands back where there is another: both languages of an exercise often come together.
 *
 * @param isUntouched - true for a file that holds no answer
 * @returns groups of files, the latest last; a group of several where it cannot be told which is the later
 */
export async function sortOut(
  files: readonly Handed[],
  isUntouched: (file: Handed) => Promise<boolean>,
  notes: CollectedNote[],
): Promise<readonly (readonly Handed[])[]> {
  let left = distinct(files, notes);
  const readable = left.filter(({fault}) => fault === undefined);
  if (readable.length > 0) {
    for (const {source, fault} of left)
      if (fault !== undefined) notes.push({path: source, reason: `${fault} Another one is taken.`});
    left = readable;
  }
  if (left.length > 1) {
    const answered: Handed[] = [];
    for (const file of left) if (!(await isUntouched(file))) answered.push(file);
    if (answered.length > 0) left = answered;
  }
  const ordered = inOrder(left);
  if (ordered !== undefined) return ordered.map((file) => [file]);
  const others = left.map(({source}) => source);
  notes.push({
    path: others[0],
    reason: `which is the later cannot be told, all are kept: ${others.slice(1).join(", ")}`,
  });
  return [left.toSorted((a, b) => (a.source < b.source ? -1 : 1))];
}
