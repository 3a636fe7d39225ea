import {AnswerError} from "./answerError.ts";
import {formatValue} from "./formatValue.ts";
import {listIds} from "./listIds.ts";
import type {AnswerInfo} from "./types.ts";

/**
 * Reads an order answer: a list of the items' ids, each once.
 *
 * @param given - what the answer cell declared
 * @param info - the answer, with its items
 * @returns the ids as the learner ordered them
 * @throws AnswerError when the list is empty, an item does not exist, is missing or stands twice
 */
export function readOrder(
  given: unknown,
  {items = []}: Pick<AnswerInfo, "items">,
): readonly string[] {
  const ids = items.map(({id}) => id);
  if (given === "") throw new AnswerError("not_run", "answer.notAnswered");
  if (!Array.isArray(given) || given.some((id) => typeof id !== "string")) {
    const example = `["${ids[0]}", "${ids[1]}"]`;
    throw new AnswerError("error", "order.notIds", {example, got: formatValue(given)});
  }
  if (given.length === 0) throw new AnswerError("not_run", "answer.notAnswered");
  const order = given.map((id: string) => id.trim());
  const unknown = order.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const args = {given: formatValue(unknown), items: listIds(ids)};
    throw new AnswerError("error", "order.unknown", args);
  }
  const twice = order.find((id, i) => order.indexOf(id) !== i);
  if (twice !== undefined) throw new AnswerError("error", "order.twice", {id: twice});
  const missing = ids.find((id) => !order.includes(id));
  if (missing !== undefined) throw new AnswerError("error", "order.missing", {id: missing});
  return order;
}
