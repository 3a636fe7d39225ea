import {createRequire} from "node:module";
import {dirname} from "node:path";

/**
 * Returns the folder of the package `voxelbook` that this program uses, and whether its sources are in
 * force (tests and types) or its built files (everywhere else).
 */
export function libraryFolder(): {folder: string; source: boolean} {
  // Not import.meta.resolve: mocha may load this file by require, where there is none.
  const core = createRequire(import.meta.url).resolve("voxelbook/core");
  const source = core.endsWith(".ts");
  const folder = dirname(dirname(core));
  return {folder: source ? folder : dirname(folder), source};
}
