import {mkdir, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {bundleTests, type PageTests} from "../../exercise/bundleTests.ts";
import {givenCells, ownVariant} from "../../exercise/givenCells.ts";
import {findExercises, readExercise} from "../../exercise/readExercise.ts";
import {infoWithHiddenWeights} from "../../grader/hiddenWeights.ts";
import type {PageExercise} from "./protocol.ts";

/**
 * Writes what a page needs to check each exercise: `<outDir>/<id>.json` and its public tests.
 * Of hidden tests only the weights are told, so that the page counts the same points as a check elsewhere.
 *
 * @param outDir - the folder `exercises` below the runtime's assets
 * @param exercisesFolder - the repository's folder `exercises`
 * @returns the ids of the exercises
 */
export async function buildCheckAssets(
  outDir: string,
  exercisesFolder: string,
): Promise<readonly string[]> {
  const ids = await findExercises(exercisesFolder);
  const pages: PageTests[] = [];
  for (const id of ids) {
    const exercise = await readExercise(exercisesFolder, id);
    const variant = ownVariant(exercise);
    const infos = await Promise.all(
      exercise.editions.map(async ({info}) => ({
        ...(await infoWithHiddenWeights(exercise, info)),
        ...(variant && {variant}),
      })),
    );
    pages.push({exercise, infos});
  }
  const files = await bundleTests(pages);
  for (const [name, text] of files) {
    const file = join(outDir, name);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, text);
  }

  // A page finds the tests of its exercise through a file of a fixed name.
  for (const {exercise} of pages) {
    const {id, info} = exercise;
    const tests = [...files.keys()].find((name) => name.slice(0, name.lastIndexOf("-")) === id)!;
    const given = givenCells(exercise, ownVariant(exercise));
    const kept: PageExercise = {tests: basename(tests), answers: info.answers, given};
    await writeFile(join(outDir, `${id}.json`), `${JSON.stringify(kept, null, 1)}\n`);
  }
  return ids;
}
