import {createHash} from "node:crypto";
import {mkdir, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {bundleTests} from "../../exercise/bundleTests.ts";
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
  for (const id of ids) {
    const exercise = await readExercise(exercisesFolder, id);
    const infos = await Promise.all(
      exercise.editions.map(({info}) => infoWithHiddenWeights(exercise, info)),
    );
    const tests = await bundleTests(exercise, infos);
    const hash = createHash("sha256").update(tests).digest("hex").slice(0, 12);
    const file = join(outDir, `${id}-${hash}.js`);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, tests);
    const kept: PageExercise = {tests: basename(file), answers: exercise.info.answers};
    await writeFile(join(outDir, `${id}.json`), `${JSON.stringify(kept, null, 1)}\n`);
  }
  return ids;
}
