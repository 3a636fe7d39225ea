import type {AnswerInfo} from "./types.ts";

/** The cell that holds an answer, as the learner left it. */
export interface AnswerSource {
  readonly answer: AnswerInfo;
  /** Undefined when no cell declares the answer. */
  readonly source: string | undefined;
  /** Whether the cell still holds what the learner started from; absent where that is not known. */
  readonly untouched?: boolean;
}

/**
 * Picks the answers from the cells that a notebook has run: of each, the latest cell that declares its name.
 *
 * @param answers - of the exercise
 * @param history - sources of executed cells, in the order of their execution
 * @param declared - lists the names a cell declares at top level
 */
export function pickAnswers(
  answers: readonly AnswerInfo[],
  history: readonly string[],
  declared: (source: string) => readonly string[],
): AnswerSource[] {
  const names = history.map((source) => new Set(declared(source)));
  return answers.map((answer) => {
    const at = names.findLastIndex((set) => set.has(answer.name));
    return {answer, source: at < 0 ? undefined : history[at]};
  });
}
