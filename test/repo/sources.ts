import {readdirSync, readFileSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";

/** The repository's root folder. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** The folders of lib, and what each may import (DESIGN, section 3). */
export const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  image: ["core"],
  physics: ["core", "image"],
  segment: ["core", "image"],
  features: ["core", "image"],
  statistics: ["core"],
  nn: ["core", "image", "statistics"],
  data: ["core", "image", "physics"],
  display: ["core", "image"],
  pipeline: [
    "core",
    "image",
    "physics",
    "segment",
    "features",
    "statistics",
    "nn",
    "data",
    "display",
  ],
};

/** Lists files below a folder whose name ends as asked, without build output, as paths from the root. */
export function filesBelow(folder: string, ending: string): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(path, {withFileTypes: true})) {
      if (/^(dist(\..*)?|node_modules|\.voxelbook)$/.test(entry.name)) continue;
      const below = join(path, entry.name);
      if (entry.isDirectory()) walk(below);
      else if (entry.name.endsWith(ending)) found.push(relative(root, below).split(sep).join("/"));
    }
  };
  walk(join(root, folder));
  return found.sort();
}

/** Reads a file of the repository as text. */
export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Lists the module names that a source imports or re-exports, types included. */
export function importsOf(source: string): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^;"]*?from\s*"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;
  return [...source.matchAll(pattern)].map((match) => match[1] ?? match[2]);
}
