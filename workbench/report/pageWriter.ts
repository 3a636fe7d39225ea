import {readFile} from "node:fs/promises";

/** Writes a file whole or not at all. */
export type WriteFile = (path: string, text: string) => Promise<void>;

/** Files that are on their way to the disk at a time: waiting for it takes longest. */
const AT_A_TIME = 8;

async function holds(path: string, text: string): Promise<boolean> {
  try {
    return (await readFile(path, "utf8")) === text;
  } catch {
    // What is not there, or cannot be read, is written.
    return false;
  }
}

/** Writes pages several at a time; a page that is there already, byte by byte, is left as it is. */
export class PageWriter {
  readonly #write: WriteFile;
  readonly #pending = new Set<Promise<void>>();
  #fault: unknown;

  constructor(write: WriteFile) {
    this.#write = write;
  }

  async #writeChanged(path: string, text: string): Promise<void> {
    if (!(await holds(path, text))) await this.#write(path, text);
  }

  /** Takes a page as soon as there is room for it. */
  async add(path: string, text: string): Promise<void> {
    while (this.#pending.size >= AT_A_TIME) await Promise.race(this.#pending);
    if (this.#fault !== undefined) throw this.#fault;
    const writing: Promise<void> = this.#writeChanged(path, text)
      .catch((error: unknown) => {
        this.#fault ??= error;
      })
      .finally(() => this.#pending.delete(writing));
    this.#pending.add(writing);
  }

  /**
   * Waits until everything is written.
   *
   * @throws the first error of a page
   */
  async end(): Promise<void> {
    await Promise.all(this.#pending);
    if (this.#fault !== undefined) throw this.#fault;
  }
}
