import {cacheFolder} from "../../../core/index.ts";

/** The native builds of TensorFlow.js: for a graphics card with CUDA, and for the processor. */
export type NativeKind = "gpu" | "node";

/** A native build and the command that brings it. */
export interface NativeBuild {
  readonly npm: string;
  readonly version: string;
  readonly brings: string;
}

/** The version of TensorFlow.js that this library is written for. */
const VERSION = "4.22.0";

/** The native builds by kind. */
export const NATIVE_BUILDS: Readonly<Record<NativeKind, NativeBuild>> = {
  gpu: {npm: "@tensorflow/tfjs-node-gpu", version: VERSION, brings: "voxelbook native --gpu"},
  node: {npm: "@tensorflow/tfjs-node", version: VERSION, brings: "voxelbook native"},
};

/** Returns the folder in which `voxelbook native` puts a build, outside every lock file. */
export function nativeFolder(kind: NativeKind, cache: string = cacheFolder()): string {
  const {join} = process.getBuiltinModule("node:path");
  return join(cache, "native", `tfjs-${kind}-${NATIVE_BUILDS[kind].version}`);
}

/** Returns the package's own folder inside a folder it was installed in. */
export function packageFolder(kind: NativeKind, folder: string): string {
  const {join} = process.getBuiltinModule("node:path");
  return join(folder, "node_modules", ...NATIVE_BUILDS[kind].npm.split("/"));
}

/**
 * Finds a native build: beside this library, else where `voxelbook native` puts it.
 *
 * @returns a file from whose folder the package can be required, or undefined
 */
export function findNative(kind: NativeKind, cache?: string): string | undefined {
  const {createRequire} = process.getBuiltinModule("node:module");
  const {existsSync} = process.getBuiltinModule("node:fs");
  const {join} = process.getBuiltinModule("node:path");
  try {
    createRequire(import.meta.url).resolve(`${NATIVE_BUILDS[kind].npm}/package.json`);
    return import.meta.url;
  } catch (error) {
    if ((error as {code?: unknown}).code !== "MODULE_NOT_FOUND") throw error;
  }
  const folder = cache === undefined ? nativeFolder(kind) : nativeFolder(kind, cache);
  return existsSync(packageFolder(kind, folder)) ? join(folder, "package.json") : undefined;
}
