import {readFile} from "node:fs/promises";
import {FormatError} from "voxelbook/core";
import type {Language} from "../messages/message.ts";
import type {GradescopeOptions} from "./gradescopeResults.ts";

/** Where an autograder runs. */
export type Platform = "gradescope" | "prairielearn";

/** `autograder.json` of a bundle: what the instructor decided when it was made. */
export interface AutograderConfig {
  readonly schema: 1;
  readonly platform: Platform;
  readonly exercise: string;
  readonly language: Language;
  readonly hiddenTests: GradescopeOptions["hiddenTests"];
  /** Whether Node's permission model may stand in where no namespaces can be made. */
  readonly allowPermissions: boolean;
  /** Wall clock of one grading. */
  readonly seconds: number;
  /** Names of the course's students by e-mail address in small letters; empty without a roster. */
  readonly students: Readonly<Record<string, string>>;
}

/** Names of a bundle's own files, beside `setup.sh` and `run_autograder`. */
export const CONFIG_FILE = "autograder.json";
export const SECRET_FILE = "course-secret";
export const COURSE_FOLDER = "course";

/**
 * Reads the configuration of an unpacked bundle.
 *
 * @throws FormatError when it is not what an export wrote
 */
export async function readConfig(path: string): Promise<AutograderConfig> {
  const config = JSON.parse(await readFile(path, "utf8")) as Partial<AutograderConfig>;
  const {schema, platform, exercise, seconds, students} = config;
  const known = platform === "gradescope" || platform === "prairielearn";
  const whole =
    typeof exercise === "string" && typeof seconds === "number" && students !== undefined;
  if (schema !== 1 || !known || !whole) {
    throw new FormatError(`${path}: it must be the configuration of an autograder, schema 1`);
  }
  return config as AutograderConfig;
}
