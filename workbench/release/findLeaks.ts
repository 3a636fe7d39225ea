import {readFile} from "node:fs/promises";
import type {Exercise} from "../exercise/readExercise.ts";
import {LeakIndex} from "./leakIndex.ts";
import {type ReleasedText, releasedFiles, textsOf} from "./releasedTexts.ts";
import {secretTexts} from "./secretTexts.ts";
import {hintTexts, openTexts, publicTexts} from "./shownTexts.ts";
import {tokensOf, withoutComments} from "./tokens.ts";

/** Words that only an author's file holds; packages carry them in the words of the program itself. */
const MARKERS = [
  "BEGIN SOLUTION",
  "END SOLUTION",
  "BEGIN HIDDEN TESTS",
  "BEGIN MARK SCHEME",
  "// mistake:",
];
/**
 * Shortest run in a package that counts: what is built of the library shares the heads of loops with anybody's
 * code, an author's file has hundreds of tokens.
 */
const PACKED_RUN = 40;
const AUTHORS_FILE = /(^|\/|: )(hidden\.ts|variant\.ts|(wrong|alternative)\/[^/]+\.ts)$/;

/** What a search of released files looks for. */
export interface LeakSearch {
  /** Solutions, in whatever is not a hint, a public test or a chapter. */
  readonly solutions: LeakIndex;
  /** The author's other files, in whatever is not the open part of a notebook either. */
  readonly others: LeakIndex;
}

/** Takes out what an author shows on purpose: hints and public tests, and what a student's copy begins with. */
async function removeShown(exercise: Exercise, {solutions, others}: LeakSearch): Promise<void> {
  const tests = await readFile(exercise.testsFile, "utf8");
  // A solution in a comment of the tests serves nobody.
  for (const text of [...hintTexts(exercise), withoutComments(tests)]) {
    solutions.remove(tokensOf(text));
  }
  for (const text of [...hintTexts(exercise), ...openTexts(exercise), tests]) {
    others.remove(tokensOf(text));
  }
}

/**
 * Reads what may not stand in any student's file.
 *
 * @param repository - the course, whose library and chapters everybody can read
 * @param exercises - every exercise of the course, released or not
 */
export async function prepareLeakSearch(
  repository: string,
  exercises: readonly Exercise[],
): Promise<LeakSearch> {
  const [solutions, others] = [new LeakIndex(), new LeakIndex()];
  for (const exercise of exercises) {
    for (const secret of await secretTexts(exercise)) {
      (secret.solution ? solutions : others).add(secret);
    }
  }
  for (const exercise of exercises) await removeShown(exercise, {solutions, others});
  for (const text of await publicTexts(repository)) {
    const tokens = tokensOf(text);
    solutions.remove(tokens);
    others.remove(tokens);
  }
  return {solutions, others};
}

function leaksIn({where, text, packed}: ReleasedText, {solutions, others}: LeakSearch): string[] {
  const marks = packed
    ? []
    : text.split("\n").flatMap((line, i) => {
        const marker = MARKERS.find((mark) => line.includes(mark));
        return marker === undefined ? [] : [`${where}, line ${i + 1}: "${marker}"`];
      });
  const tokens = tokensOf(text);
  const least = packed ? PACKED_RUN : 0;
  const leaks = [...solutions.find(tokens), ...others.find(tokens)].filter(
    (leak) => leak.tokens >= least,
  );
  return [
    ...marks,
    ...leaks.map(({line, what, shown}) => `${where}, line ${line}: from ${what}: ${shown}`),
  ];
}

/**
 * Searches a released folder, its zips and its packages for anything of a solution, of a hidden test, or of an
 * author's other files: runs of their tokens, in code, comments, prose, metadata or escaped JSON.
 *
 * @param folder - what students get
 * @returns one line for each find, naming file, cell and line; empty when there is none
 */
export async function findLeaks(folder: string, search: LeakSearch): Promise<string[]> {
  const leaks = new Set<string>();
  // Copies for many students hold the same texts again and again.
  const clean = new Set<string>();
  for await (const file of releasedFiles(folder)) {
    if (AUTHORS_FILE.test(file.name)) leaks.add(`${file.name}: an author's file`);
    for (const text of textsOf(file)) {
      if (clean.has(text.text)) continue;
      const found = leaksIn(text, search);
      for (const leak of found) leaks.add(leak);
      if (found.length === 0) clean.add(text.text);
    }
  }
  return [...leaks];
}
