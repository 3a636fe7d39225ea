import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError, FAILED} from "../cli/error.ts";
import {writeWhole} from "./writeWhole.ts";

/** `.voxelbook/variants.json` of a course: how its exercises were given out last. */
interface VariantsFile {
  readonly schema: 1;
  /** Ids of the exercises of which every student has values of their own. */
  readonly per_student: readonly string[];
}

const pathOf = (courseFolder: string): string => join(courseFolder, ".voxelbook/variants.json");

function isVariantsFile(data: unknown): data is VariantsFile {
  const {schema, per_student: ids} = (data ?? {}) as Partial<VariantsFile>;
  return schema === 1 && Array.isArray(ids) && ids.every((id) => typeof id === "string");
}

/**
 * Lists the exercises that were given out with a variant for each student; grading goes by it.
 *
 * @throws CliError when the file is damaged
 */
export async function readPerStudent(courseFolder: string): Promise<ReadonlySet<string>> {
  const path = pathOf(courseFolder);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as {code?: string}).code === "ENOENT") return new Set();
    throw error;
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    data = undefined;
  }
  if (isVariantsFile(data)) return new Set(data.per_student);
  throw new CliError(`${path} must be {"schema": 1, "per_student": [ids]}, it is not`, {
    exitCode: FAILED,
    fix: "remove the file and release again as the class got it",
  });
}

/**
 * Notes how exercises were given out now; others stay as they were.
 *
 * @param ids - exercises with variants that a release wrote
 * @param own - whether each student got values of their own
 * @returns the exercises for which this is a change back to the defaults
 */
export async function notePerStudent(
  courseFolder: string,
  ids: readonly string[],
  own: boolean,
): Promise<readonly string[]> {
  const before = await readPerStudent(courseFolder);
  const now = new Set(before);
  for (const id of ids) {
    if (own) now.add(id);
    else now.delete(id);
  }
  const changed = now.size !== before.size || [...now].some((id) => !before.has(id));
  if (changed) {
    const file: VariantsFile = {schema: 1, per_student: [...now].sort()};
    await writeWhole(pathOf(courseFolder), `${JSON.stringify(file, null, 2)}\n`);
  }
  return own ? [] : ids.filter((id) => before.has(id));
}
