import type {ManualMark} from "../../grader/record.ts";
import type {MarkingAnswer, MarkingQuestion} from "./pageData.ts";

/** A mark in the making: some items may have no points yet. */
export type Draft = ManualMark;

/** True for a record of values by name. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a mark that was kept or sent as JSON; null when it is none. */
export function readMark(value: unknown): ManualMark | null {
  if (!isObject(value) || !isObject(value["points"])) return null;
  const {comment, marked_at, answer_sha256} = value;
  const points: Record<string, number> = {};
  for (const [id, given] of Object.entries(value["points"])) {
    if (typeof given !== "number" || !Number.isFinite(given)) return null;
    points[id] = given;
  }
  if (typeof comment !== "string" || typeof marked_at !== "string") return null;
  if (typeof answer_sha256 !== "string") return null;
  return {points, comment, marked_at, answer_sha256};
}

/** How an answer stands. */
export type AnswerState =
  /** Nobody has given all points yet. */
  | "waiting"
  /** All points are given. */
  | "marked"
  /** It was marked in this browser, and the answer has changed since. */
  | "changed"
  /** It was marked in this browser, and later elsewhere in another way. */
  | "elsewhere";

/** True when every item of the rubric has points. */
export function isComplete(
  points: Readonly<Record<string, number>>,
  {rubric}: MarkingQuestion,
): boolean {
  return rubric.every(({id, points: most}) => {
    const given = Object.hasOwn(points, id) ? points[id] : undefined;
    return given !== undefined && given >= 0 && given <= most;
  });
}

/** True when two marks give the same. */
export function sameMark(one: ManualMark, other: ManualMark): boolean {
  const ids = new Set([...Object.keys(one.points), ...Object.keys(other.points)]);
  return (
    one.comment === other.comment && [...ids].every((id) => one.points[id] === other.points[id])
  );
}

/** Tells how an answer stands, from the draft in the browser and the mark in the page. */
export function stateOf(
  answer: MarkingAnswer,
  question: MarkingQuestion,
  draft: Draft | null,
): AnswerState {
  if (draft === null) return answer.mark === null ? "waiting" : "marked";
  if (draft.answer_sha256 !== answer.sha256) return "changed";
  const {mark} = answer;
  if (mark !== null && mark.marked_at > draft.marked_at && !sameMark(mark, draft)) {
    return "elsewhere";
  }
  return isComplete(draft.points, question) ? "marked" : "waiting";
}

/** What the form shows for an answer: the draft, else the mark, else nothing. */
export function shownMark(answer: MarkingAnswer, draft: Draft | null): ManualMark {
  if (draft !== null && draft.answer_sha256 === answer.sha256) return draft;
  return answer.mark ?? {points: {}, comment: "", marked_at: "", answer_sha256: answer.sha256};
}

/** Adds points so that ten tenths make one. */
export function sumOf(points: Readonly<Record<string, number>>): number {
  const sum = Object.values(points).reduce((total, value) => total + value, 0);
  return Math.round(sum * 1e9) / 1e9;
}
