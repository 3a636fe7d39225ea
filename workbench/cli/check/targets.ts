import {existsSync} from "node:fs";
import {basename, dirname, resolve} from "node:path";
import {findExercisesFolder} from "../../exercise/findExercisesFolder.ts";
import {findExercises} from "../../exercise/readExercise.ts";
import {CliError, USAGE} from "../error.ts";

/** What a name on the command line stands for: a whole exercise, or one notebook file. */
export type Target =
  | {readonly kind: "exercise"; readonly exercisesFolder: string; readonly id: string}
  | {readonly kind: "notebook"; readonly path: string};

/** Finds the exercise that a name means: its id, its folder's path, or the last part of its id. */
export async function findExercise(exercisesFolder: string, name: string): Promise<string> {
  const ids = await findExercises(exercisesFolder);
  const wanted = name.replace(/^(\.\/)?exercises\//, "").replace(/\/+$/, "");
  const found = ids.filter((id) => id === wanted || basename(id) === wanted);
  if (found.length === 1) return found[0];
  const reason = found.length === 0 ? "is not an exercise" : "is the name of several exercises";
  throw new CliError(`"${name}" ${reason}; there are ${ids.join(", ")}`, {exitCode: USAGE});
}

/**
 * Reads the names given to a command; none means every exercise of the course.
 *
 * @throws CliError when a name is neither an exercise nor a notebook file
 */
export async function readTargets(names: readonly string[], cwd: string): Promise<Target[]> {
  if (names.length === 0) {
    const exercisesFolder = findExercisesFolder(cwd);
    const ids = await findExercises(exercisesFolder);
    return ids.map((id) => ({kind: "exercise", exercisesFolder, id}));
  }
  return Promise.all(
    names.map(async (name): Promise<Target> => {
      if (name.endsWith(".ipynb")) {
        const path = resolve(cwd, name);
        if (!existsSync(path)) throw new CliError(`no such file: ${name}`, {exitCode: USAGE});
        return {kind: "notebook", path};
      }
      const exercisesFolder = findExercisesFolder(cwd);
      return {kind: "exercise", exercisesFolder, id: await findExercise(exercisesFolder, name)};
    }),
  );
}

/** Where the exercises are that a notebook file belongs to: above the file, else above the working folder. */
export function exercisesFor(path: string, cwd: string): string {
  try {
    return findExercisesFolder(dirname(path));
  } catch (error) {
    if (error instanceof CliError) return findExercisesFolder(cwd);
    throw error;
  }
}
