import {constants} from "node:fs";
import {open, readdir, realpath, stat} from "node:fs/promises";
import {basename, join} from "node:path";
import {showable} from "./entryName.ts";
import {type CollectLimits, megabytes} from "./limits.ts";

/** A file of a source, wherever it lies: nothing of it is read before it is asked for. */
export interface SourceItem {
  /** Its path in the folder or archive that is being listed. */
  readonly segments: readonly string[];
  readonly modified: Date;
  /** Why it is not read; undefined when it can be. */
  readonly refused: string | undefined;
  /** Reads it, or throws an error whose message is a line for a person. */
  read(mostBytes: number): Promise<Buffer>;
}

/** Names that programs leave behind and nobody hands in. */
const JUNK = new Set([
  ".ipynb_checkpoints",
  "node_modules",
  "__MACOSX",
  ".git",
  ".DS_Store",
  "Thumbs.db",
  "desktop.ini",
]);

/** True for what a program left behind: it is passed over without a word. */
export const isJunk = (segments: readonly string[]): boolean =>
  segments.some((name) => JUNK.has(name) || name.startsWith("._"));

/** Reads a file, once, unless it is a link or has become one since it was listed. */
async function readFileOnce(path: string, mostBytes: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error("it is no ordinary file");
    if (found.size > mostBytes)
      throw new Error(`it has ${megabytes(found.size)}; at most ${megabytes(mostBytes)} are read`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Says what the file system said, in words. */
export function fileFault(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ELOOP") return "a symbolic link is not followed";
  return code === undefined ? (error as Error).message : `it cannot be read (${code})`;
}

/** Makes an item of a file. */
async function itemOf(path: string, segments: readonly string[]): Promise<SourceItem> {
  const modified = (await stat(path)).mtime;
  return {segments, modified, refused: undefined, read: (most) => readFileOnce(path, most)};
}

/** Makes an item of one file that was named by a person. */
export async function singleFile(path: string): Promise<SourceItem> {
  return itemOf(await realpath(path), [basename(path)]);
}

/**
 * Lists the files of a folder and below it, sorted; links are listed and not followed.
 *
 * @throws Error when there are more than the limit
 */
export async function walkFolder(folder: string, limits: CollectLimits): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  const refuse = (segments: readonly string[], refused: string): void => {
    const read = (): Promise<Buffer> => Promise.reject(new Error(refused));
    items.push({segments, modified: new Date(0), refused, read});
  };

  const visit = async (below: readonly string[]): Promise<void> => {
    const entries = await readdir(join(folder, ...below), {withFileTypes: true});
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const segments = [...below, entry.name];
      if (isJunk(segments)) continue;
      if (items.length >= limits.entries)
        throw new Error(`it holds more than ${limits.entries} files`);
      const path = join(folder, ...segments);
      if (/\p{Cc}/u.test(entry.name)) {
        refuse([...below, showable(entry.name)], "its name holds a control character");
      } else if (entry.isSymbolicLink()) refuse(segments, "a symbolic link is not followed");
      else if (entry.isDirectory()) {
        if (segments.length >= limits.depth) refuse(segments, "nested too deeply");
        else await visit(segments);
      } else if (!entry.isFile()) refuse(segments, "it is no ordinary file");
      else items.push(await itemOf(path, segments));
    }
  };
  await visit([]);
  return items;
}
