import {requireLabels} from "../checks.ts";
import type {Split} from "./split.ts";
import {requireGroups, splitsOf} from "./split.ts";

/**
 * Divides samples by group, each of which is the test set once: leave one site, or one patient, out.
 *
 * With sites as groups it asks what a hospital that took no part can expect. That is another question than
 * that of `kFold`, and its answer is mostly a worse one.
 *
 * @param groups - group of each sample, shape [samples]
 * @returns a split for each group, named after it, in the order of their names
 * @throws RangeError when there are fewer than two groups, or a group is missing
 * @throws TypeError when groups are not given, as by samples without a batch
 * @ref roberts2017
 * @example leaveOneGroupOut(["b", "a", "b"]).map(({name, test}) => `${name}: ${test}`) // ["a: 1", "b: 0,2"]
 */
export function leaveOneGroupOut(groups: readonly string[]): Split[] {
  requireGroups("leaveOneGroupOut", groups);
  requireLabels("leaveOneGroupOut", "groups", groups);
  const names = [...new Set(groups)].sort();
  if (names.length < 2) {
    throw new RangeError(`leaveOneGroupOut: groups must be at least two, got ${names.length}`);
  }
  const place = new Map(names.map((name, k) => [name, k]));
  return splitsOf(
    groups.map((group) => place.get(group) ?? -1),
    names,
  );
}
