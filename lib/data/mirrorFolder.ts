import {resolve} from "node:path";
import {type CacheEnvironment, processEnvironment} from "../core/index.ts";

/** Returns the mirror folder named by VOXELBOOK_MIRROR, or undefined. */
export function mirrorFolder({env}: CacheEnvironment = processEnvironment()): string | undefined {
  const folder = env["VOXELBOOK_MIRROR"];
  return folder === undefined || folder === "" ? undefined : resolve(folder);
}
