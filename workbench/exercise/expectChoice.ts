import {type ExpectOptions, failComparison} from "./expectOptions.ts";
import {listIds} from "./listIds.ts";
import type {Words} from "./types.ts";

export interface ChoiceOptions extends ExpectOptions {
  /** The right option, or all right ones where several may be chosen. */
  readonly right: string | readonly string[];
  /** For each wrong option the misconception it reveals. */
  readonly wrong: Readonly<Record<string, Words>>;
  /** Where several may be chosen: what it means not to choose a right option. */
  readonly missing?: Readonly<Record<string, Words>>;
}

/**
 * Passes when exactly the right options are chosen. A wrong one fails with the words for its misconception;
 * which option is right is not shown.
 *
 * @param got - what `answer.choice` returned
 * @throws CheckFailure when it is not right; RangeError when an option is named both right and wrong
 */
export function expectChoice(got: readonly string[], options: ChoiceOptions): void {
  const {wrong, missing = {}} = options;
  const right = [options.right].flat();
  const both = right.find((id) => Object.hasOwn(wrong, id));
  if (right.length === 0 || both !== undefined) {
    throw new RangeError(
      `expectChoice: right must name options that wrong does not, got ${listIds(right)}`,
    );
  }
  const given = listIds(got);
  const bad = got.find((id) => !right.includes(id));
  if (bad !== undefined) {
    failComparison("choice.wrong", {given}, options, {got: given}, wrong[bad]);
  }
  const left = right.find((id) => !got.includes(id));
  if (left === undefined) return;
  failComparison("choice.incomplete", {}, options, {got: given}, missing[left]);
}
