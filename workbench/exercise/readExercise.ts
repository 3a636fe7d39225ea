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
  if (cell.cell_type !== "code") {
    throw new FormatError(`${file}: cell ${answer.id} must be a code cell, got ${cell.cell_type}`);
  }
  return cell;
}

/** Everything of the metadata that must be equal in all languages. */
const languageFree = (info: ExerciseInfo): string =>
  JSON.stringify({
    ...info,
    title: "",
    answers: info.answers.map((answer) => ({...answer, title: ""})),
  });

/**
 * Checks what only the author's master must hold: an answer cell for each answer, equal editions.
 *
 * @throws FormatError naming the file, the cell and what was found
 */
export function requireMaster({editions}: Exercise): void {
  const [first, ...others] = editions;
  for (const edition of editions) {
    for (const answer of edition.info.answers) answerCell(edition, answer);
  }
  for (const other of others) {
    if (languageFree(other.info) !== languageFree(first.info)) {
      throw new FormatError(
        `${other.file}: metadata.voxelbook must equal that of ${first.file}, titles aside`,
      );
    }
    const ids = first.notebook.cells.map(({id}) => id).join(" ");
    const otherIds = other.notebook.cells.map(({id}) => id).join(" ");
    if (ids !== otherIds)
      throw new FormatError(`${other.file}: cell ids must be ${ids}, got ${otherIds}`);
    for (const [i, cell] of first.notebook.cells.entries()) {
      if (cell.cell_type === "code" && cell.source !== other.notebook.cells[i].source) {
        throw new FormatError(
          `${other.file}: code cell ${cell.id} must equal that of ${first.file}`,
        );
      }
    }
  }
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
  const hidden = join(folder, "hidden.ts");
  const hiddenFile = (await exists(hidden)) ? hidden : undefined;
  return {id, folder, editions, info: english.info, testsFile, hiddenFile};
}
