import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, rename, rm, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";
import {isInside} from "../cli/isInside.ts";
import {studentNameFault} from "../grader/studentName.ts";

/** A file of an export, by its path below the folder. */
export interface FolderFile {
  readonly path: string;
  readonly text: string;
}

/** Lies in every folder that an export wrote, so that a later one may replace it. */
const MARK = ".voxelbook-export";

async function requireFree(out: string, graded: string): Promise<void> {
  if (isInside(out, graded)) {
    throw new CliError(`--out must not lie in the folder of the results, got ${out}`, {
      exitCode: USAGE,
    });
  }
  if (!existsSync(out)) return;
  const entries = await readdir(out).catch(() => ["a file"]);
  if (entries.length === 0 || entries.includes(MARK)) return;
  throw new CliError(`${out} is there and was not written by an export`, {
    exitCode: USAGE,
    fix: "choose another --out",
  });
}

/**
 * Writes a folder whole or not at all; one of an earlier export is replaced.
 *
 * @param graded - the folder of the results, in which it must not lie
 */
export async function writeFolder(
  path: string,
  graded: string,
  files: AsyncIterable<FolderFile>,
): Promise<number> {
  const out = resolve(path);
  await requireFree(out, graded);
  await mkdir(dirname(out), {recursive: true});
  const fresh = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  try {
    await writeFile(join(fresh, MARK), "");
    let count = 0;
    for await (const file of files) {
      await mkdir(dirname(join(fresh, file.path)), {recursive: true});
      await writeFile(join(fresh, file.path), file.text);
      count += 1;
    }
    await rm(out, {recursive: true, force: true});
    await rename(fresh, out);
    return count;
  } finally {
    await rm(fresh, {recursive: true, force: true});
  }
}

/**
 * Returns the folder of a submission in an export: `<student>/<NN-topic>__<name>`.
 *
 * @throws CliError when the record's student can name no folder
 */
export function submissionFolder(student: string, exercise: string): string {
  const fault = studentNameFault(student);
  if (fault !== undefined) {
    throw new CliError(
      `a student must be able to name a folder, got ${JSON.stringify(student)}: ${fault}`,
      {
        exitCode: USAGE,
      },
    );
  }
  return join(student, exercise.replaceAll(/[\\/]/g, "__").replaceAll("..", "_"));
}
