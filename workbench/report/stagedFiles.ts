import {lstat, mkdir, open, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {explainWrite} from "../grader/explainWrite.ts";
import {ownMark} from "../grader/processMark.ts";

/** A folder in the place of a file would be met only when the others have taken theirs. */
async function requireNoFolder(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory()) throw Object.assign(new Error("a folder is there"), {code: "EISDIR"});
}

/**
 * Files that take their places together: each is written beside its place first, so that a full disk or a refused
 * folder changes nothing; then all are renamed, which needs no room.
 */
export class StagedFiles {
  /** Where each file waits, by its place, in the order they were added. */
  readonly #waiting = new Map<string, string>();

  /**
   * Writes a file beside its place; the last of several texts for one place counts.
   *
   * @throws CliError naming the path when it cannot be written
   */
  async add(path: string, text: string): Promise<void> {
    const folder = dirname(path);
    const fresh = join(folder, `.${basename(path)}.${ownMark()}.part`);
    try {
      await mkdir(folder, {recursive: true});
      await requireNoFolder(path);
      this.#waiting.set(path, fresh);
      const file = await open(fresh, "w", 0o644);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      throw explainWrite(error, path);
    }
  }

  /**
   * Puts every file in its place, in the order they were added.
   *
   * @throws CliError naming the first that cannot take its place; those before it have taken theirs
   */
  async commit(): Promise<void> {
    for (const [path, fresh] of this.#waiting) {
      try {
        await rename(fresh, path);
      } catch (error) {
        throw explainWrite(error, path);
      }
      this.#waiting.delete(path);
    }
  }

  /** Removes what has not taken its place. */
  async discard(): Promise<void> {
    for (const fresh of this.#waiting.values()) await rm(fresh, {force: true});
    this.#waiting.clear();
  }
}
