import {ShapeError, requireRng} from "../../core/index.ts";
import type {FoldOptions} from "./kFold.ts";
import {shuffledPlaces} from "./shuffledPlaces.ts";
import type {Split} from "./split.ts";
import {foldNames, requireFolds, requireGroups, splitsOf} from "./split.ts";

/** Options of `groupedKFold`. */
export interface GroupedFoldOptions extends FoldOptions {
  /** Class of each sample, to be spread evenly over the folds; not looked at when left out. */
  readonly classes?: ArrayLike<number | string>;
}

/** The samples of one group, and how many of them each class has. */
interface Group {
  readonly places: number[];
  readonly counts: Float64Array;
}

/** Numbers the classes; without any, all samples are of one. */
function numberClasses(classes: ArrayLike<number | string> | undefined, size: number) {
  if (classes === undefined) return {classOf: new Int32Array(size), names: ["sample"]};
  if (classes.length !== size) {
    throw new ShapeError(`groupedKFold: classes must hold ${size} entries, got ${classes.length}`);
  }
  const unknown = Array.from(classes).findIndex((own) => Number.isNaN(own));
  if (unknown >= 0) {
    throw new RangeError(`groupedKFold: classes must be known, got NaN at index ${unknown}`);
  }
  const names = [...new Set(Array.from(classes))].sort();
  if (names.length < 2) {
    throw new RangeError(`groupedKFold: classes must be at least two, got ${names.length}`);
  }
  return {classOf: Int32Array.from({length: size}, (_, i) => names.indexOf(classes[i])), names};
}

/** Gathers the samples of each group, groups in random order and then the largest first. */
function gather(
  groups: readonly string[],
  classOf: Int32Array,
  classes: number,
  order: Int32Array,
): Group[] {
  const found = new Map<string, Group>();
  for (const place of order) {
    let group = found.get(groups[place]);
    if (group === undefined) {
      group = {places: [], counts: new Float64Array(classes)};
      found.set(groups[place], group);
    }
    group.places.push(place);
    group.counts[classOf[place]]++;
  }
  return [...found.values()].sort((a, b) => b.places.length - a.places.length);
}

/** Puts each group where it makes the classes' shares least uneven; fills foldOf and returns the counts. */
function deal(groups: readonly Group[], totals: Float64Array, foldOf: Int32Array, folds: number) {
  const counts = Array.from({length: folds}, () => new Float64Array(totals.length));
  const held = new Int32Array(folds);
  for (const {places, counts: own} of groups) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let fold = 0; fold < folds; fold++) {
      // The sum of squared shares grows by 2·share·own + own²; the second part is the same everywhere.
      let cost = 0;
      for (let c = 0; c < totals.length; c++) {
        cost += (counts[fold][c] * own[c]) / totals[c] ** 2;
      }
      if (cost < least || (cost === least && held[fold] < held[best])) {
        least = cost;
        best = fold;
      }
    }
    for (const place of places) foldOf[place] = best;
    for (let c = 0; c < totals.length; c++) counts[best][c] += own[c];
    held[best] += places.length;
  }
  return counts;
}

/**
 * Divides samples into k parts without ever dividing a group: all slices, lesions or visits of a patient
 * are on one side.
 *
 * Groups are dealt out in random order, the largest first, each to the part where it keeps the parts, and
 * with `classes` the classes in them, most even. Parts differ more in size than those of `kFold`, since a
 * group cannot be cut.
 *
 * @param groups - group of each sample, such as its patient, shape [samples]
 * @param options - folds, from 2 to the number of groups; rng; classes, shape [samples], to be spread
 *   evenly
 * @returns a split for each fold
 * @throws RangeError when there are fewer groups than folds, classes are all the same, one is missing
 *   (NaN), or a fold gets none of a class
 * @throws TypeError when groups or rng are not given
 * @throws ShapeError when there is not one class for each sample
 * @ref roberts2017
 * @example groupedKFold(["a", "a", "b", "b"], {folds: 2, rng: createRng("folds")}).every(({test}) => test[0] + 1 === test[1]) // true
 */
export function groupedKFold(
  groups: readonly string[],
  {folds, rng, classes}: GroupedFoldOptions,
): Split[] {
  requireGroups("groupedKFold", groups);
  requireRng("groupedKFold", rng);
  const size = groups.length;
  const {classOf, names} = numberClasses(classes, size);
  const gathered = gather(groups, classOf, names.length, shuffledPlaces(size, rng));
  requireFolds("groupedKFold", folds, gathered.length, "groups");
  const totals = new Float64Array(names.length);
  for (const c of classOf) totals[c]++;
  const foldOf = new Int32Array(size);
  const counts = deal(gathered, totals, foldOf, folds);

  // A test set without a class can judge nothing that tells the classes apart.
  counts.forEach((own, fold) => {
    const missing = own.indexOf(0);
    if (missing >= 0) {
      throw new RangeError(
        `groupedKFold: every fold must have each class, got none of class ${names[missing]} in fold ${fold + 1}; use fewer folds`,
      );
    }
  });
  return splitsOf(foldOf, foldNames(folds));
}
