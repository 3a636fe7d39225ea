import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

/** Returns the folder of the workbench package: bundles move this code about, so it is searched upwards. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/**
 * Returns the file of an entry of the workbench: its source when this program runs from sources,
 * else the built one.
 *
 * @param name - path below the workbench without extension, such as `grader/child.entry`
 */
export function workbenchFile(name: string): string {
  const source = fileURLToPath(import.meta.url).endsWith(".ts");
  return source ? join(packageFolder(), `${name}.ts`) : join(packageFolder(), "dist", `${name}.js`);
}

/** Returns Node's arguments that run an entry of the workbench: the built program, or the source through tsx. */
export function entryCommand(name: string): string[] {
  const entry = workbenchFile(name);
  if (!entry.endsWith(".ts")) return [entry];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return ["--import", tsx, "--conditions=voxelbook-source", entry];
}
