import {dirname} from "node:path";
import {CliError, ENVIRONMENT, FAILED} from "../cli/error.ts";

/** What went wrong and what mends it, by the system's code. */
const CAUSES: Readonly<Record<string, (folder: string) => {why: string; fix: string}>> = {
  ENOSPC: (folder) => ({
    why: "no space is left on its disk",
    fix: `make room (df -h ${folder}), then run the same command again: what is written is kept`,
  }),
  EDQUOT: (folder) => ({
    why: "your share of its disk is used up",
    fix: `make room (quota; du -sh ${folder}), then run the same command again: what is written is kept`,
  }),
  EFBIG: () => ({
    why: "it would be larger than a file may be here",
    fix: "raise the limit (ulimit -f), then run the same command again: what is written is kept",
  }),
  EROFS: () => ({
    why: "its disk is read-only",
    fix: "choose another place with --out",
  }),
  EACCES: (folder) => ({
    why: "you have no permission to write there",
    fix: `choose another place with --out, or get permission (ls -ld ${folder})`,
  }),
  EPERM: (folder) => ({
    why: "you have no permission to write there",
    fix: `choose another place with --out, or get permission (ls -ld ${folder})`,
  }),
  ENOTDIR: (folder) => ({
    why: "a part of its path is a file, not a folder",
    fix: `move that file away, or choose another place with --out (ls -ld ${folder})`,
  }),
  EEXIST: (folder) => ({
    why: "a file stands where a folder must be",
    fix: `move that file away, or choose another place with --out (ls -ld ${folder})`,
  }),
  EISDIR: () => ({
    why: "a folder stands where the file must be",
    fix: "move that folder away, or choose another place with --out",
  }),
};

/** Codes that say the path was wrong, not the machine. */
const WRONG_PLACE = new Set(["ENOTDIR", "EEXIST", "EISDIR"]);

/**
 * Turns the system's refusal to write into a message that names the path, the reason and what to do.
 *
 * @param path - what was to be written
 * @returns a CliError; anything that is no refusal of the system comes back as it was
 */
export function explainWrite(error: unknown, path: string): unknown {
  const code = (error as {code?: unknown} | null)?.code;
  const cause = typeof code === "string" && Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined;
  if (cause === undefined) return error;
  const {why, fix} = cause(dirname(path));
  const exitCode = WRONG_PLACE.has(code as string) ? FAILED : ENVIRONMENT;
  return new CliError(`${path} cannot be written: ${why} (${code})`, {exitCode, fix});
}
