import {existsSync, statSync} from "node:fs";
import {access, constants, mkdir} from "node:fs/promises";
import {dirname, resolve} from "node:path";
import {CliError, ENVIRONMENT} from "../error.ts";
import {writeChunks} from "./writeChunks.ts";

/** Says that a file cannot be written, and why. */
function writingFault(path: string, error: unknown): CliError {
  const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return new CliError(`features: ${path} cannot be written: ${reason}`, {exitCode: ENVIRONMENT});
}

/** Makes a folder and those above it, one by one: Node's own way never ends where a file system refuses them. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw new Error(`${path} is no folder`);
  }
  await makeFolder(dirname(path));
  await mkdir(path);
}

/** Refuses an output that cannot be written before any work is done for it. */
export async function requireWritable(path: string): Promise<void> {
  try {
    const folder = dirname(resolve(path));
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw writingFault(path, error);
  }
}

/** Writes results to a file, whole or not at all, or to stdout. */
export async function writeOutput(path: string | null, chunks: Iterable<string>): Promise<void> {
  if (path === null) {
    for (const chunk of chunks) process.stdout.write(chunk);
    return;
  }
  await writeChunks(path, chunks).catch((error: unknown) => {
    throw writingFault(path, error);
  });
}
