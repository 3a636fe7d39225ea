import type {Identity} from "./identities.ts";
import type {LeftOut} from "./surveyRecords.ts";

/** One thing by which a row and a student may be the same, strongest first. */
export interface Key {
  /** What messages call it. */
  readonly name: string;
  /** What the row holds; "" when nothing. */
  row(row: readonly string[]): string;
  /** What is known of the student; several where a name can be written in several ways. */
  student(identity: Identity): readonly string[];
}

export interface Matches {
  /** Row by student. */
  readonly rows: ReadonlyMap<string, number>;
  /** Students who have no row, or more than one. */
  readonly unmatched: readonly LeftOut[];
  /** Rows that nobody took. */
  readonly free: readonly number[];
}

/** Rows by what they hold of one key. */
function indexRows(rows: readonly (readonly string[])[], key: Key): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [i, row] of rows.entries()) {
    const value = key.row(row);
    if (value !== "") index.set(value, [...(index.get(value) ?? []), i]);
  }
  return index;
}

/**
 * Finds each student's row. The strongest key that finds any decides; one that finds several rows finds
 * none, since nobody can say which is meant.
 *
 * @param bareKeys - keys that a folder's name may hold where no roster says more; all that find a row must
 *   agree
 */
export function matchRows(
  rows: readonly (readonly string[])[],
  students: readonly Identity[],
  keys: readonly Key[],
  bareKeys: readonly Key[],
): Matches {
  const index = new Map([...keys, ...bareKeys].map((key) => [key, indexRows(rows, key)]));
  const hits = (key: Key, values: readonly string[]): number[] => [
    ...new Set(values.flatMap((value) => index.get(key)?.get(value) ?? [])),
  ];
  const find = (identity: Identity): {readonly found: readonly number[]; readonly by: string} => {
    for (const key of keys) {
      const found = hits(key, key.student(identity));
      if (found.length > 0) return {found, by: key.name};
    }
    const found = [...new Set(bareKeys.flatMap((key) => hits(key, key.student(identity))))];
    return {found, by: bareKeys.map(({name}) => name).join(", ")};
  };

  const taken = new Map<number, string>();
  const matched = new Map<string, number>();
  const unmatched: LeftOut[] = [];
  for (const identity of students) {
    const {found, by} = find(identity);
    const {student} = identity;
    const miss = (reason: string): number => unmatched.push({student, exercise: "", reason});
    if (found.length === 0) miss("no row of the file is theirs");
    else if (found.length > 1) miss(`${found.length} rows of the file may be theirs, by ${by}`);
    else if (taken.has(found[0])) miss(`their row, by ${by}, is that of ${taken.get(found[0])}`);
    else {
      taken.set(found[0], student);
      matched.set(student, found[0]);
    }
  }
  const free = rows.map((_, i) => i).filter((i) => !taken.has(i));
  return {rows: matched, unmatched, free};
}
