import {execFile} from "node:child_process";
import {existsSync} from "node:fs";
import {delimiter, dirname} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {jupyterEnvironment} from "../../workbench/notebook/jupyterEnvironment.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const script = fileURLToPath(new URL("gradebook.py", import.meta.url));

/** What a gradebook shows through nbgrader's own API. */
export interface ReadGradebook {
  readonly students: readonly {
    readonly id: string;
    readonly first: string | null;
    readonly last: string | null;
    readonly email: string | null;
    readonly score: number;
  }[];
  readonly submissions: readonly {
    readonly assignment: string;
    readonly notebook: string;
    readonly student: string;
    readonly timestamp: string;
    readonly score: number;
    readonly max_score: number;
    readonly needs_manual_grade: boolean;
    /** Automatic score, manual score, flag, maximum. */
    readonly grades: Readonly<
      Record<string, readonly [number | null, number | null, boolean, number]>
    >;
    readonly comments: Readonly<Record<string, readonly [string | null, string | null]>>;
  }[];
}

/** Finding a package takes a moment, importing nbgrader seconds. */
const HAS = "import sys, importlib.util as u; sys.exit(u.find_spec('nbgrader') is None)";

/** A Python with nbgrader: VOXELBOOK_NBGRADER names one, else the course's own environment may have it. */
export async function nbgraderPython(): Promise<string | undefined> {
  const candidates = [process.env["VOXELBOOK_NBGRADER"], jupyterEnvironment(root).python];
  for (const python of candidates) {
    if (python === undefined || !existsSync(python)) continue;
    try {
      await run(python, ["-c", HAS]);
      return python;
    } catch {
      // Not in this environment; the next may have it.
    }
  }
  return undefined;
}

/** Returns why nbgrader cannot be asked here, or null. CI sets VOXELBOOK_JUPYTER=required. */
export async function whyNoNbgrader(): Promise<string | null> {
  if ((await nbgraderPython()) !== undefined) return null;
  if (process.env["VOXELBOOK_JUPYTER"] === "required") {
    throw new Error("VOXELBOOK_JUPYTER=required, but no Python here has nbgrader");
  }
  return "no Python with nbgrader here (VOXELBOOK_NBGRADER may name one)";
}

async function ask(what: "make" | "read", gradebooks: readonly string[]): Promise<string> {
  const python = (await nbgraderPython()) ?? "python3";
  // nbgrader starts alembic, which lies beside its Python.
  const PATH = `${dirname(python)}${delimiter}${process.env["PATH"]}`;
  const args = ["-W", "ignore", script, what, ...gradebooks];
  const {stdout} = await run(python, args, {env: {...process.env, PATH}});
  return stdout;
}

/** Lets nbgrader make a gradebook with a course in it. */
export async function makeGradebook(gradebook: string): Promise<void> {
  await ask("make", [gradebook]);
}

/** Lets nbgrader read gradebooks. */
export async function readGradebooks(gradebooks: readonly string[]): Promise<ReadGradebook[]> {
  const lines = (await ask("read", gradebooks)).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as ReadGradebook);
}
