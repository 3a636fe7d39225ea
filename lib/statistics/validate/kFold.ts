import type {Rng} from "../../core/index.ts";
import {requireRng} from "../../core/index.ts";
import {shuffledPlaces} from "./shuffledPlaces.ts";
import type {Split} from "./split.ts";
import {foldNames, requireFolds, splitsOf} from "./split.ts";

/** Options of `kFold` and its relatives. */
export interface FoldOptions {
  /** Into how many parts; at least 2. No default. */
  readonly folds: number;
  /** Source of the random order. */
  readonly rng: Rng;
}

/**
 * Divides samples into k parts at random; each part is the test set once, the rest is for training.
 *
 * For samples that have nothing to do with each other. Several lesions or slices of one patient need
 * `groupedKFold`; a rare outcome needs `stratifiedKFold`.
 *
 * @param size - number of samples
 * @param options - folds, from 2 to size; rng
 * @returns a split for each fold; sizes of the test sets differ by at most one
 * @throws RangeError when size or folds are no whole numbers, or folds lies outside 2 to size
 * @throws TypeError when rng is not given
 * @ref stone1974
 * @example kFold(5, {folds: 2, rng: createRng("folds")}).map(({test}) => test.length) // [3, 2]
 */
export function kFold(size: number, {folds, rng}: FoldOptions): Split[] {
  if (!Number.isInteger(size) || size < 2) {
    throw new RangeError(`kFold: size must be a whole number of at least 2, got ${size}`);
  }
  requireRng("kFold", rng);
  requireFolds("kFold", folds, size, "samples");
  const foldOf = new Int32Array(size);
  shuffledPlaces(size, rng).forEach((place, i) => {
    foldOf[place] = i % folds;
  });
  return splitsOf(foldOf, foldNames(folds));
}
