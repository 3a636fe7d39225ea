import {existsSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

/** Finds the folder of the package this file runs in, whether as source or bundled into dist. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error(`packagePath: package.json must lie above ${import.meta.url}, found none`);
    }
    folder = parent;
  }
  return folder;
}

/** True while the workbench runs from its TypeScript sources, false from its built dist folder. */
export const FROM_SOURCE: boolean = import.meta.url.endsWith(".ts");

/**
 * Returns the path of a file of the workbench, e.g. `book/page/page.entry.ts`.
 * In the built package the same entry lies below dist as JavaScript.
 */
export function packagePath(path: string): string {
  const root = packageRoot();
  if (FROM_SOURCE || path === "package.json") return join(root, path);
  return join(root, "dist", path.replace(/\.ts$/, ".js"));
}
