import type {Rng} from "../../core/index.ts";
import {drawPlaces} from "./drawPlaces.ts";

/** Places of patients, those of one stratum beside each other: stratum k is starts[k] … starts[k + 1]. */
export interface Strata {
  readonly places: Int32Array;
  readonly starts: readonly number[];
}

/** Groups places by the name of their stratum; without names all are one. */
export function strataOf(names: readonly string[] | undefined, count: number): Strata {
  if (names === undefined) {
    return {places: Int32Array.from({length: count}, (_, i) => i), starts: [0, count]};
  }
  const groups = new Map<string, number[]>();
  names.forEach((name, i) => {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [i]);
    else group.push(i);
  });
  const starts = [0];
  for (const group of groups.values()) starts.push(starts[starts.length - 1] + group.length);
  return {places: Int32Array.from([...groups.values()].flat()), starts};
}

/** Swaps two labels. */
function swap(labels: Float64Array, a: number, b: number): void {
  const kept = labels[a];
  labels[a] = labels[b];
  labels[b] = kept;
}

/** Shuffles labels within each stratum; `partners` is scratch of as many places. */
export function shuffleWithin(
  labels: Float64Array,
  {places, starts}: Strata,
  rng: Rng,
  partners: Int32Array,
): void {
  for (let stratum = 0; stratum + 1 < starts.length; stratum++) {
    const from = starts[stratum];
    const size = starts[stratum + 1] - from;
    drawPlaces(rng, size, size, partners);
    for (let i = 0; i < size; i++) swap(labels, places[from + i], places[from + partners[i]]);
  }
}

/** Counts the distinct arrangements of labels within strata; Infinity where they are too many. */
export function countArrangements(labels: Float64Array, {places, starts}: Strata): number {
  let count = 1;
  for (let stratum = 0; stratum + 1 < starts.length; stratum++) {
    const seen = new Map<number, number>();
    for (let i = starts[stratum]; i < starts[stratum + 1]; i++) {
      const label = labels[places[i]];
      const equal = (seen.get(label) ?? 0) + 1;
      seen.set(label, equal);

      // n! over the factorials of equal labels, factor by factor.
      count = (count * (i - starts[stratum] + 1)) / equal;
    }
  }
  return Math.round(count);
}

/** Brings the labels of one stratum to the next arrangement; false where it begins again. */
function nextWithin(labels: Float64Array, places: Int32Array, from: number, to: number): boolean {
  let pivot = to - 2;
  while (pivot >= from && labels[places[pivot]] >= labels[places[pivot + 1]]) pivot--;
  if (pivot >= from) {
    let larger = to - 1;
    while (labels[places[larger]] <= labels[places[pivot]]) larger--;
    swap(labels, places[pivot], places[larger]);
  }
  for (let i = pivot + 1, j = to - 1; i < j; i++, j--) swap(labels, places[i], places[j]);
  return pivot >= from;
}

/** Brings labels to their next arrangement, stratum by stratum as the digits of a counter. */
export function nextArrangement(labels: Float64Array, {places, starts}: Strata): void {
  for (let stratum = 0; stratum + 1 < starts.length; stratum++) {
    if (nextWithin(labels, places, starts[stratum], starts[stratum + 1])) return;
  }
}
