import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Finding} from "./finding.ts";

/** The parts of a package.json that matter here. */
interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly engines?: {readonly node?: string};
}

/** Reads a package.json. */
function readPackage(path: string): PackageFile {
  return JSON.parse(readFileSync(path, "utf8")) as PackageFile;
}

/** Returns the package.json of the workbench, above this file wherever it was built to. */
export function workbenchPackage(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, "package.json");
    if (existsSync(path) && readPackage(path).name === "voxelbook-workbench") return path;
    if (folder === dirname(folder)) throw new Error("doctor: the workbench's package.json is gone");
    folder = dirname(folder);
  }
}

/** Finds an installed package from a file upwards; undefined when it is missing. */
export function installedPackage(name: string, from: string): PackageFile | undefined {
  for (const folder of createRequire(from).resolve.paths(name) ?? []) {
    const path = join(folder, name, "package.json");
    if (existsSync(path)) return readPackage(path);
  }
  return undefined;
}

/** Compares Node's version with the first that can require ES modules. */
export function examineNode(version: string = process.versions.node): Finding {
  const [major, minor] = version.split(".").map(Number);
  const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  return {
    name: "Node",
    state: fits ? "ok" : "missing",
    detail: [
      fits ? version : `20.19 or later (22.12 or later of the 22 line) is needed, got ${version}`,
    ],
    fix: fits ? null : "install Node 22 or later: https://nodejs.org",
  };
}

/** Looks for each package that lib and workbench depend on. */
export function examinePackages(own: string = workbenchPackage()): Finding {
  const library = createRequire(own).resolve("voxelbook/package.json");
  const wanted = [own, library].flatMap((path) =>
    Object.keys(readPackage(path).dependencies ?? {}).map((name) => ({name, from: path})),
  );
  const missing = wanted.filter(({name, from}) => installedPackage(name, from) === undefined);
  const names = [...new Set(missing.map(({name}) => name))];
  return {
    name: "packages",
    state: names.length === 0 ? "ok" : "missing",
    detail:
      names.length === 0
        ? [`all ${new Set(wanted.map(({name}) => name)).size} that are asked for are installed`]
        : [`not installed: ${names.join(", ")}`],
    fix: names.length === 0 ? null : "npm ci",
  };
}

/** Looks for the built library, which notebooks import. */
export function examineLibrary(own: string = workbenchPackage()): Finding {
  const path = createRequire(own).resolve("voxelbook/package.json");
  const isBuilt = existsSync(join(dirname(path), "dist/data/manifest.json"));
  return {
    name: "library",
    state: isBuilt ? "ok" : "missing",
    detail: [
      isBuilt
        ? `voxelbook ${readPackage(path).version}, built`
        : "lib/dist is not there: notebooks import it",
    ],
    fix: isBuilt ? null : "npm run build",
  };
}

/** Compares tslab's version with the one that is pinned: the runner uses its private files. */
export function examineTslab(own: string = workbenchPackage()): Finding {
  const pinned = readPackage(own).dependencies?.["tslab"] ?? "none";
  const found = installedPackage("tslab", own)?.version ?? "none";
  const fits = pinned === found;
  return {
    name: "tslab",
    state: fits ? "ok" : "missing",
    detail: [fits ? `${found}, as pinned` : `${pinned} is pinned, ${found} is installed`],
    fix: fits ? null : "npm ci",
  };
}
