import type {AnswerInfo, AnswerKind} from "./types.ts";

/** The kinds of answer that a person marks. */
export type ManualKind = "text" | "figure";

/** True for an answer that no test judges. */
export function isManual<A extends Pick<AnswerInfo, "kind">>(
  answer: A,
): answer is A & {readonly kind: ManualKind} {
  return answer.kind === "text" || answer.kind === "figure";
}

/** Kinds in which every learner has the same question: hidden tests would tell nothing new. */
const SAME_FOR_ALL: ReadonlySet<AnswerKind> = new Set(["choice", "text", "figure"]);

/** True when the instructor's tests can try an answer on something that the public ones do not show. */
export function wantsHidden({kind}: Pick<AnswerInfo, "kind">): boolean {
  return !SAME_FOR_ALL.has(kind);
}
