import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";

/**
 * Finds the folder `exercises` of the course that a folder lies in.
 *
 * @throws CliError when there is none above it
 */
export function findExercisesFolder(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const found = join(folder, "exercises");
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) {
      throw new CliError(`no folder "exercises" at or above ${start}`, {
        exitCode: USAGE,
        fix: "go to the course's folder, or the folder that `voxelbook release` wrote",
      });
    }
  }
}
