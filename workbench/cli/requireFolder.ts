import {statSync} from "node:fs";
import {resolve} from "node:path";
import {CliError, USAGE} from "./error.ts";

/**
 * Returns the absolute path of a folder that a command was given.
 *
 * @param what - the argument or option is, for the message
 * @param fix - how to get the folder, when it is not there
 * @throws CliError when it names nothing, or no folder; an empty name would mean the working folder
 */
export function requireFolder(path: string, what: string, fix?: string): string {
  if (path === "") throw new CliError(`${what}: must name a folder, got ""`, {exitCode: USAGE});
  const found = statSync(path, {throwIfNoEntry: false});
  if (found?.isDirectory()) return resolve(path);
  const reason = found === undefined ? "no such folder" : "not a folder";
  throw new CliError(`${what}: ${reason}: ${path}`, {exitCode: USAGE, ...(fix && {fix})});
}
