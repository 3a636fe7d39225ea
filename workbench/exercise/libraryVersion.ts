import {createRequire} from "node:module";

/** Returns the version of the package `voxelbook` that this program uses. */
export function libraryVersion(): string {
  const load = createRequire(import.meta.url);
  return (load("voxelbook/package.json") as {version: string}).version;
}
