import type {Rng} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";

/** What is drawn in a bootstrap: single rows, or groups of rows that stay together. */
export interface ResampleUnits {
  /** Number of rows. */
  readonly size: number;
  /** Rows of each unit. */
  readonly units: readonly Int32Array[];
  /** Places of the units of each stratum. */
  readonly strata: readonly Int32Array[];
}

/** How rows belong together. */
export interface ResampleOptions {
  /** Group of each row, such as its patient: groups are drawn whole. Rows are drawn when left out. */
  readonly groups?: ArrayLike<number | string>;
  /** Stratum of each row, such as its class: as many are drawn of each as there are. */
  readonly strata?: ArrayLike<number | string>;
}

/** Lists the places of each distinct label, in the order in which labels first come. */
export function placesByLabel(labels: ArrayLike<number | string>): Map<number | string, number[]> {
  const places = new Map<number | string, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const own = places.get(labels[i]);
    if (own === undefined) places.set(labels[i], [i]);
    else own.push(i);
  }
  return places;
}

/** Refuses labels that do not fit the rows. */
function requireLabels(
  who: string,
  name: string,
  labels: ArrayLike<number | string> | undefined,
  size: number,
): void {
  if (labels === undefined || labels.length === size) return;
  throw new ShapeError(`${who}: ${name} must hold ${size} entries, got ${labels.length}`);
}

/** Finds the units of a bootstrap; a group lies in one stratum. */
export function resampleUnits(
  who: string,
  size: number,
  {groups, strata}: ResampleOptions,
): ResampleUnits {
  requireLabels(who, "groups", groups, size);
  requireLabels(who, "strata", strata, size);
  const units =
    groups === undefined
      ? Array.from({length: size}, (_, i) => Int32Array.of(i))
      : [...placesByLabel(groups).values()].map((places) => Int32Array.from(places));
  if (units.length < 2) {
    throw new RangeError(
      `${who}: there must be at least 2 units to draw from, got ${units.length}`,
    );
  }
  if (strata === undefined) {
    return {size, units, strata: [Int32Array.from(units.keys())]};
  }
  const labels = units.map((rows) => {
    const other = rows.find((row) => strata[row] !== strata[rows[0]]);
    if (other !== undefined) {
      throw new RangeError(
        `${who}: a group must lie in one stratum, got ${strata[rows[0]]} and ${strata[other]} in one group`,
      );
    }
    return strata[rows[0]];
  });
  const places = [...placesByLabel(labels).values()].map((own) => Int32Array.from(own));
  return {size, units, strata: places};
}

/** Draws as many units as there are, with replacement, within each stratum; writes how often each came. */
export function drawUnits({strata}: ResampleUnits, rng: Rng, counts: Int32Array): void {
  counts.fill(0);
  for (const places of strata) {
    for (let i = 0; i < places.length; i++) counts[places[rng.int(places.length)]]++;
  }
}

/** Lists the rows of drawn units, each as often as it was drawn; returns how many it wrote. */
export function writeRows({units}: ResampleUnits, counts: Int32Array, out: Int32Array): number {
  let written = 0;
  for (let u = 0; u < units.length; u++) {
    const rows = units[u];
    for (let k = 0; k < counts[u]; k++) {
      for (let r = 0; r < rows.length; r++) out[written++] = rows[r];
    }
  }
  return written;
}

/** Bounds the number of rows of any resample: the largest unit, drawn every time. */
export function mostRows({units, strata}: ResampleUnits): number {
  return strata.reduce((total, places) => {
    const largest = places.reduce((most, place) => Math.max(most, units[place].length), 0);
    return total + largest * places.length;
  }, 0);
}
