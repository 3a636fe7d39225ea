import {randomUUID} from "node:crypto";
import {existsSync, lstatSync, readlinkSync} from "node:fs";
import {childUser} from "./childUser.ts";
import {findProgram} from "./findProgram.ts";
import type {Limits} from "./limits.ts";
import {ownMark} from "./processMark.ts";

/** How strongly an answer is kept apart, strongest first. */
export type Tier = "namespaces" | "container" | "permissions";
export const TIERS: readonly Tier[] = ["namespaces", "container", "permissions"];

/** A command line that runs the child. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** The descriptor on which the child replies. */
  readonly replyFd: 1 | 3;
  /** Environment of the command; a container engine needs the user's, the container gets none of it. */
  readonly env?: NodeJS.ProcessEnv;
  /** What ends it beside its process group, such as a container that outlives its client. */
  readonly stop?: {readonly file: string; readonly args: readonly string[]};
}

/** Builds the command line for one child. */
export type Launcher = (folder: string, slot: number) => Launch;

/** Where the answer's folder appears inside. */
const INSIDE = "/answer";
/** Names the grader that a container belongs to, so that those of a killed one can be found. */
export const CONTAINER_LABEL = "voxelbook.grader";

const isRoot = (): boolean => process.getuid?.() === 0;

/** Node's own limits: the innermost layer, and the only one of the tier `permissions`. */
function nodeArgs(folder: string, {heapMb}: Limits, replyFd: number): string[] {
  const flags = process.allowedNodeEnvironmentFlags;
  const permission = flags.has("--permission") ? "--permission" : "--experimental-permission";
  return [
    `--max-old-space-size=${heapMb}`,
    "--disable-proto=delete",
    "--no-addons",
    "--no-warnings",
    permission,
    `--allow-fs-read=${folder}/*`,
    `${folder}/child.cjs`,
    String(replyFd),
  ];
}

/** Resource limits by prlimit, as far as this machine has it. */
function prlimitArgs(limits: Limits, processes: boolean): string[] {
  const prlimit = findProgram("prlimit");
  if (prlimit === undefined) return [];
  return [
    prlimit,
    `--data=${limits.memoryMb * 2 ** 20}`,
    `--cpu=${limits.cpuSeconds}`,
    `--fsize=${limits.fileBytes}`,
    `--nofile=${limits.openFiles}`,
    "--core=0",
    ...(processes ? [`--nproc=${limits.processes}`] : []),
  ];
}

/** A user id of its own for a child of root: limits on processes do not bind root. */
function ownUserArgs(slot: number): string[] {
  const setpriv = isRoot() ? findProgram("setpriv") : undefined;
  if (setpriv === undefined) return [];
  const uid = String(childUser(slot));
  return [setpriv, "--reuid", uid, "--regid", uid, "--clear-groups", "--no-new-privs"];
}

/** The system's libraries, read-only: /usr and the links or folders beside it. */
function systemBinds(): string[] {
  const binds = ["--ro-bind", "/usr", "/usr"];
  for (const path of ["/lib", "/lib32", "/lib64", "/bin"]) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) binds.push("--symlink", readlinkSync(path), path);
    else binds.push("--ro-bind", path, path);
  }
  // A Node that was installed by hand lives elsewhere; only its own file is shown.
  if (!process.execPath.startsWith("/usr/")) binds.push("--ro-bind", process.execPath, "/node");
  return binds;
}

/** Linux namespaces by bubblewrap: no network, no other process, no other file. */
function namespaces(limits: Limits): Launcher | undefined {
  const bwrap = process.platform === "linux" ? findProgram("bwrap") : undefined;
  if (bwrap === undefined) return undefined;
  const node = process.execPath.startsWith("/usr/") ? process.execPath : "/node";
  const system = systemBinds();
  return (folder, slot) => {
    // The limit on processes is set inside, where only the child's own are counted.
    const command = [
      ...ownUserArgs(slot),
      bwrap,
      ...["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"],
      ...["--cap-drop", "ALL", ...system],
      ...["--ro-bind", folder, INSIDE, "--tmpfs", "/tmp", "--dev", "/dev"],
      ...["--remount-ro", "/dev", "--remount-ro", "/tmp", "--remount-ro", "/", "--chdir", INSIDE],
      ...prlimitArgs(limits, true),
      node,
      ...nodeArgs(INSIDE, limits, 3),
    ];
    return {file: command[0], args: command.slice(1), replyFd: 3};
  };
}

/** The program that runs containers, or undefined. */
export const containerEngine = (): string | undefined =>
  findProgram("podman") ?? findProgram("docker");

/** A container by podman or docker; the image must be on this machine already. */
function container(limits: Limits, image: string): Launcher | undefined {
  const engine = containerEngine();
  if (engine === undefined) return undefined;
  return (folder) => {
    const name = `voxelbook-${randomUUID()}`;
    const args = [
      ...[
        "run",
        "--rm",
        "--name",
        name,
        `--label=${CONTAINER_LABEL}=${ownMark()}`,
        "--interactive",
        "--pull=never",
        "--network=none",
        "--read-only",
      ],
      ...["--cap-drop=ALL", "--security-opt=no-new-privileges", "--user=65534:65534"],
      ...[`--memory=${limits.memoryMb}m`, `--memory-swap=${limits.memoryMb}m`],
      ...[`--pids-limit=${limits.processes}`, `--ulimit=nofile=${limits.openFiles}`],
      ...[`--ulimit=cpu=${limits.cpuSeconds}`, "--ulimit=core=0"],
      ...[`--volume=${folder}:${INSIDE}:ro`, `--workdir=${INSIDE}`],
      image,
      "node",
      ...nodeArgs(INSIDE, limits, 1),
    ];
    const stop = {file: engine, args: ["rm", "--force", name]};
    return {file: engine, args, replyFd: 1, env: process.env, stop};
  };
}

/** What ends a program in the moment its parent ends, however that ends; it stands before the program's name. */
export function dieWithParent(): string[] {
  const setpriv = process.platform === "linux" ? findProgram("setpriv") : undefined;
  return setpriv === undefined ? [] : [setpriv, "--pdeathsig", "KILL"];
}

/** Node's permission model alone, with resource limits where the system has them. */
function permissions(limits: Limits): Launcher {
  // Bubblewrap does this by itself.
  const tied = dieWithParent();
  return (folder, slot) => {
    const own = ownUserArgs(slot);
    const command = [
      // A change of user takes the tie away: it is made after it.
      ...own,
      ...tied,
      ...prlimitArgs(limits, own.length > 0),
      process.execPath,
      ...nodeArgs(folder, limits, 3),
    ];
    return {file: command[0], args: command.slice(1), replyFd: 3};
  };
}

/** The image of the tier `container`. */
export function containerImage(): string {
  const major = process.versions.node.split(".")[0];
  return process.env["VOXELBOOK_GRADER_IMAGE"] ?? `docker.io/library/node:${major}-slim`;
}

/** Returns how to launch a child in a tier, or undefined where its program is not installed. */
export function launcherOf(tier: Tier, limits: Limits): Launcher | undefined {
  if (tier === "namespaces") return namespaces(limits);
  if (tier === "container") return container(limits, containerImage());
  return permissions(limits);
}
