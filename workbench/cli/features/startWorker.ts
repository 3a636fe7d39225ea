import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Worker} from "node:worker_threads";
import {workbenchFile} from "../../exercise/workbenchFile.ts";
import {bundleEntry} from "../../notebook/bundleEntry.ts";

/**
 * Bundles a source with the library's sources: Node 20 hands no loader on to a worker, and one that sets
 * up its own takes a second to start.
 */
function bundleSource(source: string, name: string): string {
  const library = ["voxelbook/features", "voxelbook/image"].map((folder) => {
    return [folder, fileURLToPath(import.meta.resolve(folder))];
  });
  const outfile = join(source.slice(0, -`${name}.ts`.length), "dist.sources", `${name}.js`);
  return bundleEntry(source, outfile, Object.fromEntries(library));
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
