import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {FormatError} from "voxelbook/core";
import {type Cell, type Notebook, readNotebook} from "../notebook/nbformat.ts";
import {readExerciseInfo} from "./exerciseSchema.ts";
import type {AnswerInfo, ExerciseInfo, Language} from "./types.ts";

/** One language's edition of an exercise. */
export interface Edition {
  readonly language: Language;
  readonly file: string;
  readonly info: ExerciseInfo;
  readonly notebook: Notebook;
}

/** An exercise as it stands on disk: the author's master, or a student's copy without hidden tests. */
export interface Exercise {
  /** `NN-topic/name`. */
  readonly id: string;
  readonly folder: string;
  /** English first. */
  readonly editions: readonly Edition[];
  readonly info: ExerciseInfo;
  readonly testsFile: string;
  /** Absent in a student's copy. */
  readonly hiddenFile: string | undefined;
  /** Draws each student's variant; absent where all have the same values, and in a student's copy. */
  readonly variantFile: string | undefined;
}

const FILES: Readonly<Record<Language, string>> = {
  en: "exercise.ipynb",
  "zh-CN": "exercise.zh-CN.ipynb",
};

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** Lists the exercise ids below a folder `exercises`, sorted. */
export async function findExercises(exercisesFolder: string): Promise<string[]> {
  const found: string[] = [];
  const topics = await readdir(exercisesFolder, {withFileTypes: true});
  for (const topic of topics.filter((entry) => entry.isDirectory())) {
    for (const name of await readdir(join(exercisesFolder, topic.name))) {
      const notebook = join(exercisesFolder, topic.name, name, FILES.en);
      if (await exists(notebook)) found.push(`${topic.name}/${name}`);
    }
  }
  return found.sort();
}

/** Returns the answer's cell of a notebook. */
export function answerCell({notebook, file}: Edition, answer: AnswerInfo): Cell {
  const cell = notebook.cells.find(({id}) => id === answer.id);
  if (cell === undefined) {
    throw new FormatError(
      `${file}: answer ${answer.name} must have a cell with the id "${answer.id}"`,
    );
  }
  const wanted = answer.kind === "text" ? "markdown" : "code";
  if (cell.cell_type !== wanted) {
    throw new FormatError(
      `${file}: cell ${answer.id} must be a ${wanted} cell, got ${cell.cell_type}`,
    );
  }
  return cell;
}

async function readEdition(
  folder: string,
  id: string,
  language: Language,
): Promise<Edition | undefined> {
  const path = join(folder, FILES[language]);
  if (!(await exists(path))) return undefined;
  const file = `exercises/${id}/${FILES[language]}`;
  const notebook = readNotebook(await readFile(path, "utf8"), file);
  const info = readExerciseInfo(notebook.metadata["voxelbook"], file);
  if (info.exercise !== id) {
    throw new FormatError(
      `${file}: metadata.voxelbook.exercise must be ${id}, got ${info.exercise}`,
    );
  }
  return {language, file, info, notebook};
}

/**
 * Reads an exercise, the author's master or a student's copy.
 *
 * @param exercisesFolder - the folder `exercises`
 * @param id - `NN-topic/name`
 * @throws FormatError naming the file, the field and what was found
 */
export async function readExercise(exercisesFolder: string, id: string): Promise<Exercise> {
  const folder = join(exercisesFolder, id);
  const english = await readEdition(folder, id, "en");
  if (english === undefined)
    throw new FormatError(`exercises/${id}: must have ${FILES.en}, found none`);
  const chinese = await readEdition(folder, id, "zh-CN");
  const editions = chinese === undefined ? [english] : [english, chinese];
  const testsFile = join(folder, "tests.ts");
  if (!(await exists(testsFile)))
    throw new FormatError(`exercises/${id}: must have tests.ts, found none`);
  const optional = async (name: string): Promise<string | undefined> =>
    (await exists(join(folder, name))) ? join(folder, name) : undefined;
  const hiddenFile = await optional("hidden.ts");
  const variantFile = await optional("variant.ts");
  return {id, folder, editions, info: english.info, testsFile, hiddenFile, variantFile};
}
