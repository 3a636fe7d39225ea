import {existsSync} from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {CliError, FAILED, USAGE} from "../cli/error.ts";
import {type Exercise, readExercise, requireMaster} from "../exercise/readExercise.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import {hiddenWeights} from "../grader/hiddenWeights.ts";
import {writeNotebook} from "../notebook/nbformat.ts";
import {findLeaks} from "./findLeaks.ts";
import {courseRepository, packCourse} from "./packCourse.ts";
import {runNpm} from "./runNpm.ts";
import {STUDENT_BOOTSTRAP, studentPackage, studentReadme} from "./studentFiles.ts";

export interface ReleaseOptions {
  readonly exercisesFolder: string;
  readonly ids: readonly string[];
  readonly out: string;
  /** Replaces a folder that an earlier release wrote. */
  readonly force: boolean;
  readonly onStep: (what: string) => void;
}

const MARK = "voxelbook-exercises";

/** Writes the student's notebooks and the public tests of one exercise. */
async function releaseExercise(exercise: Exercise, out: string): Promise<void> {
  const folder = join(out, "exercises", exercise.id);
  await mkdir(folder, {recursive: true});
  const weights = await hiddenWeights(exercise);
  for (const {language, file} of exercise.editions) {
    const text = writeNotebook(studentNotebook(exercise, language, weights));
    await writeFile(join(folder, basename(file)), text);
  }
  await writeFile(join(folder, "tests.ts"), await readFile(exercise.testsFile));
}

/** Copies the chapters that exercises lead back to, in every language, and the list that they cite. */
async function releaseChapters(
  exercises: readonly Exercise[],
  repository: string,
  out: string,
): Promise<void> {
  const chapters = new Set(exercises.map(({info}) => info.chapter));
  for (const folder of ["notebooks", "notebooks/zh-CN"]) {
    for (const chapter of chapters) {
      const name = join(folder, `${chapter}.ipynb`);
      if (!existsSync(join(repository, name))) continue;
      await mkdir(join(out, folder), {recursive: true});
      await copyFile(join(repository, name), join(out, name));
    }
  }
  const references = join(repository, "references.bib");
  if (existsSync(references)) await copyFile(references, join(out, "references.bib"));
}

/** Only an empty folder, or one that a release wrote, may be taken. */
async function requireFree(out: string, force: boolean): Promise<void> {
  if (!existsSync(out) || (await readdir(out)).length === 0) return;
  const json = await readFile(join(out, "package.json"), "utf8").catch(() => "{}");
  const own = (JSON.parse(json) as {name?: string}).name === MARK;
  if (own && force) return;
  const fix = own ? "choose another --out, or replace it with --force" : "choose another --out";
  throw new CliError(`${out} is not empty`, {exitCode: USAGE, fix});
}

/** Writes what makes the folder start by itself, and pins every package for all students. */
async function releaseProgram(
  exercises: readonly Exercise[],
  repository: string,
  out: string,
): Promise<void> {
  const packages = await packCourse(repository, join(out, "vendor"));
  const {engines} = JSON.parse(await readFile(join(repository, "lib/package.json"), "utf8")) as {
    engines: {node: string};
  };
  await writeFile(join(out, "package.json"), studentPackage(packages, engines.node));
  await writeFile(join(out, "voxelbook.mjs"), STUDENT_BOOTSTRAP);
  await writeFile(join(out, "README.md"), studentReadme(exercises));
  await writeFile(join(out, ".gitignore"), "node_modules/\n.voxelbook/\n");
  // Registry addresses are left out of the lock: students' own npm knows where it fetches from.
  const silent = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  const lock = ["--package-lock-only", "--omit-lockfile-registry-resolved"];
  await runNpm(["install", ...lock, ...silent], out);
}

/** Writes everything into a fresh folder. */
async function writeRelease(
  exercises: readonly Exercise[],
  out: string,
  {exercisesFolder, onStep}: ReleaseOptions,
): Promise<void> {
  const repository = courseRepository(exercisesFolder);
  for (const exercise of exercises) {
    onStep(exercise.id);
    await releaseExercise(exercise, out);
  }
  await releaseChapters(exercises, repository, out);
  onStep("packing library and workbench, pinning packages");
  await releaseProgram(exercises, repository, out);

  onStep("searching for solutions");
  const leaks = await findLeaks(out, exercises);
  if (leaks.length === 0) return;
  const shown = leaks.slice(0, 10).join("\n  ");
  const fix = "take these lines out of the public tests or the notebook's open cells";
  throw new CliError(`the student's folder would give away:\n  ${shown}`, {exitCode: FAILED, fix});
}

/**
 * Writes the folder that students get: exercises without solutions, public tests, the packed course.
 * It appears whole or not at all.
 *
 * @returns the exercises in it
 * @throws CliError when something in it would give away a solution or a hidden test
 */
export async function releaseCourse(options: ReleaseOptions): Promise<readonly Exercise[]> {
  const {exercisesFolder, ids, out, force} = options;
  await requireFree(out, force);
  const exercises = await Promise.all(ids.map((id) => readExercise(exercisesFolder, id)));
  for (const exercise of exercises) requireMaster(exercise);
  await mkdir(dirname(out), {recursive: true});
  const fresh = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  try {
    await writeRelease(exercises, fresh, options);
    await chmod(fresh, 0o755);
    await rm(out, {recursive: true, force: true});
    await rename(fresh, out);
  } finally {
    await rm(fresh, {recursive: true, force: true});
  }
  return exercises;
}
