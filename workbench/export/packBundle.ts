import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {courseRepository, packCourse} from "../release/packCourse.ts";
import {runNpm} from "../release/runNpm.ts";

/**
 * Writes the packed course into a folder, with every package pinned: what is installed on the platform is
 * what was tried here.
 */
export async function packBundle(exercisesFolder: string, folder: string): Promise<void> {
  const repository = courseRepository(exercisesFolder);
  const packages = await packCourse(repository, join(folder, "vendor"));
  const {engines} = JSON.parse(await readFile(join(repository, "lib/package.json"), "utf8")) as {
    engines: {node: string};
  };
  const manifest = {
    name: "voxelbook-autograder",
    version: packages[0]?.version ?? "0.0.0",
    private: true,
    type: "module",
    engines,
    dependencies: Object.fromEntries(packages.map(({name, file}) => [name, `file:vendor/${file}`])),
    allowScripts: {esbuild: true, zeromq: true},
  };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const silent = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const lock = ["--package-lock-only", "--omit-lockfile-registry-resolved"];
  await runNpm(["install", ...lock, ...silent], folder);
}
