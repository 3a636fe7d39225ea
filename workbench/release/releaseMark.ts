import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {CliError, USAGE} from "../cli/error.ts";

/** Lies in every release, so that a later one may take its place. */
export const RELEASE_MARK = ".voxelbook-release";
/** The name of the package of a course folder. */
export const RELEASE_PACKAGE = "voxelbook-exercises";

/** What a release is, as its mark says. */
export interface ReleaseMark {
  readonly schema: 1;
  readonly format: "folder" | "zip" | "nbgrader";
  readonly exercises: readonly string[];
  readonly students: number;
}

/** Writes the text of a mark. */
export function markText(mark: ReleaseMark): string {
  return `${JSON.stringify(mark, null, 2)}\n`;
}

/** Says whether a folder was written by a release; the first versions wrote no mark. */
async function isReleaseFolder(path: string): Promise<boolean> {
  if (existsSync(join(path, RELEASE_MARK))) return true;
  try {
    const {name} = JSON.parse(await readFile(join(path, "package.json"), "utf8")) as {
      name?: string;
    };
    return name === RELEASE_PACKAGE;
  } catch {
    return false;
  }
}

/** Says whether a zip was written by a release. */
async function isReleaseZip(path: string): Promise<boolean> {
  try {
    const found = unzipSync(await readFile(path), {
      filter: ({name}) => name.split("/").at(-1) === RELEASE_MARK,
    });
    return Object.values(found).some((bytes) => strFromU8(bytes).includes('"schema"'));
  } catch {
    return false;
  }
}

/**
 * Makes sure that a release may take a place: nothing is there, or an earlier release that `force` replaces.
 *
 * @throws CliError saying what is there
 */
export async function requireFree(out: string, force: boolean): Promise<void> {
  if (!existsSync(out)) return;
  const entries = await readdir(out).catch((error: {code?: string}) => {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (entries?.length === 0) return;
  const own = await (entries === undefined ? isReleaseZip(out) : isReleaseFolder(out));
  if (own && force) return;
  const what = entries === undefined ? "is there" : "is not empty";
  throw new CliError(`${out} ${what}${own ? "" : " and was not written by a release"}`, {
    exitCode: USAGE,
    fix: own ? "choose another --out, or replace it with --force" : "choose another --out",
  });
}
