import type {Sign} from "./analysis.ts";
import type {HandedIn} from "./classNotebooks.ts";
import {type ExerciseRows, gradedRows, type Row, type TestRow} from "./classRows.ts";
import {note} from "./note.ts";
import {compareText} from "../grader/compareText.ts";

/** Shared by more than this share of the class, a mistake is a common one. */
const RARE = 0.05;
const MOST = 10;

/** A result that says something: a number with three digits at least, as no guess gives it twice. */
const SPECIFIC = /\d(?:\.?\d){2}/;

/** Files that are the same, byte for byte; the start as it was released is everybody's. */
export function sameFiles(exercise: string, handedIn: readonly HandedIn[]): Sign[] {
  const bySha = new Map<string, string[]>();
  const touched = handedIn.filter((one) => one.touched);
  for (const {sha256, student} of touched) {
    bySha.set(sha256, [...(bySha.get(sha256) ?? []), student]);
  }
  return [...bySha.values()]
    .filter((students) => students.length > 1)
    .map((students) => ({
      kind: "same_file",
      exercise,
      question: null,
      test: null,
      students: students.toSorted(compareText),
      among: handedIn.length,
      message: note("sign.sameFile"),
    }));
}

/** Notebooks that hold another student's variant, as the grader found it. */
export function otherVariants({exercise, rows}: ExerciseRows): Sign[] {
  return rows.flatMap(({student, otherVariant}): Sign[] =>
    otherVariant === undefined
      ? []
      : [
          {
            kind: "other_variant",
            exercise,
            question: null,
            test: null,
            students: [student, otherVariant],
            among: rows.length,
            message: note("sign.otherVariant", {student, other: otherVariant}),
          },
        ],
  );
}

/** True for a wrong result of a public test that nobody foresaw. */
function isOwnMistake({status, got, message}: TestRow): boolean {
  const foreseen = message?.code === "mistake" || message?.code === "author";
  return status === "fail" && !foreseen && got !== undefined && SPECIFIC.test(got);
}

/** Who got what in one test, where it is wrong. */
function wrongResults(test: string, rows: readonly Row[]): [got: string, students: string[]][] {
  const found = new Map<string, string[]>();
  for (const {student, tests} of rows) {
    const row = tests.find((candidate) => candidate.test === test);
    if (row?.got === undefined || !isOwnMistake(row)) continue;
    found.set(row.got, [...(found.get(row.got) ?? []), student]);
  }
  return [...found];
}

/**
 * Finds wrong results of public tests that few students share. Public tests have the same inputs for everybody, so that
 * the same wrong number is the same wrong computation.
 */
export function sameMistakes(all: ExerciseRows): Sign[] {
  const {exercise} = all;
  const rows = gradedRows(all);
  const most = Math.min(MOST, Math.max(2, Math.floor(RARE * rows.length)));
  const tests = new Map(rows.flatMap((row) => row.tests.map((test) => [test.test, test] as const)));
  const signs = new Map<string, Sign>();
  for (const [test, {question}] of tests) {
    for (const [got, students] of wrongResults(test, rows)) {
      if (students.length < 2 || students.length > most) continue;
      // One mistake shows in several tests of an answer: the first one stands for it.
      const key = JSON.stringify([question, students]);
      if (signs.has(key)) continue;
      const args = {got, count: students.length, among: rows.length};
      const message = note("sign.sameMistake", args);
      const among = rows.length;
      signs.set(key, {kind: "same_mistake", exercise, question, test, students, among, message});
    }
  }
  return [...signs.values()];
}
