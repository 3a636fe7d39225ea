import {join} from "node:path";
import {type Exercise, readExercise} from "../../exercise/readExercise.ts";
import {
  findAnswers,
  type ReadFile,
  readSubmittedFile,
  type SubmittedCell,
} from "../../exercise/readSubmission.ts";
import type {CheckReport, Language} from "../../exercise/types.ts";
import {checkAnswers} from "../../grader/checkAnswers.ts";
import type {Isolation} from "../../grader/chooseIsolation.ts";
import {CliError, FAILED, USAGE} from "../error.ts";
import {exercisesFor, type Target} from "./targets.ts";

/** A notebook file whose answers are to be checked. */
export interface CheckableNotebook {
  readonly path: string;
  readonly exercise: Exercise;
  readonly language: Language;
  readonly cells: readonly SubmittedCell[];
  /** The values that the notebook says it has. */
  readonly variant?: unknown;
}

type OpenedFile = Extract<ReadFile, {ok: true}>;

async function readCells(
  path: string,
): Promise<Pick<OpenedFile, "cells" | "exercise" | "variant">> {
  const file = await readSubmittedFile(path);
  if (!file.ok) throw new CliError(`${path}: ${file.reason.en}`, {exitCode: FAILED});
  return file;
}

/** Counts the answer cells that still hold what the student started from. */
function unanswered(exercise: Exercise, cells: readonly SubmittedCell[]): number {
  return exercise.info.answers.filter(({id}) => {
    const cell = cells.find((candidate) => candidate.id === id);
    return (
      cell === undefined ||
      cell.untouched ||
      /not answered yet/.test(cell.source) ||
      /= (""|\[\]);/.test(cell.source)
    );
  }).length;
}

/** Opens an exercise's notebook in the edition that has more answers, the wanted language first. */
async function openExercise(
  exercise: Exercise,
  language: Language | undefined,
): Promise<CheckableNotebook> {
  const editions = exercise.editions.filter(
    (edition) => language === undefined || edition.language === language,
  );
  const opened = await Promise.all(
    (editions.length > 0 ? editions : exercise.editions).map(async (edition) => {
      const path = join(exercise.folder, edition.file.split("/").at(-1) ?? "");
      const {cells, variant} = await readCells(path);
      return {path, exercise, language: edition.language, cells, variant};
    }),
  );
  return opened.reduce((best, next) =>
    unanswered(exercise, next.cells) < unanswered(exercise, best.cells) ? next : best,
  );
}

async function openFile(
  path: string,
  cwd: string,
  language: Language | undefined,
): Promise<CheckableNotebook> {
  const {cells, exercise: id, variant} = await readCells(path);
  if (id === undefined) {
    throw new CliError(
      `${path}: is not the notebook of an exercise (metadata.voxelbook.exercise is absent)`,
      {
        exitCode: USAGE,
      },
    );
  }
  const exercise = await readExercise(exercisesFor(path, cwd), id);
  const chinese = /\.zh-CN\.ipynb$/.test(path);
  return {path, exercise, cells, variant, language: language ?? (chinese ? "zh-CN" : "en")};
}

/** Opens what a name on the command line stands for. */
export async function openTarget(
  target: Target,
  cwd: string,
  language: Language | undefined,
): Promise<CheckableNotebook> {
  if (target.kind === "notebook") return openFile(target.path, cwd, language);
  return openExercise(await readExercise(target.exercisesFolder, target.id), language);
}

/** Checks one notebook's answers with the public tests. */
export async function checkNotebook(
  {exercise, cells, language, variant}: CheckableNotebook,
  isolation: Isolation,
): Promise<CheckReport> {
  const found = findAnswers(cells, exercise.info.answers);
  const {sources, ambiguous} = found;
  return checkAnswers(exercise, sources, {isolation, language, ambiguous, variant});
}
