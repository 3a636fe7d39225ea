import {mkdirSync, renameSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {Worker} from "node:worker_threads";
import {buildSync} from "esbuild";
import {workbenchFile} from "../../exercise/workbenchFile.ts";

const bundled = new Map<string, string>();

/**
 * Bundles a source with the library's sources, once per process: Node 20 hands no loader on to a worker,
 * and one that sets up its own takes a second to start.
 */
function bundleSource(source: string, name: string): string {
  const known = bundled.get(name);
  if (known !== undefined) return known;
  const library = ["voxelbook/features", "voxelbook/image"].map((folder) => {
    return [folder, fileURLToPath(import.meta.resolve(folder))];
  });

  // Inside the package, so that it finds what it imports from other packages.
  const outfile = join(source.slice(0, -`${name}.ts`.length), "dist.sources", `${name}.js`);
  const fresh = `${outfile}.${process.pid}.js`;
  mkdirSync(dirname(outfile), {recursive: true});
  buildSync({
    entryPoints: [source],
    outfile: fresh,
    bundle: true,
    packages: "external",
    alias: Object.fromEntries(library),
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  renameSync(fresh, outfile);
  bundled.set(name, outfile);
  return outfile;
}

/**
 * Starts an entry of the workbench on a thread of its own: the built one, or a bundle of its source when
 * this program runs from sources.
 *
 * @param name - path below the workbench without extension, such as `cli/features/worker.entry`
 * @param workerData - what the entry is given
 */
export function startWorker(name: string, workerData: unknown): Worker {
  const file = workbenchFile(name);
  return new Worker(file.endsWith(".ts") ? bundleSource(file, name) : file, {workerData});
}
