import {mkdir, rm, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {stringify} from "csv-stringify/sync";
import type {Exercise} from "../exercise/readExercise.ts";
import {type HiddenWeights, studentNotebook} from "../exercise/studentNotebook.ts";
import {hiddenWeights} from "../grader/hiddenWeights.ts";
import type {RosterEntry} from "../grader/roster.ts";
import {studentVariant} from "../grader/studentVariants.ts";
import {writeNotebook} from "../notebook/nbformat.ts";
import {copyReadme} from "./copyReadme.ts";
import {zipFolder} from "./zipFolder.ts";

export interface StudentsOptions {
  readonly students: readonly RosterEntry[];
  /** The course's secret, from which variants are drawn. */
  readonly secret: string;
  /** Packs each copy as a zip. */
  readonly zip: boolean;
  readonly onStep: (what: string) => void;
}

/** An exercise, and what its copies say of its hidden tests. */
interface Weighted {
  readonly exercise: Exercise;
  readonly weights: HiddenWeights;
}

/** Writes one student's notebooks, with their own values. */
async function writeCopy(
  exercises: readonly Weighted[],
  student: string,
  secret: string,
  out: string,
): Promise<void> {
  for (const {exercise, weights} of exercises) {
    const variant = await studentVariant(exercise, secret, student);
    const folder = join(out, "exercises", exercise.id);
    await mkdir(folder, {recursive: true});
    for (const {language, file} of exercise.editions) {
      const text = writeNotebook(studentNotebook(exercise, language, weights, variant));
      await writeFile(join(folder, basename(file)), text);
    }
  }
  const all = exercises.map(({exercise}) => exercise);
  await writeFile(join(out, "README.md"), copyReadme(all, student));
}

/**
 * Writes a copy for each student: the notebooks that hold values of their own, to be laid over the course's folder;
 * and students.csv, which says whose is which, for a mail merge.
 *
 * @param exercises - those with variants
 * @param out - the folder of the release
 */
export async function writeStudents(
  exercises: readonly Exercise[],
  out: string,
  {students, secret, zip, onStep}: StudentsOptions,
): Promise<void> {
  const weighted = await Promise.all(
    exercises.map(async (exercise) => ({exercise, weights: await hiddenWeights(exercise)})),
  );
  const rows: string[][] = [["student", "name", "email", "file"]];
  for (const [i, {student, name, email}] of students.entries()) {
    onStep(`student ${i + 1} of ${students.length}`);
    const folder = join(out, "students", student);
    await writeCopy(weighted, student, secret, folder);
    if (zip) {
      await writeFile(`${folder}.zip`, await zipFolder(folder, ""));
      await rm(folder, {recursive: true});
    }
    rows.push([student, name, email, `students/${student}${zip ? ".zip" : ""}`]);
  }
  await writeFile(join(out, "students.csv"), stringify(rows, {escape_formulas: true}));
}
