import {join} from "node:path";
import {isGiven} from "../exercise/givenCells.ts";
import {type Exercise, readExercise} from "../exercise/readExercise.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import {cellFaults} from "../exercise/readCells.ts";
import {findAnswers} from "../exercise/readSubmission.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import type {AnswerInfo} from "../exercise/types.ts";
import {chooseFile} from "../grader/chooseFile.ts";
import {listTasks, type Stray, type Task} from "../grader/listTasks.ts";
import type {AnswerWork} from "./answerSimilarity.ts";
import {type OwnWork, readOwnWork} from "./readOwnWork.ts";
import {answerTitle} from "../grader/answerTitle.ts";

/** What one student handed in for an exercise. */
export interface HandedIn {
  readonly student: string;
  readonly sha256: string;
  /** By answer id; undefined where its cell is missing. */
  readonly sources: ReadonlyMap<string, string | undefined>;
  /** False when every answer is as it was released. */
  readonly touched: boolean;
  readonly own: OwnWork | undefined;
}

/** The notebooks of one exercise. */
export interface ExerciseNotebooks {
  readonly exercise: Exercise;
  /** By student. */
  readonly handedIn: readonly HandedIn[];
}

/** The notebooks of a class, read exercise by exercise. */
export interface ClassNotebooks {
  readonly exercises: readonly string[];
  readonly strays: readonly Stray[];
  /** Reads one exercise's notebooks; those of the others are not held. */
  read(id: string): Promise<ExerciseNotebooks>;
}

/** The cell of an answer as it was released, in every language. */
export function startsOf(exercise: Exercise, {id}: AnswerInfo): string[] {
  const sources = exercise.editions.flatMap(({language}) =>
    studentNotebook(exercise, language)
      .cells.filter((cell) => cell.id === id)
      .map(({source}) => source),
  );
  return [...new Set(sources)];
}

/** Finds the code on which the compiler would not come to an end: nothing here may read it. */
async function endlessOf(found: readonly AnswerSource[]): Promise<ReadonlySet<string>> {
  const cells = found.flatMap(({answer: {id, kind}, source}): [string, string][] =>
    source === undefined || kind === "text" ? [] : [[id, source]],
  );
  const faults = [...(await cellFaults(new Map(cells)))];
  return new Set(faults.filter(([, {status}]) => status === "timeout").map(([id]) => id));
}

/** Reads what one student handed in; undefined where nothing of it can be graded. */
async function readHandedIn(
  exercise: Exercise,
  starts: ReadonlyMap<string, readonly string[]>,
  folder: string,
  {student, paths}: Task,
): Promise<HandedIn | undefined> {
  const chosen = await chooseFile(exercise, folder, paths);
  if (!chosen.ok) return undefined;
  const {sha256, cells} = chosen.file;
  const found = findAnswers(cells, exercise.info.answers).sources;
  const endless = await endlessOf(found);
  const sources = new Map(
    found.map(({answer: {id}, source}) => [id, endless.has(id) ? undefined : source]),
  );
  const touched = [...sources].some(
    ([id, source]) =>
      source !== undefined && !starts.get(id)?.some((start) => start.trim() === source.trim()),
  );
  return {student, sha256, sources, touched, own: await readOwnWork(join(folder, chosen.path))};
}

/**
 * Lists the notebooks of a folder of submissions; they are read exercise by exercise, as the grading reads them.
 *
 * @param submissions - folder with one folder for each student
 * @param exercisesFolder - of the course
 * @param ids - every exercise of the course
 */
export async function classNotebooks(
  submissions: string,
  exercisesFolder: string,
  ids: readonly string[],
): Promise<ClassNotebooks> {
  const {tasks, exercises, strays} = await listTasks(submissions, ids, undefined);
  const read = async (id: string): Promise<ExerciseNotebooks> => {
    const exercise = await readExercise(exercisesFolder, id);
    const starts = new Map(
      exercise.info.answers.map((answer) => [answer.id, startsOf(exercise, answer)]),
    );
    const handedIn: HandedIn[] = [];
    for (const task of tasks) {
      if (task.exercise !== id || task.paths.length === 0) continue;
      const folder = join(submissions, task.student);
      const one = await readHandedIn(exercise, starts, folder, task);
      if (one !== undefined) handedIn.push(one);
    }
    return {exercise, handedIn};
  };
  return {exercises, strays, read};
}

/** Takes the answers of a class apart, question by question, for the comparison. */
export function answerWorks({exercise, handedIn}: ExerciseNotebooks): AnswerWork[] {
  const {editions, id, info} = exercise;
  const given = editions[0].notebook.cells
    .filter((cell) => cell.cell_type === "code" && isGiven(cell))
    .map(({source}) => source);
  return info.answers.map((answer) => ({
    exercise: id,
    question: answer.id,
    kind: answer.kind,
    title: answerTitle(exercise, answer),
    name: answer.name,
    isText: answer.kind === "text",
    starts: startsOf(exercise, answer),
    given,
    handedIn: handedIn.map(({student, sources}) => ({student, source: sources.get(answer.id)})),
  }));
}
