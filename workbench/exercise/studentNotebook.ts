import {FormatError} from "voxelbook/core";
import {type Cell, type Notebook, stripOutputs} from "../notebook/nbformat.ts";
import {fillVariant} from "./formatVariant.ts";
import {cellVariant, withVariant} from "./givenCells.ts";
import {type NbgraderMetadata, withNbgrader} from "./nbgrader.ts";
import type {Edition, Exercise} from "./readExercise.ts";
import {removeSolution} from "./solutionRegion.ts";
import type {AnswerInfo, Language, Variant} from "./types.ts";

const HIDDEN = /BEGIN HIDDEN TESTS[\s\S]*?END HIDDEN TESTS[^\n]*\n?/g;
const SCHEME = /BEGIN MARK SCHEME[\s\S]*?END MARK SCHEME[^\n]*\n?/g;

/** Removes the parts for the instructor's eyes, from the line that opens them to the line that ends them. */
export function removeInstructorParts(source: string): string {
  const whole = (pattern: RegExp): RegExp => new RegExp(`[^\\n]*${pattern.source}`, "g");
  return source.replace(whole(HIDDEN), "").replace(whole(SCHEME), "");
}

const flags = (
  cell: Cell,
  {
    grade,
    solution,
    locked,
    points,
  }: Pick<NbgraderMetadata, "grade" | "solution" | "locked" | "points">,
): NbgraderMetadata => ({
  schema_version: 3,
  grade,
  solution,
  locked,
  task: false,
  grade_id: cell.id,
  ...(points === undefined ? {} : {points}),
});

/** Answer cells carry the points and wait for a grade; every other cell is locked. */
function studentCell(cell: Cell, answer: AnswerInfo | undefined, {file, language}: Edition): Cell {
  if (answer === undefined) {
    const kept = {...cell, source: removeInstructorParts(cell.source)};
    return withNbgrader(kept, flags(cell, {grade: false, solution: false, locked: true}));
  }
  const where = `${file}, cell ${cell.id}`;
  const source = removeInstructorParts(removeSolution(cell.source, answer, where, language));
  const points = answer.points;
  return withNbgrader(
    {...cell, source},
    flags(cell, {grade: true, solution: true, locked: false, points}),
  );
}

/** Puts a variant's values into a cell: the variant cell itself, or the placeholders of Markdown. */
function withValues(cell: Cell, values: Variant | undefined, file: string): Cell {
  if (cell.cell_type !== "markdown") return withVariant(cell, values, file);
  return {...cell, source: fillVariant(cell.source, values, `${file}, cell ${cell.id}`)};
}

/** Returns the edition in a language; English stands in where it does not exist. */
export function editionIn(exercise: Exercise, language: Language): Edition {
  return exercise.editions.find((edition) => edition.language === language) ?? exercise.editions[0];
}

/** What a student's copy knows about the hidden tests: their weight, by answer id. */
export type HiddenWeights = Readonly<Record<string, number>>;

/**
 * Makes the student's notebook of an exercise: no solution, hidden test or mark scheme, no outputs,
 * nbgrader's metadata on each cell.
 *
 * @param exercise - the author's master
 * @param language - of the edition
 * @param hiddenWeights - so that a check can say how many points the instructor's tests give
 * @param variant - the student's own values; the defaults when undefined
 * @throws FormatError when an answer cell has no solution region, or a placeholder no value
 */
export function studentNotebook(
  exercise: Exercise,
  language: Language,
  hiddenWeights: HiddenWeights = {},
  variant?: Variant,
): Notebook {
  const edition = editionIn(exercise, language);
  const {info, notebook, file} = edition;
  const values = variant ?? cellVariant(edition);
  const ids = new Set(notebook.cells.map(({id}) => id));
  if (ids.size !== notebook.cells.length) throw new FormatError(`${file}: cell ids must be unique`);
  const answers = info.answers.map((answer) => {
    const weight = hiddenWeights[answer.id] ?? answer.hiddenWeight ?? 0;
    return weight > 0 ? {...answer, hiddenWeight: weight} : answer;
  });
  const cells = notebook.cells.map((cell) =>
    studentCell(
      withValues(cell, values, file),
      info.answers.find(({id}) => id === cell.id),
      edition,
    ),
  );
  const voxelbook = {...info, answers, ...(variant && {variant})};
  const metadata = {...notebook.metadata, voxelbook};
  return stripOutputs({...notebook, metadata, cells});
}
