import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import {listIds} from "./listIds.ts";
import type {AnswerInfo} from "./types.ts";

/**
 * Reads a choice answer: the id of an option or, where several may be chosen, a list of ids.
 *
 * @param given - what the answer cell declared
 * @param info - the answer, with its options
 * @returns the chosen ids in the order of the options
 * @throws AnswerError when nothing is chosen, an option does not exist or stands twice, or too many are chosen
 */
export function readChoice(
  given: unknown,
  {options = [], several = false}: Pick<AnswerInfo, "options" | "several">,
): readonly string[] {
  const ids = options.map(({id}) => id);
  const chosen = typeof given === "string" ? [given] : given;
  if (!Array.isArray(chosen) || chosen.some((id) => typeof id !== "string")) {
    const example = several ? `["${ids[0]}"]` : `"${ids[0]}"`;
    throw new AnswerError("error", "choice.notIds", {example, got: formatValue(given)});
  }
  const trimmed = chosen.map((id: string) => id.trim()).filter((id) => id !== "");
  if (trimmed.length === 0) throw new AnswerError("not_run", "answer.notAnswered");

  const unknown = trimmed.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const args = {given: formatValue(unknown), options: listIds(ids)};
    throw new AnswerError("error", "choice.unknown", args);
  }
  const twice = trimmed.find((id, i) => trimmed.indexOf(id) !== i);
  if (twice !== undefined) throw new AnswerError("error", "choice.twice", {id: twice});
  if (!several && trimmed.length > 1) {
    const args = {count: trimmed.length, given: listIds(trimmed)};
    throw new AnswerError("error", "choice.several", args);
  }
  return ids.filter((id) => trimmed.includes(id));
}
