import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join, relative} from "node:path";
import {packagePath} from "./packagePath.ts";

const require = createRequire(import.meta.url);

/** Lists the files below a folder that fit, sorted; an absent folder has none. */
async function filesBelow(folder: string, fits: (path: string) => boolean): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const found: string[] = [];
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (entry.name === "node_modules" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(path, fits)));
    else if (fits(path)) found.push(path);
  }
  return found.sort();
}

/** Hashes names and contents of files; the folder they lie in does not matter. */
async function hashFiles(base: string, paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(relative(base, path).replaceAll("\\", "/")).update("\0");
    hash.update(await readFile(path)).update("\0");
  }
  return hash.digest("hex");
}

/** Hashes the library that chapters run with, as built, and the models that come with it. */
export async function hashLibrary(): Promise<string> {
  const folder = dirname(require.resolve("voxelbook/package.json"));
  const fits = (path: string) => /\.(?:js|json|safetensors)$/.test(path);
  return hashFiles(folder, [
    ...(await filesBelow(join(folder, "dist"), fits)),
    ...(await filesBelow(join(folder, "models"), fits)),
  ]);
}

/** Hashes the program that renders and runs: its sources in the repository, else its build. */
export async function hashWorkbench(part: "" | "notebook" = ""): Promise<string> {
  const root = dirname(packagePath("package.json"));
  const sources = join(root, "notebook");
  const base = existsSync(sources) ? join(root, part) : join(root, "dist");
  const fits = (path: string) =>
    /\.(?:ts|js|json|css)$/.test(path) && !/[\\/]dist[.\d]*[\\/]/.test(path);
  const inDist = !existsSync(sources);
  const files = await filesBelow(base, inDist ? (path) => /\.(?:js|css)$/.test(path) : fits);
  return hashFiles(root, files);
}

/** Hashes what the book is made from below its root: notebooks, exercises, references, manifest. */
export async function hashSources(root: string): Promise<string> {
  const fits = (path: string) => /\.(?:ipynb|ts|bib|json)$/.test(path);
  const files = [
    ...(await filesBelow(join(root, "notebooks"), fits)),
    ...(await filesBelow(join(root, "exercises"), fits)),
    ...(await filesBelow(
      join(root, "lib"),
      (path) => path.endsWith(".ts") && !/[\\/]dist[\\/]/.test(path),
    )),
    ...["references.bib", "datasets/manifest.json"]
      .map((name) => join(root, name))
      .filter(existsSync),
  ];
  return hashFiles(root, files);
}

/** Hashes one text. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
