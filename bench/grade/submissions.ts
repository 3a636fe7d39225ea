import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {answerCell, type Exercise, readExercise} from "../../workbench/exercise/readExercise.ts";
import {readOtherAnswer} from "../../workbench/exercise/readOtherAnswer.ts";
import {studentNotebook} from "../../workbench/exercise/studentNotebook.ts";
import {writeNotebook} from "../../workbench/notebook/nbformat.ts";
import {root} from "../shared/timed.ts";

/**
 * The exercises, with answers of four kinds each: right, right in another way, and two mistakes. The peer's file
 * `tasks.py` holds the same under the same names.
 */
export const EXERCISES: Readonly<Record<string, readonly string[]>> = {
  "02-ct-numbers/hu-drift": [
    "right",
    "alternative/rearranged",
    "wrong/first-order",
    "wrong/turned-sign",
  ],
  "11-convolution/both-by-hand": [
    "right",
    "alternative/collecting",
    "wrong/exchanged",
    "wrong/corner-origin",
  ],
  "17-losses/gradient-of-dice": [
    "right",
    "alternative/one-fraction",
    "wrong/turned",
    "wrong/numerator-only",
  ],
};

export const exercisesFolder: string = join(root, "exercises");

/** Which kind of answers a student gives. */
export const kindOf = (id: string, student: number): string => EXERCISES[id][student % 4];

export const studentName = (student: number): string => `s${String(student).padStart(4, "0")}`;

/** The sources of a kind by cell id; answers that it does not name are the author's. */
async function sourcesOf(exercise: Exercise, kind: string): Promise<Map<string, string>> {
  const {info, editions, folder} = exercise;
  const sources = new Map(info.answers.map((one) => [one.id, answerCell(editions[0], one).source]));
  if (kind === "right") return sources;
  const text = await readFile(join(folder, `${kind}.ts`), "utf8");
  for (const [id, source] of readOtherAnswer(text, `${kind}.ts`).cells) sources.set(id, source);
  return sources;
}

/** What was written: submissions are notebooks, answers are their answer cells. */
export interface Written {
  readonly submissions: number;
  readonly answers: number;
}

/**
 * Writes the notebooks of a class: each student hands in every exercise. No two answers are the same text.
 *
 * @param first - the number of the first student
 */
export async function writeSubmissions(
  folder: string,
  students: number,
  first = 0,
): Promise<Written> {
  let answers = 0;
  for (const id of Object.keys(EXERCISES)) {
    const exercise = await readExercise(exercisesFolder, id);
    const start = studentNotebook(exercise, "en");
    for (let student = first; student < first + students; student++) {
      const sources = await sourcesOf(exercise, kindOf(id, student));
      const cells = start.cells.map((cell) => {
        const source = sources.get(cell.id);
        return source === undefined
          ? cell
          : {...cell, source: `${source}\n// by ${studentName(student)}\n`};
      });
      answers += sources.size;
      const path = join(folder, studentName(student), `${id}.ipynb`);
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, writeNotebook({...start, cells}));
    }
  }
  return {submissions: students * Object.keys(EXERCISES).length, answers};
}
