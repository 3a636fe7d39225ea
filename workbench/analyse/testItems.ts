import type {TestStatus} from "../exercise/types.ts";
import type {ItemFlag, TestItems} from "./analysis.ts";
import type {Row, TestRow} from "./classRows.ts";
import {correlation, correlationInterval, shareInterval} from "./correlation.ts";
import {upperLower} from "./upperLower.ts";

const MAX_MESSAGES = 5;

/** From so many submissions on a weak or negative discrimination is more than chance. */
const LEAST_FLAGGED = 10;
const LEAST_WEAK = 20;
/** Below it a test hardly tells more than nothing (Ebel and Frisbie, 1991, call less than 0.2 poor). */
const WEAK = 0.15;
const MANY_TIMEOUTS = 0.05;
const MANY_UNANSWERED = 0.25;

/** One test of each submission that has it, with the points of the whole submission's tests. */
interface Taken {
  readonly test: TestRow;
  readonly total: number;
}

/** Adds up the points that tests gave: marks of a person come later, and by other standards. */
export const testPoints = ({tests}: Row): number => tests.reduce((sum, {score}) => sum + score, 0);

function countEnds(taken: readonly Taken[]): Record<TestStatus, number> {
  const ends = {pass: 0, fail: 0, error: 0, timeout: 0, memory: 0, crash: 0, not_run: 0};
  for (const {test} of taken) ends[test.status] += 1;
  return ends;
}

/** Counts the messages. Where an author wrote it, the words are the misconception; else the code is. */
function countMessages(taken: readonly Taken[]): TestItems["messages"] {
  const found = new Map<string, {code: string; en: string; zh: string; count: number}>();
  for (const {message} of taken.map(({test}) => test)) {
    if (message === null) continue;
    const {code, en, zh} = message;
    const written = code === "mistake" || code === "author";
    const key = written ? `${code} ${en}` : code;
    const entry = found.get(key) ?? {code, en, zh, count: 0};
    entry.count += 1;
    found.set(key, entry);
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count || (`${a.code} ${a.en}` < `${b.code} ${b.en}` ? -1 : 1))
    .slice(0, MAX_MESSAGES);
}

/** Says what to look at. */
function flagsOf(
  n: number,
  ends: Readonly<Record<TestStatus, number>>,
  discrimination: number | null,
): ItemFlag[] {
  const flags: ItemFlag[] = [];
  if (n > 1 && ends.pass === n) flags.push("everybody");
  if (n > 1 && ends.pass === 0) flags.push("nobody");
  if (discrimination !== null && n >= LEAST_FLAGGED && discrimination < 0) flags.push("negative");
  else if (discrimination !== null && n >= LEAST_WEAK && discrimination < WEAK) flags.push("weak");
  if (n > 0 && ends.timeout / n >= MANY_TIMEOUTS) flags.push("timeouts");
  if (n > 0 && ends.not_run / n >= MANY_UNANSWERED) flags.push("unanswered");
  return flags;
}

/**
 * Analyses one test over the submissions of a class. An answer that was not given counts as not passed: it got no
 * points. The discrimination is taken with the points of all other tests of the exercise, so that a test does not
 * correlate with itself.
 *
 * @param id - of the test
 * @param rows - graded submissions
 */
export function testItems(id: string, rows: readonly Row[]): TestItems {
  const taken = rows.flatMap((row): Taken[] => {
    const test = row.tests.find((candidate) => candidate.test === id);
    return test === undefined ? [] : [{test, total: testPoints(row)}];
  });
  const [{test: first}] = taken;
  const n = taken.length;
  const ends = countEnds(taken);
  const passed = taken.map(({test}) => (test.status === "pass" ? 1 : 0));
  const rest = taken.map(({test, total}) => total - test.score);
  const totals = taken.map(({total}) => total);
  const discrimination = correlation(passed, rest);
  return {
    test: id,
    title: first.title,
    visibility: first.visibility,
    max_score: first.max,
    n,
    ends,
    difficulty: ends.pass / n,
    difficulty_interval: shareInterval(ends.pass, n),
    discrimination,
    discrimination_interval:
      discrimination === null ? null : correlationInterval(discrimination, n),
    upper_lower: upperLower(passed, totals),
    messages: countMessages(taken),
    flags: flagsOf(n, ends, discrimination),
  };
}
