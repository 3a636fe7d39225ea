import {existsSync} from "node:fs";
import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {CliError, ENVIRONMENT} from "../cli/error.ts";
import {entryCommand} from "./entryCommand.ts";
import {runProgram} from "./runProgram.ts";
import {writeWhole} from "./writeWhole.ts";

/** What the course's Python environment holds; JupyterLab needs Python 3.10 or later. */
export const REQUIREMENTS = ["jupyterlab==4.6.6", "nbclient==0.11.0", "plotly==7.1.0"] as const;
const OLDEST_PYTHON = [3, 10] as const;

export interface JupyterEnvironment {
  folder: string;
  /** Its Python and its JupyterLab. */
  python: string;
  lab: string;
}

const STAMP = "voxelbook.json";

/** The place of the environment of a course, whether it exists or not. */
export function jupyterEnvironment(root: string): JupyterEnvironment {
  const folder = join(root, ".voxelbook/jupyter");
  const bin = process.platform === "win32" ? "Scripts" : "bin";
  const exe = process.platform === "win32" ? ".exe" : "";
  return {
    folder,
    python: join(folder, bin, `python${exe}`),
    lab: join(folder, bin, `jupyter-lab${exe}`),
  };
}

/** Says whether the environment has been made completely, with the packages asked for today. */
export async function isReady(environment: JupyterEnvironment): Promise<boolean> {
  const stamp = join(environment.folder, STAMP);
  if (!existsSync(stamp) || !existsSync(environment.python)) return false;
  const {requirements} = JSON.parse(await readFile(stamp, "utf8")) as {requirements: string[]};
  return requirements.join() === REQUIREMENTS.join();
}

/** Finds a Python that can make an environment; says how to get one where there is none. */
async function findPython(python: string): Promise<void> {
  const script = "import sys, venv, ensurepip; print(*sys.version_info[:2])";
  const fix = "install Python 3.10 or later with venv (Debian: apt install python3 python3-venv)";
  const {code, output} = await runProgram(python, ["-c", script]);
  if (code === null)
    throw new CliError(`lab: ${python} must be on the PATH, it is not`, {
      exitCode: ENVIRONMENT,
      fix,
    });
  if (code !== 0) {
    const why = output.trim().split("\n").at(-1);
    throw new CliError(`lab: ${python} must have venv and ensurepip, it says: ${why}`, {
      exitCode: ENVIRONMENT,
      fix,
    });
  }
  const [major = 0, minor = 0] = output.trim().split(" ").map(Number);
  if (major < OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor < OLDEST_PYTHON[1]))
    throw new CliError(`lab: Python must be 3.10 or later, ${python} is ${major}.${minor}`, {
      exitCode: ENVIRONMENT,
      fix,
    });
}

/** The kernel's description: absolute paths, so that it works wherever a notebook lies. */
export function kernelSpec(root: string): object {
  return {
    argv: [process.execPath, ...entryCommand("kernel"), "{connection_file}"],
    display_name: "TypeScript (Voxelbook)",
    language: "typescript",
    interrupt_mode: "signal",
    env: {VOXELBOOK_COURSE: root},
  };
}

/** Registers the kernel in the environment, under the name `voxelbook`. */
export async function registerKernel({folder}: JupyterEnvironment, root: string): Promise<string> {
  const path = join(folder, "share/jupyter/kernels/voxelbook/kernel.json");
  await writeWhole(path, `${JSON.stringify(kernelSpec(root), null, 2)}\n`);
  return path;
}

export interface MakeOptions {
  python?: string;
  /** Told what is being done, often. */
  say(what: string): void;
}

async function install(
  environment: JupyterEnvironment,
  python: string,
  say: (what: string) => void,
) {
  say("making a Python environment");
  await mkdir(environment.folder, {recursive: true});
  const made = await runProgram(python, ["-m", "venv", environment.folder]);
  if (made.code !== 0)
    throw new CliError(`lab: ${python} -m venv failed:\n${made.output.trim()}`, {
      exitCode: ENVIRONMENT,
      fix: "install Python's venv module (Debian: apt install python3-venv)",
    });
  say("installing JupyterLab");
  const pip = [
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    ...REQUIREMENTS,
  ];
  const installed = await runProgram(environment.python, pip, (line) => {
    const package_ = /^(?:Collecting|Downloading) (\S+)/.exec(line)?.[1];
    if (package_ !== undefined) say(`downloading ${package_}`);
    if (line.startsWith("Installing collected packages")) say("unpacking packages");
  });
  if (installed.code !== 0)
    throw new CliError(
      `lab: pip could not install JupyterLab:\n${installed.output.trim().slice(-1500)}`,
      {
        exitCode: ENVIRONMENT,
        fix: "check the network, then voxelbook lab again: it starts anew",
      },
    );
  await writeFile(
    join(environment.folder, STAMP),
    `${JSON.stringify({requirements: REQUIREMENTS})}\n`,
  );
}

/**
 * Makes the course's Python environment with JupyterLab and registers the kernel in it.
 * What is done is not done again; an environment left half-made is made anew.
 *
 * @param root - folder of the course
 */
export async function makeJupyterEnvironment(
  root: string,
  {python = process.env["VOXELBOOK_PYTHON"] ?? "python3", say}: MakeOptions,
): Promise<JupyterEnvironment> {
  const environment = jupyterEnvironment(root);
  if (!(await isReady(environment))) {
    await findPython(python);
    if (existsSync(environment.folder)) {
      say("removing an environment that was not finished");
      await rm(environment.folder, {recursive: true, force: true});
    }
    await install(environment, python, say);
  }
  await registerKernel(environment, root);
  return environment;
}
