import {existsSync} from "node:fs";
import {cp, mkdir, readdir, realpath, rename, rm, symlink} from "node:fs/promises";
import {dirname, join} from "node:path";
import {packageFolder} from "voxelbook/nn/native";
import {CliError, ENVIRONMENT} from "../error.ts";
import type {NativePackage} from "./packages.ts";
import {lastLines, NPM, runTool, type ToolOptions, type ToolResult} from "./runTool.ts";

/** Takes the two libraries and the C headers out of a wheel; Python is there, as pip is. */
const UNPACK = `
import sys, zipfile
wheel, out = sys.argv[1:3]
heads = ("tensorflow/include/tensorflow/c/", "tensorflow/include/tensorflow/core/platform/",
         "tensorflow/include/tsl/", "tensorflow/include/tensorflow/tsl/", "tensorflow/include/xla/tsl/")
libs = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
with zipfile.ZipFile(wheel) as archive:
    names = set(archive.namelist())
    for lib in libs:
        if lib not in names:
            sys.exit("the wheel must hold " + lib)
    for name in names:
        if name in libs or name.startswith(heads):
            archive.extract(name, out)
`;

/** What the compiling needs besides the wheel, each with how Debian and Ubuntu bring it. */
const TOOLS = [
  {name: "make", args: ["--version"], fix: "sudo apt-get install make g++"},
  {name: "g++", args: ["--version"], fix: "sudo apt-get install make g++"},
];

/** Runs one tool of the list and fails with the end of its output. */
async function need(what: string, run: Promise<ToolResult>, limitMs: number): Promise<ToolResult> {
  const result = await run;
  if (result.reason === "stopped") {
    throw new CliError("stopped; nothing was installed", {exitCode: 1});
  }
  if (result.reason === "time") {
    throw new CliError(`${what} took longer than ${limitMs / 60_000} minutes`, {
      exitCode: ENVIRONMENT,
    });
  }
  if (result.code !== 0) {
    throw new CliError(`${what} failed:\n${lastLines(result.output)}`, {exitCode: ENVIRONMENT});
  }
  return result;
}

/** Finds the Python program that has pip. */
async function findPython(options: ToolOptions): Promise<string> {
  for (const python of ["python3", "python"]) {
    const {code} = await runTool(python, ["-m", "pip", "--version"], options);
    if (code === 0) return python;
  }
  throw new CliError("native: Python 3 with pip is needed to bring libtensorflow, found neither", {
    exitCode: ENVIRONMENT,
    fix: "sudo apt-get install python3-pip",
  });
}

/** Checks the machine before anything is downloaded; returns the Python program. */
export async function requireTools(signal: AbortSignal | undefined): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new CliError(
      "native: compiling against the Python wheel works on Linux with an x64 processor, " +
        `this is ${process.platform} ${process.arch}`,
      {exitCode: ENVIRONMENT, fix: "reach storage.googleapis.com, or use the wasm backend"},
    );
  }
  const options = {limitMs: 20_000, signal};
  for (const {name, args, fix} of TOOLS) {
    const {code} = await runTool(name, args, options);
    if (code !== 0) {
      throw new CliError(`native: ${name} is needed to compile, and is not installed`, {
        exitCode: ENVIRONMENT,
        fix,
      });
    }
  }
  return findPython(options);
}

/** Downloads the first wheel that can be had; its Python version need not be the one installed. */
async function downloadWheel(
  native: NativePackage,
  python: string,
  folder: string,
  say: (step: string) => void,
  signal: AbortSignal | undefined,
): Promise<{path: string; version: string}> {
  const failures: string[] = [];
  const limitMs = 30 * 60_000;
  for (const {project, version} of native.wheels) {
    say(`downloading the wheel ${project} ${version}`);
    const result = await runTool(
      python,
      [
        ...["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--progress-bar", "off"],
        ...["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"],
        ...["--platform", "manylinux_2_17_x86_64", "-d", folder, `${project}==${version}`],
      ],
      {limitMs, signal},
    );
    const wheel = result.code === 0 ? (await readdir(folder)).find((n) => n.endsWith(".whl")) : "";
    if (wheel) return {path: join(folder, wheel), version};
    if (result.reason === "stopped") await need("pip download", Promise.resolve(result), limitMs);
    failures.push(`${project} ${version}: ${lastLines(result.output, 2)}`);
  }
  throw new CliError(`native: no wheel with libtensorflow can be had:\n${failures.join("\n")}`, {
    exitCode: ENVIRONMENT,
    fix: "is the Python package index reachable? pip download tensorflow-cpu==2.15.1 tells",
  });
}

/** Puts libraries, links and headers where the package's build looks for them. */
async function placeDependencies(unpacked: string, deps: string): Promise<void> {
  const lib = join(deps, "lib");
  await rm(deps, {recursive: true, force: true});
  await mkdir(lib, {recursive: true});
  for (const name of ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"]) {
    await rename(join(unpacked, "tensorflow", name), join(lib, name));
  }
  await symlink("libtensorflow_cc.so.2", join(lib, "libtensorflow.so"));
  await symlink("libtensorflow_cc.so.2", join(lib, "libtensorflow.so.2"));
  await symlink("libtensorflow_framework.so.2", join(lib, "libtensorflow_framework.so"));
  await cp(join(unpacked, "tensorflow/include"), join(deps, "include"), {recursive: true});
}

/** Returns the prefix of Node's own headers, when they were installed with it. */
export async function nodeHeaders(
  execPath: string = process.execPath,
): Promise<string | undefined> {
  const prefix = dirname(dirname(await realpath(execPath)));
  return existsSync(join(prefix, "include/node/node_api.h")) ? prefix : undefined;
}

/** Compiles the package's binding against the libtensorflow of a Python wheel; returns its version. */
export async function compileAgainstWheel(
  native: NativePackage,
  folder: string,
  {
    python,
    say,
    signal,
  }: {python: string; say: (step: string) => void; signal: AbortSignal | undefined},
): Promise<string> {
  const own = packageFolder(native.kind, folder);
  const work = join(folder, "wheel");
  await mkdir(work, {recursive: true});
  const wheel = await downloadWheel(native, python, work, say, signal);

  say("unpacking libtensorflow and its headers");
  const minutes = 10 * 60_000;
  await need(
    "unpacking the wheel",
    runTool(python, ["-c", UNPACK, wheel.path, work], {limitMs: minutes, signal}),
    minutes,
  );
  await placeDependencies(work, join(own, "deps"));
  await rm(work, {recursive: true, force: true});

  // Through npm, which brings its own node-gyp; without Node's headers that fetches them.
  say("compiling the binding (15 to 40 s)");
  const headers = await nodeHeaders();
  const nodedir = headers === undefined ? [] : ["--", `--nodedir=${headers}`];
  await need(
    "compiling the binding",
    runTool(NPM, ["run", "build-addon-from-source", ...nodedir], {
      cwd: own,
      limitMs: minutes,
      signal,
    }),
    minutes,
  );
  await rm(join(own, "build"), {recursive: true, force: true});
  return wheel.version;
}
