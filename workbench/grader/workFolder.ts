import {chmod, lstat, mkdtemp, readdir, realpath, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {explainWrite} from "./explainWrite.ts";
import {isAlive, ownMark} from "./processMark.ts";

const NAME = /^voxelbook-grade-(\d+-\d+)-[0-9A-Za-z]{6}$/;

/** Removes the work folders of graders that were killed: their processes are gone, nothing uses them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const [, mark] = NAME.exec(name) ?? [];
    if (mark === undefined || isAlive(mark)) continue;
    const path = join(tmpdir(), name);
    const found = await lstat(path).catch(() => undefined);
    // Somebody else's folder of this name is theirs to remove.
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    await rm(path, {recursive: true, force: true}).catch(() => undefined);
  }
}

/**
 * Makes a folder for what children read, which other users may enter: a child has a user id of its own. What
 * killed graders left is swept first.
 */
export async function makeWorkFolder(): Promise<{path: string; remove(): Promise<void>}> {
  await sweep();
  const prefix = join(tmpdir(), `voxelbook-grade-${ownMark()}-`);
  const path = await mkdtemp(prefix).catch((error: unknown) => {
    throw explainWrite(error, prefix);
  });
  await chmod(path, 0o755);
  const real = await realpath(path);
  return {path: real, remove: () => rm(real, {recursive: true, force: true})};
}
