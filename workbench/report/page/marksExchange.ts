import type {MarksFile, SavedMark} from "../../grader/marks.ts";
import {isComplete, isObject, readMark, stateOf} from "./draft.ts";
import type {MarkStore} from "./markStore.ts";
import type {MarkingAnswer, OverviewData} from "./pageData.ts";

/** The name of a question in files of marks. */
export function questionName({exercise, question}: {exercise: string; question: string}): string {
  return `${exercise}/${question}`;
}

/** Gathers the finished marks that are only in this browser, with the comments that are kept. */
export function collectMarks({questions, answers}: OverviewData, store: MarkStore): MarksFile {
  const marks = answers.flatMap((answer): SavedMark[] => {
    const question = questions[answer.question];
    const draft = store.draft(answer.key);
    if (draft === null || stateOf(answer, question, draft) !== "marked") return [];
    const {points, comment, marked_at, answer_sha256} = draft;
    const {student} = answer;
    const place = {student, exercise: question.exercise, question: question.question};
    return [{...place, points, comment, marked_at, answer_sha256}];
  });
  const comments = questions.flatMap((question) => {
    const kept = store.comments(questionName(question));
    return kept.length === 0 ? [] : [[questionName(question), kept] as const];
  });
  return {schema: 1, marks, comments: Object.fromEntries(comments)};
}

/** What became of a file of marks that was read into the page. */
export interface ReadMarks {
  readonly taken: number;
  /** Marks of answers that have changed, that are not here, or that do not fit the rubric. */
  readonly refused: number;
  /** Marks that are older than what is here. */
  readonly older: number;
}

/** One text for student, exercise and question. */
function placeOf(mark: Readonly<Record<"student" | "exercise" | "question", unknown>>): string {
  return JSON.stringify([mark.student, mark.exercise, mark.question]);
}

/**
 * Takes the marks of a file as drafts, where they are of the answers that are here and newer than what is here.
 *
 * @throws SyntaxError when the text is no file of marks
 */
export function takeMarks(text: string, data: OverviewData, store: MarkStore): ReadMarks {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || value["schema"] !== 1 || !Array.isArray(value["marks"])) {
    throw new SyntaxError("takeMarks: the file must be one of marks, with schema 1");
  }
  const places = new Map<string, MarkingAnswer>(
    data.answers.map((answer) => {
      const question = data.questions[answer.question];
      return [placeOf({...question, student: answer.student}), answer];
    }),
  );
  const found = {taken: 0, refused: 0, older: 0};
  for (const one of value["marks"]) {
    const mark = readMark(one);
    const answer = isObject(one)
      ? places.get(
          placeOf({student: one["student"], exercise: one["exercise"], question: one["question"]}),
        )
      : undefined;
    const fits =
      mark !== null &&
      mark.answer_sha256 === answer?.sha256 &&
      isComplete(mark.points, data.questions[answer.question]);
    if (!fits || answer === undefined) {
      found.refused += 1;
      continue;
    }
    const here = [store.draft(answer.key)?.marked_at ?? "", answer.mark?.marked_at ?? ""];
    if (here.some((time) => time >= mark.marked_at)) found.older += 1;
    else {
      store.keep(answer.key, mark);
      found.taken += 1;
    }
  }
  takeComments(value["comments"], data, store);
  return found;
}

/** Adds the comments of a file to those that are kept. */
function takeComments(comments: unknown, {questions}: OverviewData, store: MarkStore): void {
  if (!isObject(comments)) return;
  for (const question of questions) {
    const name = questionName(question);
    const more = comments[name];
    if (!Array.isArray(more)) continue;
    const texts = more.filter((one): one is string => typeof one === "string");
    store.keepComments(name, [...new Set([...store.comments(name), ...texts])]);
  }
}
