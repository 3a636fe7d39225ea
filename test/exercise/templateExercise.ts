import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {exerciseTemplate} from "../../workbench/cli/new/exerciseTemplate.ts";
import {type Exercise, readExercise} from "../../workbench/exercise/readExercise.ts";
import type {AnswerKind} from "../../workbench/exercise/types.ts";

const ID = "00-small/made";

/**
 * Writes a new exercise of some kinds into a folder and reads it.
 *
 * @param change - edits a file before it is written
 */
export async function templateExercise(
  folder: string,
  kinds: readonly AnswerKind[],
  change: (text: string, name: string) => string = (text) => text,
): Promise<Exercise> {
  const made = {id: ID, title: "Made", problem: "4834629", kinds};
  for (const [name, text] of exerciseTemplate(made)) {
    const path = join(folder, "exercises", ID, name);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, change(text, name));
  }
  return readExercise(join(folder, "exercises"), ID);
}
