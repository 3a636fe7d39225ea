import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {answerCell, type Edition, type Exercise} from "../exercise/readExercise.ts";
import {solutionLines} from "../exercise/solutionRegion.ts";

/** A text that no student may get. */
export interface SecretText {
  /** What it is, for messages: `the solution of 02-ct-numbers/hu-drift (cell bias)`. */
  readonly what: string;
  readonly text: string;
  /** Solutions may stand nowhere; the other files repeat the open part of the answer cells. */
  readonly solution: boolean;
}

const INSTRUCTOR = /BEGIN (HIDDEN TESTS|MARK SCHEME)[^\n]*\n([\s\S]*?)\n?[^\n]*END \1/g;

/** Lists solutions, hidden tests and mark schemes of one edition. */
function ofEdition(edition: Edition, id: string): SecretText[] {
  const {info, notebook, file} = edition;
  const solutions = info.answers.map((answer) => {
    const {source} = answerCell(edition, answer);
    const text = solutionLines(source, `${file}, cell ${answer.id}`).join("\n");
    return {what: `the solution of ${id} (cell ${answer.id})`, text, solution: true};
  });
  const parts = notebook.cells.flatMap((cell) =>
    [...cell.source.matchAll(INSTRUCTOR)].map(([, kind, text]) => ({
      what: `the ${kind.toLowerCase()} of ${id} (cell ${cell.id})`,
      text,
      solution: true,
    })),
  );
  return [...solutions, ...parts];
}

/** Lists the files of a folder of an exercise; none where it has no such folder. */
async function filesIn(exercise: Exercise, folder: string): Promise<string[]> {
  const names = await readdir(join(exercise.folder, folder)).catch((error: {code?: string}) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.map((name) => `${folder}/${name}`);
}

/**
 * Lists the texts of an exercise that may stand in no student's file: solutions and mark schemes, hidden tests,
 * what draws the variants, wrong and other right answers.
 */
export async function secretTexts(exercise: Exercise): Promise<SecretText[]> {
  const {id, folder, editions, hiddenFile, variantFile} = exercise;
  const files = [
    ...(hiddenFile === undefined ? [] : ["hidden.ts"]),
    ...(variantFile === undefined ? [] : ["variant.ts"]),
    ...(await filesIn(exercise, "wrong")),
    ...(await filesIn(exercise, "alternative")),
  ];
  const others = files.map(async (name) => ({
    what: `${name} of ${id}`,
    text: await readFile(join(folder, name), "utf8"),
    solution: false,
  }));
  return [...editions.flatMap((edition) => ofEdition(edition, id)), ...(await Promise.all(others))];
}
