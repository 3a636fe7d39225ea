import {execFileSync} from "node:child_process";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";

/** The repository's root folder, where both sides of a benchmark run. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** What each side of a benchmark prints as its last line. */
export interface Timed {
  readonly seconds: readonly number[];
  readonly megabytes: number;
}

/** Runs a program that prints one line of JSON last. */
export function timed<Printed extends Timed>(program: string, args: readonly string[]): Printed {
  const text = execFileSync(program, [...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(text.trim().split("\n").at(-1)!) as Printed;
}

/** Runs one of our entries from source, as `timed` does. */
export function timedOwn<Printed extends Timed>(entry: string, args: readonly string[]): Printed {
  const source = ["--import=tsx", "--conditions=voxelbook-source", entry];
  return timed(process.execPath, [...source, ...args]);
}

/**
 * Bundles one of our entries into a folder, so that what compiles TypeScript takes no memory beside it.
 * Packages stay outside where a folder of the project finds them; elsewhere they are bundled too.
 *
 * @returns the bundle's path, for `timed(process.execPath, [path, …])`
 */
export async function bundled(
  entry: string,
  folder: string,
  {packages = "bundle"}: {readonly packages?: "bundle" | "external"} = {},
): Promise<string> {
  const outfile = join(folder, "own.mjs");
  await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    platform: "node",
    format: "esm",
    packages,
    conditions: ["voxelbook-source"],
    logLevel: "warning",
    outfile,
  });
  return outfile;
}

/** The middle of a few times. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Writes a duration for a person. */
export const clock = (seconds: number): string =>
  seconds < 1
    ? `${(1000 * seconds).toFixed(seconds < 0.01 ? 1 : 0)} ms`
    : `${seconds.toFixed(2)} s`;
