import {mean, variance} from "voxelbook/core";
import type {RecordMessage} from "../grader/record.ts";
import type {AnswerItems, ExerciseItems} from "./analysis.ts";
import {type ExerciseRows, gradedRows, type Row} from "./classRows.ts";
import {correlation} from "./correlation.ts";
import {cronbachAlpha} from "./cronbachAlpha.ts";
import {inOrder} from "./inOrder.ts";
import {note} from "./note.ts";
import {spreadOf} from "./spreadOf.ts";
import {testItems} from "./testItems.ts";

/** Below so many tests a reliability says little. */
const LEAST_TESTS = 5;

/** Scores are rounded to a billionth where they are added up. */
const isFull = (score: number, max: number): boolean => score >= max - 1e-6;

function answerItems(id: string, rows: readonly Row[]): AnswerItems {
  const taken = rows.flatMap((row) => {
    const question = row.questions.find((candidate) => candidate.question === id);
    return question === undefined ? [] : [{question, row}];
  });
  const [{question: first}] = taken;
  const marked = taken.filter(({question}) => !question.pending);
  const scores = marked.map(({question}) => question.score);
  const others = marked.map(({row, question}) => row.score - question.score);
  const n = marked.length;
  const full = marked.filter(({question: {score, max}}) => isFull(score, max)).length;
  const tests = inOrder(
    rows.map((row) => row.tests.filter(({question}) => question === id).map(({test}) => test)),
  );
  return {
    question: id,
    kind: first.kind,
    title: first.title,
    max_score: first.max,
    n,
    difficulty: n === 0 || first.max === 0 ? null : mean(scores) / first.max,
    full: n === 0 ? null : full / n,
    discrimination: correlation(scores, others),
    tests: tests.map((test) => testItems(test, rows)),
  };
}

/** Points of each item by person; only of those who have every item. */
function matrixOf<T>(
  rows: readonly Row[],
  items: (row: Row) => readonly T[],
  points: (item: T) => number,
): number[][] {
  const lists = rows.map(items);
  const most = Math.max(0, ...lists.map(({length}) => length));
  return lists.filter(({length}) => length === most).map((list) => list.map(points));
}

function notesOf(
  rows: readonly Row[],
  tests: number,
  pending: number,
  varies: boolean,
): RecordMessage[] {
  const notes: RecordMessage[] = [];
  if (rows.length > 0 && rows.length < 20) notes.push(note("class.small", {count: rows.length}));
  if (tests > 0 && tests < LEAST_TESTS) notes.push(note("items.fewTests", {count: tests}));
  if (rows.length > 1 && !varies) notes.push(note("items.noSpread"));
  if (pending > 0) notes.push(note("items.pending", {count: pending}));
  return notes;
}

/** Analyses the answers and tests of one exercise over the submissions that were graded. */
export function exerciseItems(all: ExerciseRows): ExerciseItems {
  const {exercise, title} = all;
  const rows = gradedRows(all);
  const count = (status: Row["status"]): number =>
    all.rows.filter((row) => row.status === status).length;
  const scores = rows.map(({score}) => score);
  const spread = spreadOf(scores);
  const sd = scores.length === 0 ? 0 : Math.sqrt(variance(scores));
  const tests = inOrder(rows.map((row) => row.tests.map(({test}) => test)));
  const questions = inOrder(rows.map((row) => row.questions.map(({question}) => question)));
  // Marks that a person has still to give would count as 0.
  const whole = rows.filter(({status}) => status === "graded");
  return {
    exercise,
    title,
    n: rows.length,
    not_gradable: count("not_gradable"),
    infrastructure_errors: count("infrastructure_error"),
    needs_manual: count("needs_manual"),
    max_score: Math.max(0, ...all.rows.map(({max}) => max)),
    score: spread === null ? null : {...spread, mean: mean(scores), sd},
    alpha: cronbachAlpha(
      matrixOf(
        rows,
        (row) => row.tests,
        ({score}) => score,
      ),
    ),
    kr20: cronbachAlpha(
      matrixOf(
        rows,
        (row) => row.tests,
        ({status}) => (status === "pass" ? 1 : 0),
      ),
    ),
    alpha_answers: cronbachAlpha(
      matrixOf(
        whole,
        (row) => row.questions,
        ({score}) => score,
      ),
    ),
    answers: questions.map((question) => answerItems(question, rows)),
    notes: notesOf(rows, tests.length, count("needs_manual"), sd > 1e-6),
  };
}
