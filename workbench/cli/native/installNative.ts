import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm, stat, statfs, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {nativeFolder, packageFolder} from "voxelbook/nn/native";
import {CliError, ENVIRONMENT, FAILED} from "../error.ts";
import {formatBytes} from "../progress.ts";
import {compileAgainstWheel, requireTools} from "./compileAgainstWheel.ts";
import type {NativePackage} from "./packages.ts";
import {type ProbeAnswer, probeBackend} from "./probe.ts";
import {lastLines, NPM, runTool} from "./runTool.ts";

/** What was installed, and how it does. */
export interface InstalledNative extends ProbeAnswer {
  readonly package: string;
  readonly version: string;
  readonly path: string;
  /** "present" where an earlier run had made it. */
  readonly way: "download" | "wheel" | "present";
  readonly bytes: number;
  readonly seconds: number;
}

/** Options of {@link installNative}. */
export interface InstallOptions {
  readonly force: boolean;
  /** Told each step as it begins. */
  readonly say: (step: string) => void;
  readonly signal?: AbortSignal;
  /** Skips the ordinary download, and compiles at once. */
  readonly compile?: boolean;
}

/** Where the packages' own install step downloads libtensorflow from. */
const DOWNLOADS = "https://storage.googleapis.com/tensorflow/libtensorflow/";

/** Adds up the sizes of the files below a folder. */
async function sizeOf(folder: string): Promise<number> {
  let sum = 0;
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sum += await sizeOf(path);
    else if (entry.isFile()) sum += (await stat(path)).size;
  }
  return sum;
}

/** Stops when the disk cannot hold what is about to be made. */
async function requireSpace(native: NativePackage, folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const {bavail, bsize} = await statfs(folder);
  if (bavail * bsize >= native.diskWhile) return;
  throw new CliError(
    `native: ${native.npm} needs ${formatBytes(native.diskWhile)} while it is made, ` +
      `${formatBytes(bavail * bsize)} are free at ${folder}`,
    {exitCode: ENVIRONMENT, fix: "free some space, or set VOXELBOOK_CACHE to another disk"},
  );
}

/** Installs the npm packages without their install steps, outside every lock file. */
async function installPackages(
  native: NativePackage,
  folder: string,
  signal: AbortSignal | undefined,
) {
  await writeFile(
    join(folder, "package.json"),
    `${JSON.stringify({name: "voxelbook-native", version: "1.0.0", private: true})}\n`,
  );
  const spec = `${native.npm}@${native.version}`;
  const args = [
    "install",
    spec,
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
  ];
  const limitMs = 15 * 60_000;
  const result = await runTool(NPM, args, {cwd: folder, limitMs, signal});
  if (result.code !== 0) {
    throw new CliError(`native: npm could not bring ${spec}:\n${lastLines(result.output)}`, {
      exitCode: ENVIRONMENT,
      fix: "is the npm registry reachable? npm ping tells",
    });
  }
}

/** Says whether the address of the ready-made libtensorflow answers at all. */
async function isDownloadReachable({say, signal}: InstallOptions): Promise<boolean> {
  say("asking for the ready-made libtensorflow");
  try {
    const limit = AbortSignal.timeout(15_000);
    const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    await fetch(DOWNLOADS, {method: "HEAD", signal: either});
    return true;
  } catch (error) {
    const {cause, message} = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    say(`${new URL(DOWNLOADS).host} cannot be reached (${reason}), compiling instead`);
    return false;
  }
}

/** Runs the package's own install step, which downloads libtensorflow; false when that gave nothing. */
async function ordinaryInstall(
  native: NativePackage,
  folder: string,
  {say, signal}: InstallOptions,
): Promise<boolean> {
  say("downloading the ready-made libtensorflow");
  const cwd = packageFolder(native.kind, folder);
  const {code} = await runTool(NPM, ["run", "install"], {cwd, limitMs: 20 * 60_000, signal});
  const works = code === 0 && (await probeBackend(native.kind, join(folder, "package.json"))).ok;
  if (!works) say("the ordinary download did not give a working package, compiling instead");
  return works;
}

/** Makes the package in a folder of its own; returns the way that worked. */
async function make(
  native: NativePackage,
  folder: string,
  options: InstallOptions,
): Promise<"download" | "wheel"> {
  const {say, signal, compile = false} = options;
  const isReachable = !compile && (await isDownloadReachable(options));
  // What compiling needs is looked for before anything large is downloaded.
  let python = isReachable ? undefined : await requireTools(signal);

  say(`bringing ${native.npm} ${native.version}`);
  await installPackages(native, folder, signal);
  if (isReachable && (await ordinaryInstall(native, folder, options))) return "download";
  python ??= await requireTools(signal);
  await compileAgainstWheel(native, folder, {python, say, signal});
  return "wheel";
}

/** Loads the finished package and describes it; a package that does not compute is an error. */
async function describe(
  native: NativePackage,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<ProbeAnswer> {
  const probe = await probeBackend(native.kind, join(folder, "package.json"), {signal});
  if (probe.ok) return probe.answer;
  throw new CliError(`native: ${native.npm} was made but does not work: ${probe.reason}`, {
    exitCode: FAILED,
  });
}

/**
 * Brings a native build of TensorFlow.js: the ordinary install with its download, else compiled
 * against the libtensorflow of the Python wheel. It appears in its place only once it multiplies.
 */
export async function installNative(
  native: NativePackage,
  options: InstallOptions,
): Promise<InstalledNative> {
  const {force, say, signal} = options;
  const started = Date.now();
  const path = nativeFolder(native.kind);
  const record = {package: native.npm, version: native.version, path};
  const seconds = () => Math.round((Date.now() - started) / 100) / 10;
  if (!force && existsSync(path)) {
    say("checking what is there");
    const answer = await describe(native, path, signal);
    return {...record, way: "present", bytes: await sizeOf(path), seconds: seconds(), ...answer};
  }

  await requireSpace(native, dirname(path));
  const staging = `${path}.${process.pid}.part`;
  await rm(staging, {recursive: true, force: true});
  await mkdir(staging);
  try {
    const way = await make(native, staging, options);
    say("loading it and multiplying a matrix");
    const answer = await describe(native, staging, signal);
    await rm(path, {recursive: true, force: true});
    await rename(staging, path);
    return {...record, way, bytes: await sizeOf(path), seconds: seconds(), ...answer};
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new CliError("native: stopped; nothing was installed", {exitCode: FAILED});
  } finally {
    await rm(staging, {recursive: true, force: true});
  }
}
