import {readFileSync} from "node:fs";

/** What the system tells of a process: its state, and when it started in ticks since the system did. */
interface Status {
  readonly state: string;
  readonly start: string;
}

/** Reads it where the system tells it at all (Linux); undefined elsewhere, and where there is no such process. */
function statusOf(pid: number): Status | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in brackets may hold spaces; after it come the state and eighteen fields, then the start.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {state: fields[0], start: fields[19]};
  } catch {
    return undefined;
  }
}

const startOf = (pid: number): string => statusOf(pid)?.start ?? "0";

/** Returns a text that names this process and no later one of the same number: `4711-123456`. */
export function ownMark(): string {
  return `${process.pid}-${startOf(process.pid)}`;
}

/** Tells whether the process that a mark names still runs; a text that is no mark names none. */
export function isAlive(mark: string): boolean {
  const [, pid, start] = /^(\d{1,10})-(\d+)$/.exec(mark) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // It runs, as another user.
    if ((error as {code?: string}).code !== "EPERM") return false;
  }
  // One that has ended keeps its number until its parent asks how; some parents never do.
  if (/^[ZX]/.test(statusOf(Number(pid))?.state ?? "")) return false;
  return startOf(Number(pid)) === start;
}
