import {join} from "node:path";
import {readSubmittedFile} from "../exercise/readSubmission.ts";
import {exerciseOfPath, findSubmissions, type StudentFiles} from "./findSubmissions.ts";

/** One student and exercise to grade, with the notebooks that may be for it. */
export interface Task {
  readonly student: string;
  readonly exercise: string;
  /** Relative to the student's folder. */
  readonly paths: readonly string[];
}

/** Something in the submissions that is not taken, with the reason. */
export interface Stray {
  readonly path: string;
  readonly reason: string;
}

export interface TaskList {
  readonly tasks: readonly Task[];
  /** Ids of the exercises that are graded, sorted. */
  readonly exercises: readonly string[];
  readonly strays: readonly Stray[];
}

/** Tells for which exercise each notebook of a student is: by its place, else by what it says itself. */
async function assign(
  submissions: string,
  {student, notebooks}: StudentFiles,
  ids: readonly string[],
  strays: Stray[],
): Promise<Map<string, string[]>> {
  const byExercise = new Map<string, string[]>();
  for (const path of notebooks) {
    let id = exerciseOfPath(path, ids);
    if (id === undefined) {
      const file = await readSubmittedFile(join(submissions, student, path));
      const said = file.ok ? file.exercise : undefined;
      id = said !== undefined && ids.includes(said) ? said : undefined;
    }
    if (id === undefined)
      strays.push({path: join(student, path), reason: "no exercise has this name"});
    else byExercise.set(id, [...(byExercise.get(id) ?? []), path]);
  }
  return byExercise;
}

/**
 * Lists what there is to grade: each student with each exercise, sorted.
 *
 * @param submissions - folder with one folder for each student
 * @param ids - every exercise of the course
 * @param wanted - exercises to grade; undefined takes those of which something was handed in
 * @param roster - students who get a record even when they handed in nothing
 */
export async function listTasks(
  submissions: string,
  ids: readonly string[],
  wanted: readonly string[] | undefined,
  roster: readonly string[] = [],
): Promise<TaskList> {
  const {students: found, strays: left} = await findSubmissions(submissions);
  const present = new Set(found.map(({student}) => student));
  const absent = roster.filter((student) => !present.has(student));
  const students = [...found, ...absent.map((student) => ({student, notebooks: []}))].sort(
    (a, b) => (a.student < b.student ? -1 : 1),
  );
  const strays = [...left];
  const assigned = new Map<string, Map<string, string[]>>();
  for (const files of students) {
    assigned.set(files.student, await assign(submissions, files, ids, strays));
  }
  const handedIn = new Set([...assigned.values()].flatMap((exercises) => [...exercises.keys()]));
  const exercises = (wanted ?? [...handedIn]).toSorted();
  const tasks = students.flatMap(({student}) =>
    exercises.map(
      (exercise): Task => ({student, exercise, paths: assigned.get(student)?.get(exercise) ?? []}),
    ),
  );
  return {tasks, exercises, strays};
}
