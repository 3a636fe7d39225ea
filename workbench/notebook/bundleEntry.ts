import {mkdirSync, renameSync} from "node:fs";
import {dirname} from "node:path";
import {buildSync} from "esbuild";

const bundled = new Map<string, string>();

/**
 * Bundles an entry from its source, once per process, for a child or a thread that no loader serves. The
 * output must lie inside the package, so that the entry finds what it imports from other packages.
 *
 * @param source - the entry's file
 * @param outfile - where the bundle goes; written whole
 * @param alias - files by the names under which the entry imports them
 * @returns the bundle's path
 */
export function bundleEntry(
  source: string,
  outfile: string,
  alias: Readonly<Record<string, string>> = {},
): string {
  const known = bundled.get(source);
  if (known !== undefined) return known;
  const fresh = `${outfile}.${process.pid}.js`;
  mkdirSync(dirname(outfile), {recursive: true});
  buildSync({
    entryPoints: [source],
    outfile: fresh,
    bundle: true,
    packages: "external",
    alias: {...alias},
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  renameSync(fresh, outfile);
  bundled.set(source, outfile);
  return outfile;
}
