import {AnswerError} from "../exercise/answerError.ts";
import {givenCells, ownVariant} from "../exercise/givenCells.ts";
import type {AnswerSource} from "../exercise/pickAnswers.ts";
import type {Exercise} from "../exercise/readExercise.ts";
import {findAnswers, type ReadFile, type ReleasedCell} from "../exercise/readSubmission.ts";
import {
  type ScoredQuestion,
  type ScoredTest,
  addPoints,
  scoreQuestions,
} from "../exercise/score.ts";
import {studentNotebook} from "../exercise/studentNotebook.ts";
import type {NbgraderMetadata} from "../exercise/nbgrader.ts";
import type {CodedMessage, Variant, Words} from "../exercise/types.ts";
import {words} from "../exercise/words.ts";
import type {Isolation} from "./chooseIsolation.ts";
import {gradeAnswers} from "./gradeAnswers.ts";
import {IsolatedAnswers} from "./isolatedAnswers.ts";
import type {GradeJob} from "./job.ts";
import {manualQuestions} from "./manualQuestion.ts";
import {
  type GradeRecord,
  type ManualPart,
  type RecordQuestion,
  type RecordTest,
  type RecordWords,
  recordMessage,
} from "./record.ts";
import {ReferenceAnswers} from "./referenceAnswers.ts";
import {answerTitle} from "./answerTitle.ts";

export interface GradeContext {
  readonly exercise: Exercise;
  readonly isolation: Isolation;
  readonly testsSha256: string;
  readonly libVersion: string;
}

/** What a record says of its grader, whether or not an answer was run. */
export interface RecordContext extends Omit<GradeContext, "isolation"> {
  readonly isolation: Pick<Isolation, "tier" | "limits">;
}

/** What a job says of a submission. */
export type Submission = Pick<
  GradeJob,
  "student" | "chosen" | "seed" | "attempt" | "submittedAt" | "lateSeconds" | "variant" | "notes"
>;

const recordWords = ({en, "zh-CN": zh}: Words): RecordWords => ({en, zh});

function recordTest(test: ScoredTest, output: string): RecordTest {
  const {id, title, visibility, status, score, maxScore, durationMs, message} = test;
  const {call, expected, got, hint, picture} = test;
  return {
    id,
    title: recordWords(title),
    visibility,
    status,
    score,
    max_score: maxScore,
    duration_ms: durationMs,
    message: message === undefined ? null : recordMessage(message),
    output,
    ...(call === undefined ? {} : {call}),
    ...(expected === undefined ? {} : {expected}),
    ...(got === undefined ? {} : {got}),
    ...(hint === undefined ? {} : {hint}),
    ...(picture === undefined ? {} : {picture}),
  };
}

function exerciseTitle({editions}: Exercise): RecordWords {
  const [en, zh = en] = editions.map(({info}) => info.title);
  return {en, zh};
}

function recordQuestion(
  question: ScoredQuestion,
  exercise: Exercise,
  output: Readonly<Record<string, string>>,
  manual?: ManualPart,
): RecordQuestion {
  const {answer, tests, score} = question;
  return {
    id: answer.id,
    kind: answer.kind,
    title: answerTitle(exercise, answer),
    score,
    max_score: answer.points,
    // What an answer printed stands once, with its first public test.
    tests: tests.map((test, i) => recordTest(test, i === 0 ? (output[answer.id] ?? "") : "")),
    ...(manual === undefined ? {} : {manual}),
  };
}

/** The cells as they were released, with the values that the notebook holds, to tell what a student changed in others. */
function releasedCells(exercise: Exercise, held: Variant | undefined): ReleasedCell[] {
  return exercise.editions.flatMap(({language}) =>
    studentNotebook(exercise, language, {}, held).cells.map(({id, source, metadata}) => ({
      id,
      source,
      nbgrader: metadata["nbgrader"] as NbgraderMetadata | undefined,
    })),
  );
}

/** Takes the released cells of the edition that the submission was made from: the one with more equal cells. */
function closestEdition(
  exercise: Exercise,
  {cells, variant}: Extract<ReadFile, {ok: true}>,
): ReleasedCell[] {
  const sources = new Set(cells.map(({source}) => source));
  const all = releasedCells(exercise, ownVariant(exercise, variant));
  const size = all.length / exercise.editions.length;
  const editions = exercise.editions.map((_, i) => all.slice(i * size, (i + 1) * size));
  const equal = (edition: readonly ReleasedCell[]): number =>
    edition.filter(({source}) => sources.has(source)).length;
  return editions.reduce((best, next) => (equal(next) > equal(best) ? next : best));
}

/**
 * Grades one submission. It never throws for what a submission holds: that is said in the record.
 *
 * @returns the record, without a fault of the machine in it: such an error is thrown
 */
export async function gradeSubmission(
  context: GradeContext,
  submission: Submission,
): Promise<GradeRecord> {
  const {exercise} = context;
  const {chosen} = submission;
  const shell = recordShell(context, submission);
  const infos = exercise.info.answers;
  const nothing = infos.map((answer) => ({answer, source: undefined}));
  if (!chosen.ok) {
    const {questions} = await judge(context, submission, nothing, []);
    return {...shell, status: "not_gradable", reason: recordMessage(chosen.reason), questions};
  }

  const {cells} = chosen.file;
  const found = findAnswers(cells, infos, closestEdition(exercise, chosen.file));
  const notes = [...found.notes, ...(submission.notes ?? [])].map(recordMessage);
  const graded = await judge(context, submission, found.sources, found.ambiguous);
  if (found.sources.every(({source}) => source === undefined)) {
    const ids = infos.map(({id}) => id).join(", ");
    const reason = recordMessage(words("submission.noAnswers", {ids}));
    return {...shell, notes, status: "not_gradable", reason, questions: graded.questions};
  }
  return {...shell, notes, ...graded};
}

/** Runs the tests; an answer that is not there has tests that were not run. */
async function judge(
  {exercise, isolation}: GradeContext,
  {seed, variant}: Submission,
  sources: readonly AnswerSource[],
  ambiguous: readonly string[],
): Promise<{score: number; questions: RecordQuestion[]}> {
  const answers = new IsolatedAnswers(sources, isolation, givenCells(exercise, variant));
  const reference = new ReferenceAnswers(exercise, isolation, variant);
  for (const id of ambiguous)
    answers.block(id, new AnswerError("not_run", "answer.duplicate", {id}));
  try {
    const infos = exercise.info.answers;
    const grading = {exercise, answers, infos, variant, reference, hiddenSeed: seed};
    const manual = await manualQuestions(exercise, sources, answers, ambiguous);
    const {verdicts, output} = await gradeAnswers(grading);
    const all = verdicts.map(({answer, tests}) => ({
      answer,
      tests: [...tests, ...(manual.get(answer.id)?.tests ?? [])],
    }));
    const questions = scoreQuestions(all).map((question) =>
      recordQuestion(question, exercise, output, manual.get(question.answer.id)?.manual),
    );
    return {questions, score: addPoints(questions.map((question) => question.score))};
  } finally {
    await Promise.all([answers.close(), reference.close()]);
  }
}

/** The parts of a record that do not depend on the answers. */
function recordShell(
  {exercise, isolation, testsSha256, libVersion}: RecordContext,
  {student, chosen, seed, attempt, submittedAt, lateSeconds, variant}: Submission,
): GradeRecord {
  return {
    schema: 1,
    assignment: exercise.id,
    title: exerciseTitle(exercise),
    student,
    attempt,
    submitted_at: submittedAt,
    ...(lateSeconds === undefined ? {} : {late_seconds: lateSeconds}),
    graded_at: new Date().toISOString(),
    seed,
    ...(variant === undefined ? {} : {variant}),
    status: "graded",
    score: 0,
    max_score: exercise.info.points,
    reason: null,
    notes: [],
    provenance: {
      submission_sha256: chosen.ok ? chosen.file.sha256 : chosen.sha256,
      tests_sha256: testsSha256,
      lib_version: libVersion,
      runtime: `node ${process.versions.node}`,
      isolation: isolation.tier,
      limits: isolation.limits,
    },
    questions: [],
  };
}

/** The record of a submission that this machine could not grade; it is tried again at the next run. */
export function failedRecord(
  context: RecordContext,
  submission: Submission,
  reason: CodedMessage,
): GradeRecord {
  const shell = recordShell(context, submission);
  return {...shell, status: "infrastructure_error", reason: recordMessage(reason)};
}
