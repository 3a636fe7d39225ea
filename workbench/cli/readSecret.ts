import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {courseSecret} from "../grader/seeds.ts";
import {CliError, USAGE} from "./error.ts";

/** Where a command is told the course's secret. */
export interface SecretFlags {
  readonly secretFile?: string;
  readonly seed?: string;
}

/**
 * Reads the course's secret: what a flag or VOXELBOOK_COURSE_SECRET says, else the one that is kept beside the course.
 *
 * @throws CliError when it is empty or its file cannot be read
 */
export async function readSecret(
  {secretFile, seed}: SecretFlags,
  courseFolder: string,
): Promise<string> {
  const given = async (): Promise<[secret: string, from: string]> => {
    if (seed !== undefined) return [seed, "--seed"];
    const variable = process.env["VOXELBOOK_COURSE_SECRET"];
    if (secretFile === undefined) {
      return variable === undefined
        ? [await courseSecret(courseFolder), join(courseFolder, ".voxelbook/course-secret")]
        : [variable, "VOXELBOOK_COURSE_SECRET"];
    }
    try {
      return [(await readFile(secretFile, "utf8")).trim(), "--secret-file"];
    } catch (error) {
      throw new CliError(`--secret-file cannot be read: ${(error as Error).message}`, {
        exitCode: USAGE,
      });
    }
  };
  const [secret, from] = await given();
  if (secret === "") {
    throw new CliError(`the course's secret must not be empty, got nothing from ${from}`, {
      exitCode: USAGE,
    });
  }
  return secret;
}
