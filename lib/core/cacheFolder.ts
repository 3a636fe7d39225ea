/** What decides where files of this library are kept and looked for. */
export interface CacheEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/**
 * Returns the environment of this process; only Node has one.
 *
 * @returns its variables, platform and home folder
 * @example typeof processEnvironment().home // "string"
 */
export function processEnvironment(): CacheEnvironment {
  const {env, platform} = process.getBuiltinModule("node:process");
  return {env, platform, home: process.getBuiltinModule("node:os").homedir()};
}

/**
 * Returns the folder that keeps what was downloaded, datasets and native builds: VOXELBOOK_CACHE, else
 * the platform's cache folder. Only under Node.
 *
 * @param environment - variables, platform and home folder; this process's when left out
 * @returns an absolute path
 * @example cacheFolder({env: {XDG_CACHE_HOME: "/big"}, platform: "linux", home: "/home/ada"}) // "/big/voxelbook"
 */
export function cacheFolder(environment: CacheEnvironment = processEnvironment()): string {
  const {env, platform, home} = environment;
  const {join, resolve} = process.getBuiltinModule("node:path");
  const own = env["VOXELBOOK_CACHE"];
  if (own !== undefined && own !== "") return resolve(own);
  if (platform === "win32") {
    return join(env["LOCALAPPDATA"] || join(home, "AppData", "Local"), "voxelbook", "cache");
  }
  return join(env["XDG_CACHE_HOME"] || join(home, ".cache"), "voxelbook");
}
