import {rmSync} from "node:fs";
import {chmod, mkdir, mkdtemp, readdir, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {explainWrite} from "../grader/explainWrite.ts";
import {isAlive, ownMark} from "../grader/processMark.ts";
import {swapFolder} from "../book/swapFolder.ts";

/** Removes what a release that was killed left beside its place. */
async function removeLeft(out: string): Promise<void> {
  const prefix = `.${basename(out)}-`;
  for (const name of await readdir(dirname(out))) {
    if (!name.startsWith(prefix)) continue;
    const mark = /^(\d+-\d+)-\w{6}$/.exec(name.slice(prefix.length))?.[1];
    if (mark === undefined || isAlive(mark)) continue;
    await rm(join(dirname(out), name), {recursive: true, force: true});
  }
}

/** Removes a folder when the program is told to stop, and ends it; while the folder is moved, it goes on. */
function removeOnInterrupt(folder: string): {moving: boolean; done(): void} {
  const stop = (signal: NodeJS.Signals): void => {
    if (state.moving) return;
    rmSync(folder, {recursive: true, force: true});
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  const done = (): void => void process.off("SIGINT", stop).off("SIGTERM", stop);
  const state = {moving: false, done};
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return state;
}

/**
 * Writes a folder, or a file, whole or not at all: it is made beside its place and moved there when it is complete.
 * What is interrupted leaves nothing behind.
 *
 * @param out - its place; what is there is replaced
 * @param write - makes it in a fresh folder; returns the path of what goes to `out`
 */
export async function writeFresh(
  out: string,
  write: (fresh: string) => Promise<string>,
): Promise<void> {
  let fresh: string | undefined;
  let watch: ReturnType<typeof removeOnInterrupt> | undefined;
  try {
    await mkdir(dirname(out), {recursive: true});
    await removeLeft(out);
    fresh = await mkdtemp(join(dirname(out), `.${basename(out)}-${ownMark()}-`));
    watch = removeOnInterrupt(fresh);
    const made = await write(fresh);
    watch.moving = true;
    if (made !== fresh) await rename(made, out);
    else {
      await chmod(fresh, 0o755);
      await swapFolder(fresh, out);
    }
  } catch (error) {
    throw explainWrite(error, out);
  } finally {
    if (fresh !== undefined) await rm(fresh, {recursive: true, force: true});
    watch?.done();
  }
}
