import {createRng} from "voxelbook/core";
import type {Channel} from "./channel.ts";
import {collectTests} from "./collectTests.ts";
import {type ConnectedAnswer, connectAnswer} from "./connectAnswer.ts";
import {hideDetails, type Judgement, judge} from "./judge.ts";
import {runHooks, runTest} from "./runTest.ts";
import {ReferenceFault, testContext} from "./testContext.ts";
import {splitTitle} from "./title.ts";
import type {AnswerInfo, DefineTests, TestVerdict, Variant} from "./types.ts";

/** The seed of public tests: the same for everybody, so that a check and the grading agree. */
export const PUBLIC_SEED = "public";

/** The verdicts of one answer. */
export interface QuestionVerdict {
  readonly answer: AnswerInfo;
  readonly tests: readonly TestVerdict[];
}

export interface SuiteOptions {
  readonly answers: readonly AnswerInfo[];
  readonly channel: Channel;
  /** The public tests take a seed that is the same for everybody. */
  readonly seed: string;
  readonly visibility: "visible" | "hidden";
  /** Limit of one test. */
  readonly timeoutMs: number;
  /** Milliseconds now; the page and Node both pass performance.now. */
  readonly now: () => number;
  /** Ids of the answers to judge; all when absent. */
  readonly only?: ReadonlySet<string>;
  /** The student's values. */
  readonly variant?: Variant;
  /** Reaches the author's own answers, for hidden tests. */
  readonly reference?: Channel;
}

/** Lists the tests of a suite and of the suites inside it, in declared order. */
function testsOf(suite: Mocha.Suite): Mocha.Test[] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

/** Finds the suite that judges each answer; every suite must name an answer. */
function suitesByAnswer(
  root: Mocha.Suite,
  answers: readonly AnswerInfo[],
  where: string,
): Map<AnswerInfo, Mocha.Suite[]> {
  if (root.tests.length > 0) {
    throw new RangeError(
      `${where}: each test must stand in a describe, got "${root.tests[0].title}"`,
    );
  }
  const found = new Map<AnswerInfo, Mocha.Suite[]>(answers.map((answer) => [answer, []]));
  for (const suite of root.suites) {
    const answer = answers.find(({name}) => name === suite.title);
    if (answer === undefined) {
      const names = answers.map(({name}) => name).join(", ");
      throw new RangeError(
        `${where}: a describe must name an answer (${names}), got "${suite.title}"`,
      );
    }
    found.get(answer)?.push(suite);
  }
  return found;
}

/** Describes the tests of one answer before they run: ids, titles and weights. */
function planOf(
  tests: readonly Mocha.Test[],
  answer: AnswerInfo,
  visibility: "visible" | "hidden",
) {
  const kind = visibility === "hidden" ? "hidden" : "public";
  return tests.map((test, i) => {
    const {words: title, weight} = splitTitle(test.title);
    return {test, id: `${answer.id}.${kind}.${i + 1}`, title, weight};
  });
}

/** Runs one test; returns nothing when it passed. */
async function judgeTest(
  test: Mocha.Test,
  {visibility, timeoutMs}: SuiteOptions,
): Promise<Judgement | undefined> {
  try {
    await runTest(test, timeoutMs);
    return undefined;
  } catch (error) {
    if (error instanceof ReferenceFault) throw error;
    const judgement = judge(error);
    return visibility === "hidden" ? hideDetails(judgement) : judgement;
  }
}

/** Runs the suites of one answer, between their own hooks. */
async function runQuestion(
  answer: AnswerInfo,
  suites: readonly Mocha.Suite[],
  connected: ConnectedAnswer,
  options: SuiteOptions,
): Promise<QuestionVerdict> {
  const {visibility, now} = options;
  const tests: TestVerdict[] = [];
  connected.current = answer;
  for (const suite of suites) await runHooks(suite, "beforeAll");
  for (const {test, ...plan} of planOf(suites.flatMap(testsOf), answer, visibility)) {
    connected.lastCall = undefined;
    const started = now();
    const judgement = await judgeTest(test, options);
    const durationMs = Math.round(now() - started);
    const shown = visibility === "visible" && judgement !== undefined;
    const call = shown ? connected.lastCall : undefined;
    const verdict = {...plan, visibility, durationMs, status: "pass" as const, ...judgement};
    tests.push(call === undefined ? verdict : {...verdict, call});
  }
  for (const suite of suites) await runHooks(suite, "afterAll");
  connected.current = undefined;
  return {answer, tests};
}

/**
 * Runs an exercise's tests with mocha's own classes against the answers behind a channel.
 *
 * @param define - `tests` of tests.ts or hidden.ts
 * @param options - answers, channel, seed and limits
 * @returns the verdicts of each answer, answers and tests in declared order
 * @throws RangeError when the tests are not written as exercises/README.md says
 * @throws ReferenceFault when the author's own answer failed
 */
export async function runSuite(
  define: DefineTests,
  options: SuiteOptions,
): Promise<QuestionVerdict[]> {
  const {answers, channel, seed, visibility, only} = options;
  const where = visibility === "hidden" ? "hidden.ts" : "tests.ts";
  const connected = connectAnswer(answers, channel);
  const context = testContext(options);
  const root = collectTests(() => define(connected.answer, createRng(seed), context), where);
  const verdicts: QuestionVerdict[] = [];
  for (const [answer, suites] of suitesByAnswer(root, answers, where)) {
    if (only !== undefined && !only.has(answer.id)) continue;
    verdicts.push(await runQuestion(answer, suites, connected, options));
  }
  return verdicts;
}
