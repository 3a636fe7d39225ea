import {type ChildProcess, spawn} from "node:child_process";
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {madeNotebook, type Parts, writeExercise} from "../exercise/madeExercise.ts";

const main = new URL("../../workbench/dist/cli/main.js", import.meta.url);

/** Builds the command line as its users have it: it starts in half the time of its sources. */
export async function buildCommand(): Promise<void> {
  const builder = new URL("../../workbench/bin/build.mjs", import.meta.url).href;
  const {buildIfStale} = (await import(builder)) as {
    buildIfStale(say: (line: string) => void): Promise<void>;
  };
  await buildIfStale(() => undefined);
}

/** A folder with a course, submissions and a folder for temporary files of its own. */
export interface MadeCourse {
  readonly folder: string;
  readonly temporary: string;
  remove(): Promise<void>;
}

/**
 * Writes a course of one small exercise and a submission for each student.
 *
 * @param answers - what stands in the cells of each student's notebook in place of the author's answers
 */
export async function makeCourse(
  answers: Readonly<Record<string, Readonly<Record<string, string>>>>,
  parts: Parts = {},
): Promise<MadeCourse> {
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-course-"));
  // Children of root are other users: they read their program in it.
  await chmod(folder, 0o755);
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  await writeExercise(folder, parts);
  for (const [student, cells] of Object.entries(answers)) {
    await mkdir(join(folder, "in", student), {recursive: true});
    await writeFile(
      join(folder, "in", student, "double.ipynb"),
      writeNotebook(madeNotebook({cells})),
    );
  }
  return {folder, temporary, remove: () => rm(folder, {recursive: true, force: true})};
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly errors: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `voxelbook grade in --out <out>` in a course. */
export function startGrade(
  {folder, temporary}: MadeCourse,
  out: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Running {
  const program = `import(${JSON.stringify(main.href)}).then((m) => m.main(process.argv.slice(1))).then((code) => { process.exitCode = code; })`;
  const tier = process.env["VOXELBOOK_TEST_ISOLATION"] ?? "auto";
  const all = ["grade", "in", "--out", out, "--seed", "x", "--isolation", tier, ...args];
  const child = spawn(process.execPath, ["-e", program, "--", ...all], {
    cwd: folder,
    env: {...process.env, TMPDIR: temporary, ...env},
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [printed, errors] = ["", ""];
  child.stdout.on("data", (bytes: Buffer) => (printed += bytes));
  child.stderr.on("data", (bytes: Buffer) => (errors += bytes));
  const ended = new Promise<Ended>((resolve) => {
    child.on("exit", (code, signal) => resolve({code, signal, out: printed, errors}));
  });
  return {child, ended};
}

/** Reads every file below a folder of results, without what differs between two equal runs: their times. */
export async function resultsIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files: Record<string, string> = {};
  for (const name of names.sort()) {
    const text = await readFile(name, "utf8");
    files[name.slice(folder.length + 1)] = text
      .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g, "<time>")
      .replaceAll(/"duration_ms": \d+/g, '"duration_ms": 0');
  }
  return files;
}

/** Lists processes that name a folder in their arguments or their environment; those that ended name nothing. */
export async function processesNaming(folder: string): Promise<string[]> {
  const found: string[] = [];
  const read = (pid: string, file: string): Promise<string> =>
    readFile(`/proc/${pid}/${file}`, "latin1").catch(() => "");
  for (const pid of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const line = await read(pid, "cmdline");
    if (`${line}${await read(pid, "environ")}`.includes(folder)) {
      found.push(`${pid}: ${line.replaceAll("\0", " ").slice(0, 120)}`);
    }
  }
  return found;
}
