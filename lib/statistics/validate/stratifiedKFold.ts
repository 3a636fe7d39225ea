import {requireRng} from "../../core/index.ts";
import type {FoldOptions} from "./kFold.ts";
import {shuffledPlaces} from "./shuffledPlaces.ts";
import type {Split} from "./split.ts";
import {foldNames, requireFolds, splitsOf} from "./split.ts";

/**
 * Divides samples into k parts at random, each with the classes in the proportions of the whole.
 *
 * Within a class samples are dealt out one by one, and the next class goes on where the last one stopped,
 * so that both the classes and the sizes of the parts differ by at most one.
 *
 * @param classes - class of each sample, numbers or words, shape [samples]
 * @param options - folds, from 2 to the size of the smallest class; rng
 * @returns a split for each fold
 * @throws RangeError when there are fewer than two classes, a class is missing (NaN), or one of them has
 *   fewer members than there are folds
 * @throws TypeError when rng is not given
 * @ref kohavi1995
 * @example stratifiedKFold([0, 0, 0, 0, 1, 1], {folds: 2, rng: createRng("folds")}).map(({test}) => test.filter((i) => i > 3).length) // [1, 1]
 */
export function stratifiedKFold(
  classes: ArrayLike<number | string>,
  {folds, rng}: FoldOptions,
): Split[] {
  requireRng("stratifiedKFold", rng);
  const size = classes.length;
  const members = new Map<number | string, number[]>();
  for (const place of shuffledPlaces(size, rng)) {
    const own = classes[place];
    if (Number.isNaN(own)) {
      throw new RangeError(`stratifiedKFold: classes must be known, got NaN at index ${place}`);
    }
    const list = members.get(own);
    if (list === undefined) members.set(own, [place]);
    else list.push(place);
  }
  if (members.size < 2) {
    throw new RangeError(`stratifiedKFold: classes must be at least two, got ${members.size}`);
  }
  requireFolds("stratifiedKFold", folds, size, "samples");

  // In the order of their names, so that the deal does not depend on who came first.
  const foldOf = new Int32Array(size);
  let next = 0;
  for (const own of [...members.keys()].sort()) {
    const list = members.get(own) ?? [];
    if (list.length < folds) {
      throw new RangeError(
        `stratifiedKFold: every class must have at least folds = ${folds} members, got ${list.length} of class ${own}; use fewer folds`,
      );
    }
    for (const place of list) foldOf[place] = next++ % folds;
  }
  return splitsOf(foldOf, foldNames(folds));
}
