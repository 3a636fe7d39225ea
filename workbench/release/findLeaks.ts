import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {answerCell, type Exercise} from "../exercise/readExercise.ts";
import {solutionLines} from "../exercise/solutionRegion.ts";

/** Words that only an author's file holds. */
const MARKERS = [
  "BEGIN SOLUTION",
  "END SOLUTION",
  "BEGIN HIDDEN TESTS",
  "BEGIN MARK SCHEME",
  "// mistake:",
];
/** Shorter lines, such as a closing bracket, say nothing. */
const TELLING = 12;

const telling = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.trim())
    .filter((line) => line.length >= TELLING && !line.startsWith("import "));

async function linesOf(path: string): Promise<string[]> {
  return (await readFile(path, "utf8")).split("\n");
}

/** Lists the lines that may stand in no student's file: solutions, hidden tests, wrong and other right answers. */
async function secretLines(exercise: Exercise): Promise<Set<string>> {
  const {editions, folder, hiddenFile, testsFile, info} = exercise;
  const secrets = editions.flatMap((edition) =>
    info.answers.flatMap((answer) =>
      solutionLines(answerCell(edition, answer).source, `${edition.file}, cell ${answer.id}`),
    ),
  );
  if (hiddenFile !== undefined) secrets.push(...(await linesOf(hiddenFile)));
  for (const kind of ["wrong", "alternative"]) {
    const names = await readdir(join(folder, kind)).catch(() => []);
    for (const name of names) secrets.push(...(await linesOf(join(folder, kind, name))));
  }
  // What the author shows on purpose is no secret: public tests, and what an answer cell starts with.
  const shown = new Set((await linesOf(testsFile)).map((line) => line.trim()));
  for (const edition of editions) {
    for (const answer of info.answers) {
      const {source} = answerCell(edition, answer);
      const inside = new Set(solutionLines(source, edition.file));
      for (const line of source.split("\n")) if (!inside.has(line.trim())) shown.add(line.trim());
    }
  }
  return new Set(telling(secrets).filter((line) => !shown.has(line)));
}

/** Lists the texts of a file: a notebook's cells are read as lines, as they are on screen. */
async function textsOf(path: string): Promise<string[]> {
  const text = await readFile(path, "utf8");
  if (!path.endsWith(".ipynb")) return text.split("\n");
  const {cells} = JSON.parse(text) as {cells: {source: string | string[]}[]};
  return cells.flatMap(({source}) => [source].flat().join("").split("\n"));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Searches a released folder for any line of a solution, of a hidden test, or of an author's other files.
 *
 * @param folder - what students get; vendor holds only built packages and is listed, not searched
 * @returns one line for each find; empty when there is none
 */
export async function findLeaks(folder: string, exercises: readonly Exercise[]): Promise<string[]> {
  const secrets = new Map<string, string>();
  for (const exercise of exercises) {
    for (const line of await secretLines(exercise)) secrets.set(line, exercise.id);
  }
  const leaks: string[] = [];
  for (const path of await filesBelow(folder)) {
    const name = path.slice(folder.length + 1);
    if (/(^|\/)(hidden\.ts|wrong|alternative)(\/|$)/.test(name))
      leaks.push(`${name}: an author's file`);
    if (name.endsWith(".tgz")) continue;
    for (const line of await textsOf(path)) {
      const marker = MARKERS.find((text) => line.includes(text));
      if (marker !== undefined) leaks.push(`${name}: "${marker}"`);
      const exercise = secrets.get(line.trim());
      if (exercise !== undefined)
        leaks.push(`${name}: a line of ${exercise}: ${line.trim().slice(0, 60)}`);
    }
  }
  return leaks;
}
