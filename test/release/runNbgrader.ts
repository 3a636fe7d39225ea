import {execFile} from "node:child_process";
import {delimiter, dirname} from "node:path";
import {promisify} from "node:util";
import {nbgraderPython} from "../export/nbgrader.ts";

/**
 * Runs nbgrader in a course folder; rejects with what it says when it fails.
 *
 * @returns all that it printed
 */
export async function runNbgrader(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const python = (await nbgraderPython()) ?? "python3";
  // It starts alembic, which lies beside its Python.
  const PATH = `${dirname(python)}${delimiter}${process.env["PATH"]}`;
  const {stdout, stderr} = await promisify(execFile)(python, ["-m", "nbgrader", ...args], {
    cwd,
    env: {...process.env, ...env, PATH},
    maxBuffer: 1e8,
  });
  return `${stdout}${stderr}`;
}
