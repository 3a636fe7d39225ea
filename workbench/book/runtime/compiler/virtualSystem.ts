import type {System} from "@tslab/typescript-for-tslab";
import {dirname, normalize} from "./shims/path.ts";

/** The folder in which cells live; `voxelbook` lies in its node_modules. */
export const ROOT = "/course";

/** The folder of TypeScript's own library declarations. */
export const COMPILER_FOLDER = "/typescript/lib";

/** A file system in memory, complete enough for TypeScript's watch program. */
export interface VirtualSystem {
  readonly sys: System;
  /** Adds files by absolute path. */
  mount(files: Readonly<Record<string, string>>): void;
}

const refuse = (what: string) => (): never => {
  throw new Error(`${what} is not possible in the page`);
};

/** Creates an empty file system; nothing in it ever changes but by `mount`. */
export function createVirtualSystem(): VirtualSystem {
  const files = new Map<string, string>();
  const folders = new Map<string, Set<string>>([["/", new Set()]]);

  const mount = (added: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(added)) {
      files.set(path, text);
      for (let child = path; child !== "/"; child = dirname(child)) {
        const parent = dirname(child);
        const known = folders.get(parent);
        if (known?.has(child)) break;
        folders.set(parent, (known ?? new Set()).add(child));
      }
    }
  };
  const resolve = (path: string): string =>
    normalize(path.startsWith("/") ? path : `${ROOT}/${path}`);
  const closed = {close: () => undefined};

  const sys: System = {
    args: [],
    newLine: "\n",
    useCaseSensitiveFileNames: true,
    write: (text) => console.log(text),
    readFile: (path) => files.get(resolve(path)),
    fileExists: (path) => files.has(resolve(path)),
    directoryExists: (path) => folders.has(resolve(path).replace(/(.)\/$/, "$1")),
    getDirectories: (path) =>
      [...(folders.get(resolve(path)) ?? [])]
        .filter((child) => folders.has(child))
        .map((child) => child.slice(child.lastIndexOf("/") + 1)),
    readDirectory: (path) =>
      [...files.keys()].filter((file) => file.startsWith(`${resolve(path)}/`)),
    watchFile: () => closed,
    watchDirectory: () => closed,
    resolvePath: resolve,
    realpath: resolve,
    getExecutingFilePath: () => `${COMPILER_FOLDER}/typescript.js`,
    getCurrentDirectory: () => ROOT,
    writeFile: refuse("writing a file"),
    createDirectory: refuse("making a folder"),
    exit: refuse("ending the process"),
  };
  return {sys, mount};
}
