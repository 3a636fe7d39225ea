import type {AnswerKind, TestStatus} from "../exercise/types.ts";
import {eachRecord} from "../grader/eachRecord.ts";
import type {
  GradeRecord,
  RecordMessage,
  RecordQuestion,
  RecordStatus,
  RecordTest,
  RecordWords,
} from "../grader/record.ts";
import {waitsForPerson} from "../grader/applyMarks.ts";

/** One test of one submission: what is counted, without what it printed or expected. */
export interface TestRow {
  readonly question: string;
  readonly test: string;
  readonly title: RecordWords;
  readonly visibility: "visible" | "hidden";
  readonly status: TestStatus;
  readonly score: number;
  readonly max: number;
  readonly ms: number;
  readonly message: Omit<RecordMessage, "args"> | null;
  /** What a public test got; undefined for hidden ones. */
  readonly got: string | undefined;
}

export interface QuestionRow {
  readonly question: string;
  readonly kind: AnswerKind;
  readonly title: RecordWords;
  readonly score: number;
  readonly max: number;
  /** True while it waits for a person. */
  readonly pending: boolean;
}

/** One record, reduced to what the analysis counts. */
export interface Row {
  readonly student: string;
  readonly status: RecordStatus;
  readonly score: number;
  readonly max: number;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly questions: readonly QuestionRow[];
  readonly tests: readonly TestRow[];
  /** Whose variant the notebook holds, when it is not the student's own. */
  readonly otherVariant: string | undefined;
}

/** The records of one exercise. */
export interface ExerciseRows {
  readonly exercise: string;
  readonly title: RecordWords;
  /** By student. */
  readonly rows: readonly Row[];
}

/** Gives equal words back as one object: a class has the same titles a thousand times. */
class Words {
  private readonly known = new Map<string, RecordWords>();

  one<T extends RecordWords>(words: T): T {
    const key = JSON.stringify(words);
    const found = this.known.get(key) ?? words;
    this.known.set(key, found);
    return found as T;
  }
}

function testRow(question: string, test: RecordTest, words: Words): TestRow {
  const {id, title, visibility, status, score, max_score: max, duration_ms: ms} = test;
  const {message, got} = test;
  return {
    question,
    test: id,
    title: words.one(title),
    visibility,
    status,
    score,
    max,
    ms,
    message: message && words.one({code: message.code, en: message.en, zh: message.zh}),
    got: visibility === "visible" ? got : undefined,
  };
}

function questionRow(question: RecordQuestion, words: Words): QuestionRow {
  const {id, kind, title, score, max_score: max, manual} = question;
  // An answer that was not handed in waits for nobody.
  const pending = manual !== undefined && waitsForPerson(manual);
  return {question: id, kind, title: words.one(title), score, max, pending};
}

function rowOf(record: GradeRecord, words: Words): Row {
  const {student, status, score, max_score: max, submitted_at: submittedAt, questions} = record;
  const variant = record.notes.find(({code}) => code === "note.variantOther");
  const other = variant?.args["student"];
  return {
    student,
    status,
    score,
    max,
    submittedAt,
    late: (record.late_seconds ?? 0) > 0,
    questions: questions.map((question) => questionRow(question, words)),
    tests: questions.flatMap(({id, tests}) => tests.map((test) => testRow(id, test, words))),
    otherVariant: other === undefined ? undefined : String(other),
  };
}

/**
 * Reads the records of a folder of results, one after the other, and keeps of each what is counted.
 *
 * @returns by exercise, each by student
 */
export async function readRows(out: string): Promise<ExerciseRows[]> {
  const found = new Map<string, {title: RecordWords; rows: Row[]}>();
  const words = new Words();
  for await (const record of eachRecord(out)) {
    const {assignment, title} = record;
    const exercise = found.get(assignment) ?? {title, rows: []};
    exercise.rows.push(rowOf(record, words));
    found.set(assignment, exercise);
  }
  return [...found]
    .map(([exercise, {title, rows}]) => ({exercise, title, rows}))
    .sort((a, b) => (a.exercise < b.exercise ? -1 : 1));
}

/** Rows of submissions that were graded, at least by the tests. */
export const gradedRows = ({rows}: ExerciseRows): readonly Row[] =>
  rows.filter(({status}) => status === "graded" || status === "needs_manual");
