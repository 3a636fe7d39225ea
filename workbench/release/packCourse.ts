import {existsSync} from "node:fs";
import {mkdir, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {CliError, USAGE} from "../cli/error.ts";
import {runNpm} from "./runNpm.ts";
import type {PackedPackage} from "./studentFiles.ts";

/** Returns the repository of the course; only there can its packages be packed. */
export function courseRepository(exercisesFolder: string): string {
  const folder = dirname(exercisesFolder);
  if (
    existsSync(join(folder, "lib/package.json")) &&
    existsSync(join(folder, "workbench/package.json"))
  )
    return folder;
  throw new CliError(
    `release must run in the course's repository, found no lib and workbench in ${folder}`,
    {
      exitCode: USAGE,
      fix: "go to the folder that you cloned",
    },
  );
}

/**
 * Packs the library and the workbench, as built, into a folder.
 *
 * @throws CliError when they are not built
 */
export async function packCourse(repository: string, vendor: string): Promise<PackedPackage[]> {
  await mkdir(vendor, {recursive: true});
  const packed: PackedPackage[] = [];
  for (const part of ["lib", "workbench"]) {
    const folder = join(repository, part);
    if (!existsSync(join(folder, "dist"))) {
      throw new CliError(`${part} is not built`, {exitCode: USAGE, fix: "npm run build"});
    }
    const out = await runNpm(
      ["pack", "--json", "--ignore-scripts", `--pack-destination=${vendor}`],
      folder,
    );
    const [{filename: file}] = JSON.parse(out) as [{filename: string}];
    const {name, version} = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      name: string;
      version: string;
    };
    packed.push({name, version, file});
  }
  return packed;
}
