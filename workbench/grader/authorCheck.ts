import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {isManual, wantsHidden} from "../exercise/manualKinds.ts";
import {answerCell, type Exercise} from "../exercise/readExercise.ts";
import {requireMaster} from "../exercise/requireMaster.ts";
import {type OtherAnswer, readOtherAnswer} from "../exercise/readOtherAnswer.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import type {TestVerdict} from "../exercise/types.ts";
import {runAuthor, VARIANTS} from "./authorRuns.ts";
import {choiceMistakes, isChoiceMistake, OwnWords} from "./choiceMistakes.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {manualProblems} from "./manualProblems.ts";
import {everything, rightProblems, seedProblems, shown, wrongProblems} from "./verdictProblems.ts";

/** What the check of an exercise found. */
export interface AuthorReport {
  readonly exercise: string;
  readonly problems: readonly string[];
  /** Counts of what was run, for the last line. */
  readonly counts: {
    readonly tests: number;
    readonly wrong: number;
    readonly alternative: number;
    readonly seeds: number;
    /** Sets of values that were tried; 1 where all students have the same. */
    readonly variants: number;
  };
  readonly ms: number;
}

const SEEDS = 10;

/** How many wrong and other right answers there must be: choices are right in one way, texts are for a person. */
function leastOf({info: {answers}}: Exercise): {wrong: number; alternative: number} {
  return {wrong: answers.every(isManual) ? 0 : 4, alternative: answers.some(wantsHidden) ? 2 : 0};
}

function authorSources({editions, info}: Exercise): Map<string, string> {
  return new Map(info.answers.map((answer) => [answer.id, answerCell(editions[0], answer).source]));
}

function startSources(exercise: Exercise): Map<string, string> {
  const {cells} = studentNotebook(exercise, "en");
  return new Map(cells.map(({id, source}) => [id, source]));
}

/** Rules on the notebook itself: hints that say something, the check cell as it must be. */
function notebookProblems({editions, id, hiddenFile, info}: Exercise): string[] {
  const problems: string[] = [];
  for (const {file, notebook} of editions) {
    const hints = notebook.cells.filter(({metadata}) => metadata.tags?.includes("hint"));
    if (hints.length !== 3)
      problems.push(`${file}: must have three cells tagged hint, got ${hints.length}`);
    for (const {id: cell, source} of hints) {
      if (source.trim().length < 20) problems.push(`${file}: hint ${cell} must not be empty`);
    }
    const checks = notebook.cells.filter(({metadata}) => metadata.tags?.includes("check-exercise"));
    const wanted = `await check("${id}");`;
    if (checks.length !== 1 || !checks[0].source.includes(wanted)) {
      problems.push(`${file}: must have one cell tagged check-exercise with ${wanted}`);
    }
  }
  if (hiddenFile === undefined && info.answers.some(wantsHidden))
    problems.push(`exercises/${id}: must have hidden.ts, found none`);
  return problems;
}

async function readOthers(
  exercise: Exercise,
  kind: "wrong" | "alternative",
): Promise<OtherAnswer[]> {
  const folder = join(exercise.folder, kind);
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    names.map(async (name) =>
      readOtherAnswer(await readFile(join(folder, name), "utf8"), `${kind}/${name}`),
    ),
  );
}

/** The start must fail every test, the author's answer none, whatever the seed. */
async function checkOwn(
  exercise: Exercise,
  isolation: Isolation,
  onStep: (name: string) => void,
): Promise<{problems: string[]; tests: readonly TestVerdict[]}> {
  onStep("start");
  const sources = {author: authorSources(exercise), start: startSources(exercise)};
  const start = await runAuthor(exercise, sources.start, isolation, {seeds: 1});
  const passed = everything(start).filter(({status}) => status === "pass");
  onStep("author's answer");
  const right = await runAuthor(exercise, sources.author, isolation, {seeds: SEEDS});
  return {
    problems: [
      ...passed.map((test) => `start: must fail every test, got ${shown(test)}`),
      ...rightProblems("author's answer", right),
      ...seedProblems("author's answer", right),
      ...(await manualProblems(exercise, sources, isolation)),
    ],
    tests: [...right.visible[0], ...(right.hidden[0] ?? [])],
  };
}

/** A right or a wrong answer must be judged as such; returns also the tests that it failed. */
async function checkOther(
  other: OtherAnswer,
  exercise: Exercise,
  isolation: Isolation,
): Promise<{problems: string[]; failed: readonly TestVerdict[]}> {
  const {name, cells} = other;
  const author = authorSources(exercise);
  const unknown = [...cells.keys()].filter((id) => !author.has(id));
  // The author's answers beside it were judged before.
  const only = new Set(cells.keys());
  const sources = new Map([...author, ...cells]);
  const runs = await runAuthor(exercise, sources, isolation, {seeds: SEEDS, only});
  const wrong = !name.startsWith("alternative/");
  const failed = everything(runs).filter(({status}) => wrong && status !== "pass");
  return {
    problems: [
      ...unknown.map((id) => `${name}: must name an answer cell, got "${id}"`),
      ...seedProblems(name, runs),
      ...(wrong ? wrongProblems(other, runs) : rightProblems(name, runs)),
    ],
    failed,
  };
}

/** What is tried beside the author's answer. */
interface Others {
  readonly wrong: readonly OtherAnswer[];
  readonly alternative: readonly OtherAnswer[];
  readonly problems: readonly string[];
}

/** Collects the other answers: files, and wrong options, which are tried without a file. */
async function othersOf(exercise: Exercise): Promise<Others> {
  const choices = choiceMistakes(exercise);
  const wrong = [...(await readOthers(exercise, "wrong")), ...choices.mistakes];
  const alternative = await readOthers(exercise, "alternative");
  const problems = [...choices.problems];
  const least = leastOf(exercise);
  const counts = {wrong: wrong.length, alternative: alternative.length};
  for (const kind of ["wrong", "alternative"] as const) {
    if (counts[kind] >= least[kind]) continue;
    const what = choices.mistakes.length > 0 && kind === "wrong" ? "files and options" : "files";
    problems.push(`${kind}/: must hold at least ${least[kind]} ${what}, got ${counts[kind]}`);
  }
  return {wrong, alternative, problems};
}

/** Tries all other answers; no test may let every wrong one pass. */
async function checkOthers(
  {wrong, alternative}: Others,
  tests: readonly TestVerdict[],
  check: (other: OtherAnswer) => ReturnType<typeof checkOther>,
): Promise<string[]> {
  const problems: string[] = [];
  const failedBySome = new Set<string>();
  const ownWords = new OwnWords();
  for (const other of [...alternative, ...wrong]) {
    const found = await check(other);
    problems.push(...found.problems);
    if (isChoiceMistake(other)) problems.push(...ownWords.problems(other, found.failed));
    for (const {id} of found.failed) failedBySome.add(id);
  }
  for (const {id, title} of tests.filter((test) => !failedBySome.has(test.id))) {
    problems.push(`${id} "${title.en}": must be failed by at least one wrong answer`);
  }
  return problems;
}

/**
 * Proves that an exercise is sound: the start fails, right answers pass, wrong ones fail with their message,
 * seeds do not matter, no test is vacuous. Of answers that a person marks it looks for the sample answer, and
 * that no student gets it.
 *
 * @param onStep - told what is being run, for progress
 */
export async function authorCheck(
  exercise: Exercise,
  isolation: Isolation,
  onStep: (name: string) => void,
): Promise<AuthorReport> {
  const started = performance.now();
  requireMaster(exercise);
  const own = await checkOwn(exercise, isolation, onStep);
  const others = await othersOf(exercise);
  const tried = await checkOthers(others, own.tests, (other) => {
    onStep(other.name);
    return checkOther(other, exercise, isolation);
  });
  return {
    exercise: exercise.id,
    problems: [...notebookProblems(exercise), ...own.problems, ...others.problems, ...tried],
    counts: {
      tests: own.tests.length,
      wrong: others.wrong.length,
      alternative: others.alternative.length,
      seeds: SEEDS,
      variants: exercise.variantFile === undefined ? 1 : VARIANTS,
    },
    ms: Math.round(performance.now() - started),
  };
}
