import {FormatError} from "voxelbook/core";
import {declaredNames} from "./declaredNames.ts";
import {fillVariant} from "./formatVariant.ts";
import {cellVariant, givenCells, isGiven} from "./givenCells.ts";
import {loadTypescript} from "./loadTypescript.ts";
import {answerCell, type Exercise} from "./readExercise.ts";
import type {AnswerInfo, ExerciseInfo} from "./types.ts";

/** An answer without the words that are translated. */
function withoutWords(answer: AnswerInfo): AnswerInfo {
  const {options, items, rubric} = answer;
  return {
    ...answer,
    title: "",
    ...(options && {options: options.map(({id}) => ({id, text: ""}))}),
    ...(items && {items: items.map(({id}) => ({id, text: ""}))}),
    ...(rubric && {rubric: rubric.map((line) => ({...line, title: ""}))}),
  };
}

/** Everything of the metadata that must be equal in all languages. */
const languageFree = (info: ExerciseInfo): string =>
  JSON.stringify({...info, title: "", answers: info.answers.map(withoutWords)});

/** An answer cell for each answer, and everything but words equal in all languages. */
function requireEqualEditions({editions}: Exercise): void {
  const [first, ...others] = editions;
  for (const edition of editions) {
    for (const answer of edition.info.answers) answerCell(edition, answer);
  }
  for (const other of others) {
    if (languageFree(other.info) !== languageFree(first.info)) {
      throw new FormatError(
        `${other.file}: metadata.voxelbook must equal that of ${first.file}, words aside`,
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

/** Given cells are the author's: code, no answers, and each name declared once. */
function requireGiven(exercise: Exercise): void {
  const {editions, info} = exercise;
  for (const {file, notebook} of editions) {
    for (const cell of notebook.cells.filter(isGiven)) {
      const where = `${file}, cell ${cell.id}`;
      if (cell.cell_type !== "code") throw new FormatError(`${where}: a given cell must be code`);
      if (info.answers.some(({id}) => id === cell.id))
        throw new FormatError(`${where}: a given cell must be no answer, it is one`);
    }
  }
  const known = new Map<string, string>();
  for (const {id, source} of givenCells(exercise)) {
    for (const name of declaredNames(loadTypescript(), source)) {
      const other = known.get(name);
      if (other !== undefined) {
        throw new FormatError(
          `${editions[0].file}: given cells must declare each name once, got ${name} in ${other} and ${id}`,
        );
      }
      known.set(name, id);
    }
  }
}

/** A variant has its cell and its variant.ts, and Markdown names only what it holds. */
function requireVariant({id, editions, variantFile, info}: Exercise): void {
  const {file} = editions[0];
  if (info.variant !== undefined) {
    throw new FormatError(
      `${file}: metadata.voxelbook.variant must stand in students' copies only, the defaults stand in the cell`,
    );
  }
  const values = cellVariant(editions[0]);
  if ((values === undefined) !== (variantFile === undefined)) {
    throw new FormatError(
      `exercises/${id}: a cell tagged variant and variant.ts must come together, got only ` +
        `${values === undefined ? "variant.ts" : "the cell"}`,
    );
  }
  for (const edition of editions) {
    for (const cell of edition.notebook.cells) {
      if (cell.cell_type === "markdown")
        fillVariant(cell.source, values, `${edition.file}, cell ${cell.id}`);
    }
  }
}

/**
 * Checks what only the author's master must hold: an answer cell for each answer, equal editions, sound given
 * cells, a variant whose values are there.
 *
 * @throws FormatError naming the file, the cell and what was found
 */
export function requireMaster(exercise: Exercise): void {
  requireEqualEditions(exercise);
  requireGiven(exercise);
  requireVariant(exercise);
}
