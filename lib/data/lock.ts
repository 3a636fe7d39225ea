import {open, readFile, rm} from "node:fs/promises";
import {setTimeout as pause} from "node:timers/promises";

/** How long to wait for a living holder before its lock is taken to belong to nobody, ms. */
const PATIENCE_MS = 15 * 60_000;

/** How long a lock file may stay empty: its holder writes its number right after making it, ms. */
const EMPTY_MS = 5_000;

/** Says whether the process that wrote a lock is gone. */
async function isAbandoned(path: string, waitedMs: number): Promise<boolean> {
  try {
    const pid = Number(await readFile(path, "utf8"));
    if (!Number.isInteger(pid) || pid < 1) return waitedMs > EMPTY_MS;
    process.kill(pid, 0);
    return waitedMs > PATIENCE_MS;
  } catch (error) {
    const code = (error as {code?: unknown}).code;
    if (code === "ESRCH") return true;
    if (code === "EPERM" || code === "ENOENT") return false;
    throw error;
  }
}

/** Makes the lock file; false when another process has it. */
async function acquire(path: string): Promise<boolean> {
  try {
    const handle = await open(path, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as {code?: unknown}).code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Runs work while no other process runs the work of the same lock file, so that several notebooks
 * side by side download a dataset once. A lock left by a dead process is taken over.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  {signal, pollMs = 200}: {signal?: AbortSignal | undefined; pollMs?: number} = {},
): Promise<T> {
  for (let waitedMs = 0; !(await acquire(path)); waitedMs += pollMs) {
    if (await isAbandoned(path, waitedMs)) await rm(path, {force: true});
    else await pause(pollMs, undefined, signal === undefined ? {} : {signal});
  }
  try {
    return await work();
  } finally {
    await rm(path, {force: true});
  }
}
