/** The kinds of answer; `text` and `figure` are marked by a person, the others by tests. */
export const ANSWER_KINDS = [
  "function",
  "number",
  "expression",
  "choice",
  "order",
  "graph",
  "mask",
  "text",
  "figure",
] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];
