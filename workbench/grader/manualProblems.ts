import {isAnswerError} from "../exercise/answerError.ts";
import {givenCells, ownVariant} from "../exercise/givenCells.ts";
import {isManual} from "../exercise/manualKinds.ts";
import {answerCell, type Edition, type Exercise} from "../exercise/readExercise.ts";
import {readFigure} from "../exercise/readFigure.ts";
import {solutionLines} from "../exercise/solutionRegion.ts";
import {removeInstructorParts, studentNotebook} from "../exercise/studentNotebook.ts";
import type {AnswerInfo} from "../exercise/types.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";

/** A sample answer has at least so many characters. */
const LEAST_SAMPLE = 20;
/** Shorter lines, such as a closing bracket, say nothing. */
const TELLING = 12;

/** The sample answer must be there, and neither it nor the mark scheme in the student's copy. */
function sampleProblems(exercise: Exercise, edition: Edition, answer: AnswerInfo): string[] {
  const {file, language} = edition;
  const where = `${file}, cell ${answer.id}`;
  const {source: author} = answerCell(edition, answer);
  const lines = solutionLines(author, where);
  const sample = solutionLines(removeInstructorParts(author), where);
  const problems: string[] = [];
  if (sample.join("").length < LEAST_SAMPLE) {
    problems.push(`${where}: must hold a sample answer in its BEGIN SOLUTION region, got none`);
  }
  const released = studentNotebook(exercise, language).cells.flatMap(({source}) =>
    source.split("\n").map((line) => line.trim()),
  );
  const leaked = lines.find((line) => line.length >= TELLING && released.includes(line));
  if (leaked !== undefined) {
    problems.push(`${where}: the student's copy must not hold the sample's line "${leaked}"`);
  }
  return problems;
}

/** Runs the cells of figures and says of each what came out: a figure, nothing yet, or a fault. */
async function drawFigures(
  exercise: Exercise,
  sources: ReadonlyMap<string, string>,
  isolation: Isolation,
): Promise<Map<string, "figure" | "nothing" | string>> {
  const answers = new IsolatedAnswers(
    exercise.info.answers.map((answer) => ({answer, source: sources.get(answer.id)})),
    isolation,
    givenCells(exercise, ownVariant(exercise)),
  );
  const found = new Map<string, string>();
  try {
    for (const answer of exercise.info.answers.filter(({kind}) => kind === "figure")) {
      try {
        readFigure(await answers.value(answer));
        found.set(answer.id, "figure");
      } catch (error) {
        if (!isAnswerError(error)) throw error;
        found.set(answer.id, error.status === "not_run" ? "nothing" : error.said.en);
      }
    }
  } finally {
    await answers.close();
  }
  return found;
}

/**
 * Names what is wrong with the answers that a person marks: no sample answer, one that leaks, a figure that the
 * author's code does not draw or the start already does. That a rubric's points add up is checked on reading.
 *
 * @param sources - the author's cells, and those that a student starts from, by id
 */
export async function manualProblems(
  exercise: Exercise,
  sources: {
    readonly author: ReadonlyMap<string, string>;
    readonly start: ReadonlyMap<string, string>;
  },
  isolation: Isolation,
): Promise<string[]> {
  const {editions, info} = exercise;
  const manual = info.answers.filter(isManual);
  const problems = editions.flatMap((edition) =>
    manual.flatMap((answer) => sampleProblems(exercise, edition, answer)),
  );
  if (!manual.some(({kind}) => kind === "figure")) return problems;
  const author = await drawFigures(exercise, sources.author, isolation);
  const start = await drawFigures(exercise, sources.start, isolation);
  for (const {id, name} of manual.filter(({kind}) => kind === "figure")) {
    if (author.get(id) !== "figure") {
      problems.push(`author's answer: ${name} must be a figure, got: ${author.get(id)}`);
    }
    if (start.get(id) !== "nothing") {
      problems.push(`start: ${name} must hold no trace yet, got: ${start.get(id)}`);
    }
  }
  return problems;
}
