import {mkdir, open, readFile, rename, rm} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {CliError, FAILED} from "../cli/error.ts";
import {explainWrite} from "./explainWrite.ts";
import {isAlive, ownMark} from "./processMark.ts";

/** Name of the file that says who writes into a folder of results. */
const LOCK = ".grading.lock";

/** What the lock holds. */
interface Holder {
  readonly mark: string;
  readonly host: string;
  readonly since: string;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    const {mark, host, since} = JSON.parse(text) as Partial<Holder>;
    const whole = [mark, host, since].every((value) => typeof value === "string");
    return whole ? ({mark, host, since} as Holder) : undefined;
  } catch {
    // It was cut short, as by a full disk: nobody holds it.
    return undefined;
  }
}

/** True when the lock was made here; false when there is one already. */
async function tryLock(path: string): Promise<boolean> {
  const holder: Holder = {mark: ownMark(), host: hostname(), since: new Date().toISOString()};
  try {
    const file = await open(path, "wx");
    try {
      await file.writeFile(`${JSON.stringify(holder)}\n`);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as {code?: string}).code === "EEXIST") return false;
    throw explainWrite(error, path);
  }
}

function refusal(
  folder: string,
  path: string,
  what: string,
  {mark, host, since}: Holder,
): CliError {
  const [pid] = mark.split("-");
  const elsewhere = host !== hostname();
  const where = elsewhere ? ` on ${host}` : "";
  return new CliError(
    `another ${what} writes into ${folder} (process ${pid}${where}, since ${since})`,
    {
      exitCode: FAILED,
      fix: elsewhere
        ? `wait for it, or choose another --out; if it runs no more: rm ${path}`
        : "wait for it, or choose another --out",
    },
  );
}

/**
 * Takes a folder of results for this process alone. The lock of a process that is gone is taken over.
 *
 * @param what - the process is, for the message of another one
 * @returns what gives it back
 * @throws CliError when another one writes there, or nothing can be written
 */
export async function lockFolder(folder: string, what = "grading"): Promise<() => Promise<void>> {
  const path = join(folder, LOCK);
  await mkdir(folder, {recursive: true}).catch((error: unknown) => {
    throw explainWrite(error, join(folder, LOCK));
  });
  for (let attempt = 0; !(await tryLock(path)); attempt++) {
    const holder = await readHolder(path);
    const alive = holder !== undefined && (holder.host !== hostname() || isAlive(holder.mark));
    if (holder !== undefined && (alive || attempt > 3)) throw refusal(folder, path, what, holder);
    // Moved, not deleted: of two that find the same dead lock one fails here and tries again.
    const aside = `${path}.${ownMark()}.part`;
    await rename(path, aside).catch(() => undefined);
    await rm(aside, {force: true});
  }
  return async () => {
    if ((await readHolder(path))?.mark === ownMark()) await rm(path, {force: true});
  };
}
