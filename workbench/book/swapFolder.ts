import {existsSync} from "node:fs";
import {mkdir, rename, rm} from "node:fs/promises";
import {dirname} from "node:path";

/** Puts a finished folder in the place of an old one. */
export async function swapFolder(fresh: string, out: string): Promise<void> {
  const old = `${out}.${process.pid}.old`;
  if (existsSync(out)) await rename(out, old);
  await mkdir(dirname(out), {recursive: true});
  await rename(fresh, out);
  await rm(old, {recursive: true, force: true});
}
