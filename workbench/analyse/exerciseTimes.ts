import {median, percentile} from "voxelbook/core";
import type {ExerciseTimes} from "./analysis.ts";
import {type ExerciseRows, gradedRows, type Row} from "./classRows.ts";
import {inOrder} from "./inOrder.ts";
import type {OwnWork} from "./readOwnWork.ts";
import {spreadOf} from "./spreadOf.ts";

const MAX_SLOWEST = 5;

const gradingMs = ({tests}: Row): number => tests.reduce((sum, {ms}) => sum + ms, 0);

function testTimes(rows: readonly Row[]): ExerciseTimes["tests"] {
  const found = new Map<string, {question: string; test: string; ms: number[]}>();
  for (const {question, test, status, ms} of rows.flatMap(({tests}) => tests)) {
    // What did not run took no time.
    if (status === "not_run") continue;
    const entry = found.get(test) ?? {question, test, ms: []};
    entry.ms.push(ms);
    found.set(test, entry);
  }
  const order = inOrder(rows.map(({tests}) => tests.map(({test}) => test)));
  return order.flatMap((id) => {
    const one = found.get(id);
    if (one === undefined) return [];
    const {question, test, ms} = one;
    return [
      {
        question,
        test,
        n: ms.length,
        median: median(ms),
        p95: percentile(ms, 95),
        max: percentile(ms, 100),
      },
    ];
  });
}

/**
 * Sums up how long grading took, when the submissions came, and what they say about the students' own time.
 *
 * @param own - of the notebooks that say it
 * @param submitted - ISO times of all handings-in that are known, earlier ones too
 */
export function exerciseTimes(
  all: ExerciseRows,
  own: readonly OwnWork[],
  submitted: readonly string[],
): ExerciseTimes {
  const rows = gradedRows(all);
  const slowest = rows
    .map((row) => ({student: row.student, ms: gradingMs(row)}))
    .sort((a, b) => b.ms - a.ms || (a.student < b.student ? -1 : 1))
    .slice(0, MAX_SLOWEST);
  const seconds = spreadOf(own.map((work) => work.seconds));
  const checks = spreadOf(own.map((work) => work.checks));
  const times = [...submitted, ...all.rows.flatMap(({submittedAt}) => submittedAt ?? [])]
    .map((time) => Date.parse(time))
    .filter((time) => !Number.isNaN(time))
    .sort((a, b) => a - b);
  const iso = (time: number | undefined): string | null =>
    time === undefined ? null : new Date(time).toISOString();
  return {
    exercise: all.exercise,
    title: all.title,
    grading_ms: spreadOf(rows.map(gradingMs)),
    slowest,
    tests: testTimes(rows),
    own: seconds === null || checks === null ? null : {n: own.length, seconds, checks},
    first_submitted: iso(times[0]),
    last_submitted: iso(times.at(-1)),
    late: all.rows.filter(({late}) => late).length,
  };
}
