import {homedir} from "node:os";
import {join, resolve} from "node:path";

/** What decides where data are kept and looked for; the default is this process's own. */
export interface DataEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/** Returns the environment of this process. */
export function processEnvironment(): DataEnvironment {
  return {env: process.env, platform: process.platform, home: homedir()};
}

/**
 * Returns the folder that keeps downloaded datasets, each under its SHA-256:
 * VOXELBOOK_CACHE, else the platform's cache folder.
 */
export function cacheFolder({env, platform, home}: DataEnvironment = processEnvironment()): string {
  const own = env["VOXELBOOK_CACHE"];
  if (own !== undefined && own !== "") return resolve(own);
  if (platform === "win32") {
    return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "voxelbook", "cache");
  }
  return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "voxelbook");
}

/** Returns the mirror folder named by VOXELBOOK_MIRROR, or undefined. */
export function mirrorFolder({env}: DataEnvironment = processEnvironment()): string | undefined {
  const folder = env["VOXELBOOK_MIRROR"];
  return folder === undefined || folder === "" ? undefined : resolve(folder);
}
