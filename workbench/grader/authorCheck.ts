import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {loadTests} from "../exercise/bundleTests.ts";
import {answerCell, type Exercise, requireMaster} from "../exercise/readExercise.ts";
import {readVariant, type Variant} from "../exercise/readVariant.ts";
import {PUBLIC_SEED, runSuite} from "../exercise/runSuite.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import type {TestVerdict} from "../exercise/types.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {TEST_MS} from "./limits.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";

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
  };
  readonly ms: number;
}

const SEEDS = 10;
const LEAST = {wrong: 4, alternative: 2};

/** The verdicts of one set of answers: of the public tests, then of the hidden ones for each seed. */
interface Runs {
  readonly visible: readonly TestVerdict[];
  readonly hidden: readonly (readonly TestVerdict[])[];
}

type Sources = ReadonlyMap<string, string>;

function authorSources({editions, info}: Exercise): Map<string, string> {
  return new Map(info.answers.map((answer) => [answer.id, answerCell(editions[0], answer).source]));
}

function startSources(exercise: Exercise): Map<string, string> {
  const {cells} = studentNotebook(exercise, "en");
  return new Map(cells.map(({id, source}) => [id, source]));
}

/** Runs public tests once and hidden tests with several seeds on one set of answers. */
async function runAll(
  exercise: Exercise,
  sources: Sources,
  isolation: Isolation,
  {seeds, only}: {seeds: number; only?: ReadonlySet<string>},
): Promise<Runs> {
  const infos = exercise.info.answers;
  const answers = new IsolatedAnswers(
    infos.map((answer) => ({answer, source: sources.get(answer.id)})),
    isolation,
  );
  const common = {
    answers: infos,
    channel: answers,
    timeoutMs: TEST_MS,
    now: () => performance.now(),
    ...(only && {only}),
  };
  const flat = async (file: string, seed: string, visibility: "visible" | "hidden") =>
    (await runSuite(await loadTests(file), {...common, seed, visibility})).flatMap(
      ({tests}) => tests,
    );
  try {
    await answers.prepare();
    const visible = await flat(exercise.testsFile, PUBLIC_SEED, "visible");
    const hidden: TestVerdict[][] = [];
    for (let i = 0; i < seeds && exercise.hiddenFile !== undefined; i++) {
      hidden.push(await flat(exercise.hiddenFile, `author check ${i}`, "hidden"));
    }
    return {visible, hidden};
  } finally {
    await answers.close();
  }
}

const everything = ({visible, hidden}: Runs): TestVerdict[] => [...visible, ...hidden.flat()];
const shown = ({id, title, status, message}: TestVerdict): string =>
  `${id} "${title.en}" ${status}${message === undefined ? "" : `: ${message.en}`}`;

/** Tells whether all seeds gave the same verdicts. */
function seedProblems(name: string, {hidden}: Runs): string[] {
  const [first, ...others] = hidden.map((tests) => tests.map(({id, status}) => `${id} ${status}`));
  const differ = others.findIndex((verdicts) => verdicts.join() !== first.join());
  if (differ < 0) return [];
  const at = first.findIndex((verdict, i) => verdict !== others[differ][i]);
  return [
    `${name}: verdicts must not depend on the seed, got ${first[at]} and ${others[differ][at]}`,
  ];
}

function rightProblems(name: string, runs: Runs): string[] {
  const failed = everything(runs).find(({status}) => status !== "pass");
  return failed === undefined ? [] : [`${name}: must pass every test, got ${shown(failed)}`];
}

function wrongProblems({name, expect}: Variant, runs: Runs): string[] {
  const failed = everything(runs).filter(({status}) => status !== "pass");
  if (failed.length === 0) return [`${name}: must fail, but every test passed`];
  const broken = failed.find(({message}) =>
    /^answer\.(type|syntax|import|unknownName)$/.test(message?.code ?? ""),
  );
  if (broken !== undefined) return [`${name}: must compile, got ${shown(broken)}`];
  return expect
    .filter(
      (text) => !failed.some(({message}) => message?.code === text || message?.en.includes(text)),
    )
    .map((text) => `${name}: a failing message must contain "${text}", got ${shown(failed[0])}`);
}

/** Rules on the notebook itself: hints that say something, the check cell as it must be. */
function notebookProblems({editions, id, hiddenFile}: Exercise): string[] {
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
  if (hiddenFile === undefined) problems.push(`exercises/${id}: must have hidden.ts, found none`);
  return problems;
}

async function readVariants(exercise: Exercise, kind: "wrong" | "alternative"): Promise<Variant[]> {
  const folder = join(exercise.folder, kind);
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    names.map(async (name) =>
      readVariant(await readFile(join(folder, name), "utf8"), `${kind}/${name}`),
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
  const start = await runAll(exercise, startSources(exercise), isolation, {seeds: 1});
  const passed = everything(start).filter(({status}) => status === "pass");
  onStep("author's answer");
  const right = await runAll(exercise, authorSources(exercise), isolation, {seeds: SEEDS});
  return {
    problems: [
      ...passed.map((test) => `start: must fail every test, got ${shown(test)}`),
      ...rightProblems("author's answer", right),
      ...seedProblems("author's answer", right),
    ],
    tests: [...right.visible, ...(right.hidden[0] ?? [])],
  };
}

/** A right or a wrong answer must be judged as such; returns also the tests that it failed. */
async function checkVariant(
  variant: Variant,
  exercise: Exercise,
  isolation: Isolation,
): Promise<{problems: string[]; failed: readonly string[]}> {
  const {name, cells} = variant;
  const author = authorSources(exercise);
  const unknown = [...cells.keys()].filter((id) => !author.has(id));
  // The author's answers beside it were judged before.
  const only = new Set(cells.keys());
  const sources = new Map([...author, ...cells]);
  const runs = await runAll(exercise, sources, isolation, {seeds: SEEDS, only});
  const wrong = name.startsWith("wrong/");
  const failed = everything(runs).filter(({status}) => wrong && status !== "pass");
  return {
    problems: [
      ...unknown.map((id) => `${name}: must name an answer cell, got "${id}"`),
      ...seedProblems(name, runs),
      ...(wrong ? wrongProblems(variant, runs) : rightProblems(name, runs)),
    ],
    failed: failed.map(({id}) => id),
  };
}

/**
 * Proves that an exercise is sound: the start fails, right answers pass, wrong ones fail with their message,
 * seeds do not matter, no test is vacuous.
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
  const {problems: own, tests} = await checkOwn(exercise, isolation, onStep);
  const problems = [...notebookProblems(exercise), ...own];
  const variants = {
    wrong: await readVariants(exercise, "wrong"),
    alternative: await readVariants(exercise, "alternative"),
  };
  for (const kind of ["wrong", "alternative"] as const) {
    const count = variants[kind].length;
    if (count >= LEAST[kind]) continue;
    problems.push(`${kind}/: must hold at least ${LEAST[kind]} files, got ${count}`);
  }
  const failedBySome = new Set<string>();
  for (const variant of [...variants.alternative, ...variants.wrong]) {
    onStep(variant.name);
    const found = await checkVariant(variant, exercise, isolation);
    problems.push(...found.problems);
    for (const id of found.failed) failedBySome.add(id);
  }
  for (const {id, title} of tests.filter((test) => !failedBySome.has(test.id))) {
    problems.push(`${id} "${title.en}": must be failed by at least one wrong answer`);
  }
  const [wrong, alternative] = [variants.wrong.length, variants.alternative.length];
  return {
    exercise: exercise.id,
    problems,
    counts: {tests: tests.length, wrong, alternative, seeds: SEEDS},
    ms: Math.round(performance.now() - started),
  };
}
