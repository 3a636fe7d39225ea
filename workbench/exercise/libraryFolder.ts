import {dirname} from "node:path";
import {fileURLToPath} from "node:url";

/**
 * Returns the folder of the package `voxelbook` that this program uses, and whether its sources are in
 * force (tests and types) or its built files (everywhere else).
 */
export function libraryFolder(): {folder: string; source: boolean} {
  const core = fileURLToPath(import.meta.resolve("voxelbook/core"));
  const source = core.endsWith(".ts");
  const folder = dirname(dirname(core));
  return {folder: source ? folder : dirname(folder), source};
}
