import {existsSync} from "node:fs";
import {copyFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import type {Exercise} from "../exercise/readExercise.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import {hiddenWeights} from "../grader/hiddenWeights.ts";
import {writeNotebook} from "../notebook/nbformat.ts";
import {packCourse} from "./packCourse.ts";
import {runNpm} from "./runNpm.ts";
import {STUDENT_BOOTSTRAP, studentPackage, studentReadme} from "./studentFiles.ts";

/** Writes the student's notebooks and the public tests of one exercise. */
async function writeExercise(exercise: Exercise, out: string): Promise<void> {
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
async function writeChapters(
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

/** Writes what makes the folder start by itself, and pins every package for all students. */
async function writeProgram(
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

/**
 * Writes the folder that a whole class can work in: exercises without solutions, public tests, chapters, the packed
 * course. Exercises with variants have the default values.
 *
 * @param repository - of the course
 * @param onStep - told what is being written, for progress
 */
export async function writeCourse(
  exercises: readonly Exercise[],
  repository: string,
  out: string,
  onStep: (what: string) => void,
): Promise<void> {
  for (const exercise of exercises) {
    onStep(exercise.id);
    await writeExercise(exercise, out);
  }
  await writeChapters(exercises, repository, out);
  onStep("packing library and workbench, pinning packages");
  await writeProgram(exercises, repository, out);
}
