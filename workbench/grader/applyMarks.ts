import {addPoints} from "../exercise/score.ts";
import {words} from "../exercise/words.ts";
import type {MarksFile, SavedMark} from "./marks.ts";
import {
  type GradeRecord,
  type ManualPart,
  type RecordMessage,
  type RecordQuestion,
  recordMessage,
  type RubricItem,
} from "./record.ts";

/**
 * Says why points do not fit a rubric: each of its items needs a number from 0 to its points, and no other item
 * may have any.
 *
 * @returns null when they fit
 */
export function rubricFault(
  points: Readonly<Record<string, number>>,
  rubric: readonly RubricItem[],
): string | null {
  for (const {id, points: most} of rubric) {
    const given = Object.hasOwn(points, id) ? points[id] : undefined;
    if (given === undefined) return `the rubric's item ${id} has no points`;
    if (!(given >= 0 && given <= most)) {
      return `points of ${id} must lie between 0 and ${most}, got ${given}`;
    }
  }
  const unknown = Object.keys(points).find((id) => !rubric.some((item) => item.id === id));
  return unknown === undefined ? null : `the rubric has no item ${unknown}`;
}

/** True when an answer was handed in that nobody has marked. */
export function waitsForPerson({answer, mark}: ManualPart): boolean {
  return mark === null && answer !== "";
}

/** Marks one answer, or says why the mark that is there does not count. */
function markQuestion(
  question: RecordQuestion,
  saved: SavedMark | undefined,
): {question: RecordQuestion; note?: RecordMessage} {
  const {manual} = question;
  if (manual === undefined) return {question};
  const unmarked = {...question, score: 0, manual: {...manual, mark: null}};
  if (saved === undefined) return {question: unmarked};
  const {points, comment, marked_at, answer_sha256} = saved;
  const args = {id: question.id};
  if (answer_sha256 !== manual.answer_sha256) {
    return {question: unmarked, note: recordMessage(words("note.markStale", args))};
  }
  if (rubricFault(points, manual.rubric) !== null) {
    return {question: unmarked, note: recordMessage(words("note.markRubric", args))};
  }
  const mark = {points, comment, marked_at, answer_sha256};
  return {
    question: {...question, score: addPoints(Object.values(points)), manual: {...manual, mark}},
  };
}

/**
 * Applies the marks that persons gave to a record: scores, status and notes follow from them. A mark of an answer
 * that has changed since, or of a rubric that has, does not count, and a note says so.
 *
 * @returns the record as it is when nothing in it is marked by a person
 */
export function applyMarks(record: GradeRecord, {marks}: MarksFile): GradeRecord {
  const {student, assignment, status} = record;
  const judged = status === "graded" || status === "needs_manual";
  if (!judged || record.questions.every(({manual}) => manual === undefined)) return record;
  const own = marks.filter((mark) => mark.student === student && mark.exercise === assignment);
  const marked = record.questions.map((question) =>
    markQuestion(
      question,
      own.findLast((mark) => mark.question === question.id),
    ),
  );
  const questions = marked.map(({question}) => question);
  const waits = questions.some(({manual}) => manual !== undefined && waitsForPerson(manual));
  return {
    ...record,
    status: waits ? "needs_manual" : "graded",
    score: addPoints(questions.map(({score}) => score)),
    notes: [
      ...record.notes.filter(({code}) => !code.startsWith("note.mark")),
      ...marked.flatMap(({note}) => (note === undefined ? [] : [note])),
    ],
    questions,
  };
}
