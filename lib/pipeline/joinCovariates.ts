import type {FeatureTable} from "./featureTable.ts";

/** What else is known of a case, such as age, sex or the scanner. */
export interface CovariateRow {
  readonly id: string;
  readonly [covariate: string]: number | string | boolean | null;
}

/** What happens to a case that only one side has; no default, since patients are not dropped in silence. */
export interface JoinOptions {
  /** "refuse" throws; "drop" leaves it out and names it in `dropped`. */
  readonly unmatched: "refuse" | "drop";
}

/** One row of a joined table: id, covariates and features. */
export type JoinedRow = Readonly<Record<string, number | string | boolean | null>>;

/** Features beside covariates, ready for a multivariable model. */
export interface JoinedTable {
  readonly covariates: readonly string[];
  /** Names of the columns of features. */
  readonly features: readonly string[];
  /** One for each case that both sides have, in the order of the table. */
  readonly rows: readonly JoinedRow[];
  /** Ids that one side lacks. */
  readonly dropped: readonly string[];
}

/** Finds the rows by their id, each of which may stand there once. */
function byId(covariates: readonly CovariateRow[]): Map<string, CovariateRow> {
  const rows = new Map<string, CovariateRow>();
  for (const row of covariates) {
    if (rows.has(row.id)) {
      throw new RangeError(`joinCovariates: covariates must differ in id, got "${row.id}" twice`);
    }
    rows.set(row.id, row);
  }
  return rows;
}

/** Lists the covariates, and refuses those that a feature's name or a missing cell makes ambiguous. */
function namesOf(rows: Iterable<CovariateRow>, keys: readonly string[]): string[] {
  const names = new Set<string>();
  const all = [...rows];
  for (const row of all) for (const name of Object.keys(row)) if (name !== "id") names.add(name);
  for (const name of names) {
    if (keys.includes(name)) {
      throw new RangeError(
        `joinCovariates: a covariate must not have a feature's name, got ${name}`,
      );
    }
    const torn = all.find((row) => !Object.hasOwn(row, name));
    if (torn !== undefined) {
      throw new RangeError(
        `joinCovariates: every row must hold ${name} (null where it is unknown), got none for "${torn.id}"`,
      );
    }
  }
  return [...names];
}

/**
 * Joins a table of features with covariates by the id of the case.
 *
 * @formula eq:joined-row $r_i = (z_i, \phi(I_i, M_i))$
 * @param table - the features, as `featureTable` gives them
 * @param covariates - one row for each case: id, and the same covariates in all, null where unknown
 * @param options - unmatched: "refuse", or "drop" for cases that one of the two lacks
 * @returns rows of id, covariates and features, the names of both, and the ids that were dropped
 * @throws RangeError when an id stands there twice, names collide, a covariate is missing, or a case is
 *   unmatched and that is refused
 * @ref zwanenburg2020
 * @example joinCovariates({keys: ["v"], columns: [], rows: [{id: "a", values: Float64Array.of(7), provenance: {}}], failures: []}, [{id: "a", age: 61}], {unmatched: "refuse"}).rows // [{id: "a", age: 61, v: 7}]
 */
export function joinCovariates(
  table: FeatureTable,
  covariates: readonly CovariateRow[],
  {unmatched}: JoinOptions,
): JoinedTable {
  if (unmatched !== "refuse" && unmatched !== "drop") {
    throw new RangeError(
      `joinCovariates: unmatched must be "refuse" or "drop", got ${String(unmatched)}`,
    );
  }
  const known = byId(covariates);
  const names = namesOf(known.values(), table.keys);
  const ids = new Set(table.rows.map(({id}) => id));
  const dropped = [
    ...table.rows.filter(({id}) => !known.has(id)).map(({id}) => id),
    ...covariates.filter(({id}) => !ids.has(id)).map(({id}) => id),
  ];
  if (unmatched === "refuse" && dropped.length > 0) {
    throw new RangeError(
      `joinCovariates: features and covariates must have the same cases, got ${dropped.length} on one side only: ${dropped.slice(0, 10).join(", ")}`,
    );
  }
  const rows = table.rows.flatMap(({id, values}): JoinedRow[] => {
    const other = known.get(id);
    if (other === undefined) return [];
    const features = table.keys.map((key, i) => [key, values[i]] as const);
    const own = names.map((name) => [name, other[name]] as const);
    return [Object.fromEntries([["id", id], ...own, ...features])];
  });
  return {covariates: names, features: table.keys, rows, dropped};
}
