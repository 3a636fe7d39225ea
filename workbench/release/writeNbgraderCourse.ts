import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {FormatError} from "voxelbook/core";
import {withNbgrader, type NbgraderMetadata} from "../exercise/nbgrader.ts";
import {answerCell, type Exercise} from "../exercise/readExercise.ts";
import {removeSolution} from "../exercise/solutionRegion.ts";
import {editionIn, type HiddenWeights, studentNotebook} from "../exercise/studentNotebook.ts";
import type {AnswerInfo, Language} from "../exercise/types.ts";
import {nbgraderAssignment, nbgraderNotebook} from "../export/nbgraderNames.ts";
import {hiddenWeights} from "../grader/hiddenWeights.ts";
import {type Notebook, writeNotebook} from "../notebook/nbformat.ts";
import {NBGRADER_CONFIG, nbgraderReadme} from "./nbgraderFiles.ts";

/** Says in each solution region what stands in its place: nbgrader itself knows one text for all. */
function withStubs(source: string, answer: AnswerInfo, where: string, language: Language): string {
  const [open, close] = answer.kind === "text" ? ["<!-- ", " -->"] : ["// ", ""];
  const region = [`${open}BEGIN SOLUTION${close}`, `${open}END SOLUTION${close}`].join("\n");
  const stub = removeSolution(region, answer, where, language).split("\n");
  const lines = source.split("\n");
  return lines
    .flatMap((line, i) => {
      if (!line.includes("BEGIN SOLUTION")) return [line];
      const end = lines.findIndex((other, k) => k > i && other.includes("END SOLUTION"));
      if (lines.slice(i, end).some((other) => /STUB:/.test(other))) return [line];
      return [line, ...stub.map((text) => `${open}STUB: ${text}${close}`)];
    })
    .join("\n");
}

/**
 * Makes the notebook that nbgrader keeps as its source: the student's, with the author's answers in place.
 *
 * @throws FormatError when a cell of the student's copy has no nbgrader metadata
 */
export function nbgraderSource(
  exercise: Exercise,
  language: Language,
  weights: HiddenWeights,
): Notebook {
  const edition = editionIn(exercise, language);
  const notebook = studentNotebook(exercise, language, weights);
  const cells = notebook.cells.map((cell) => {
    const answer = exercise.info.answers.find(({id}) => id === cell.id);
    if (answer === undefined) return cell;
    const where = `${edition.file}, cell ${cell.id}`;
    const metadata = cell.metadata["nbgrader"] as NbgraderMetadata | undefined;
    if (metadata === undefined) throw new FormatError(`${where}: must have nbgrader metadata`);
    const {source} = answerCell(edition, answer);
    return withNbgrader({...cell, source: withStubs(source, answer, where, language)}, metadata);
  });
  return {...notebook, cells};
}

/**
 * Writes a course folder of nbgrader: an assignment for each topic, in it a notebook for each exercise.
 *
 * @param language - of the notebooks; English stands in where an exercise has no such edition
 * @param onStep - told what is being written, for progress
 */
export async function writeNbgraderCourse(
  exercises: readonly Exercise[],
  out: string,
  language: Language,
  onStep: (what: string) => void,
): Promise<void> {
  const assignments = new Set<string>();
  for (const exercise of exercises) {
    onStep(exercise.id);
    const assignment = nbgraderAssignment(exercise.id);
    assignments.add(assignment);
    const weights = await hiddenWeights(exercise);
    const notebooks = {
      source: nbgraderSource(exercise, language, weights),
      release: studentNotebook(exercise, language, weights),
    };
    for (const [part, notebook] of Object.entries(notebooks)) {
      const folder = join(out, part, assignment);
      await mkdir(folder, {recursive: true});
      const name = `${nbgraderNotebook(exercise.id)}.ipynb`;
      await writeFile(join(folder, name), writeNotebook(notebook));
    }
  }
  await writeFile(join(out, "nbgrader_config.py"), NBGRADER_CONFIG);
  await writeFile(join(out, "README.md"), nbgraderReadme([...assignments].sort()));
}
