import {type ExpectOptions, failComparison} from "./expectOptions.ts";
import {listIds} from "./listIds.ts";
import type {Words} from "./types.ts";

/** The first item must come before the second; the words say why. */
export type Before = readonly [first: string, second: string, why?: Words];

export interface OrderOptions extends ExpectOptions {
  /** What an order must keep; every order that keeps all of it passes. The first one broken is told. */
  readonly before: readonly Before[];
}

/**
 * Passes when an order keeps every constraint.
 *
 * @param got - what `answer.order` returned
 * @throws CheckFailure when it does not; RangeError when a constraint names an item that is none
 */
export function expectOrder(got: readonly string[], options: OrderOptions): void {
  const {before} = options;
  for (const [first, second] of before) {
    const unknown = [first, second].find((id) => !got.includes(id));
    if (unknown === undefined && first !== second) continue;
    throw new RangeError(
      `expectOrder: before must name two of ${listIds(got)}, got ${first} and ${second}`,
    );
  }
  const broken = before.find(([first, second]) => got.indexOf(first) > got.indexOf(second));
  if (broken === undefined) return;
  const [first, second, why] = broken;
  failComparison("order.before", {first, second}, options, {got: listIds(got)}, why);
}
