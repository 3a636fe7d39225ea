import {join} from "node:path";
import {hashLibrary, hashWorkbench} from "./bookHash.ts";
import type {ExecutionBase} from "./executeChapter.ts";

/** Finds what the results of a course's chapters depend on, and where they are kept. */
export async function executionBase(root: string): Promise<ExecutionBase> {
  const {listDatasets} = await import("voxelbook/data");
  const [libraryHash, engineHash] = await Promise.all([hashLibrary(), hashWorkbench("notebook")]);
  return {
    cache: join(root, ".voxelbook/cache"),
    root,
    libraryHash,
    engineHash,
    datasets: new Map(listDatasets().map(({id, sha256}) => [id, sha256])),
  };
}
