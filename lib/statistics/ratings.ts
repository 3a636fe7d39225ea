import {ShapeError} from "../core/index.ts";

/** A full table of ratings: every rater has rated every subject. */
export interface RatingTable {
  /** Index = rater + raters · subject; shape [subjects · raters]. */
  readonly data: Float64Array;
  readonly subjects: number;
  readonly raters: number;
}

/** Ratings as a flat table, or as one row of ratings for each subject. */
export type Ratings = RatingTable | readonly ArrayLike<number>[];

/** Refuses a table that is too small to compare subjects with raters. */
export function requireSize(who: string, subjects: number, raters: number): void {
  if (!Number.isInteger(subjects) || subjects < 2) {
    throw new RangeError(`${who}: ratings must have at least 2 subjects, got ${subjects}`);
  }
  if (!Number.isInteger(raters) || raters < 2) {
    throw new RangeError(`${who}: ratings must have at least 2 raters, got ${raters}`);
  }
}

/** Lays rows one after the other; all must be as long as the first. */
function flatRows(who: string, rows: readonly ArrayLike<number>[]): RatingTable {
  const raters = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * raters);
  rows.forEach((row, subject) => {
    if (row.length !== raters) {
      throw new ShapeError(
        `${who}: every subject must have ${raters} ratings, got ${row.length} for subject ${subject}`,
      );
    }
    data.set(row, subject * raters);
  });
  return {data, subjects: rows.length, raters};
}

/** Checks ratings at a public boundary: a full table of finite numbers. */
export function checkedRatings(who: string, ratings: Ratings): RatingTable {
  const table = "data" in ratings ? ratings : flatRows(who, ratings);
  const {data, subjects, raters} = table;
  requireSize(who, subjects, raters);
  if (data.length !== subjects * raters) {
    throw new ShapeError(
      `${who}: ratings must hold ${subjects} × ${raters} = ${subjects * raters} numbers, got ${data.length}`,
    );
  }
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `${who}: ratings must be finite, got ${data[bad]} for subject ${Math.floor(bad / raters)}, rater ${bad % raters}; leave out the subject`,
    );
  }
  return table;
}
