import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";
import {packagePath} from "./packagePath.ts";

const holdsBook = (folder: string): boolean =>
  existsSync(join(folder, "notebooks")) || existsSync(join(folder, "exercises"));

/**
 * Finds the folder that the book is made from: the one that was named, else the nearest at or above
 * the working folder that holds notebooks or exercises, else the course this program belongs to.
 */
export function findRoot(named: string | undefined): string {
  if (named !== undefined) {
    if (holdsBook(resolve(named))) return resolve(named);
    throw new CliError(
      `--root must hold notebooks/ or exercises/, found neither in ${resolve(named)}`,
      {
        exitCode: USAGE,
      },
    );
  }
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (holdsBook(folder) && existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) break;
  }
  const course = dirname(dirname(packagePath("package.json")));
  if (holdsBook(course)) return course;
  throw new CliError("no folder with notebooks/ or exercises/ was found at or above this one", {
    exitCode: USAGE,
    fix: "go to the folder of the course, or name it: --root <folder>",
  });
}
