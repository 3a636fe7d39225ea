import {type Matrix, type MatrixLike, matrixOf, ShapeError} from "../../core/index.ts";

/** Features from one source: radiomics, the clinic, a layer of a network. */
export interface FeatureSource {
  /** Goes before the names of its features: `radiomics.sphericity`. */
  readonly source: string;
  /** One row for each patient, in one order in all sources. */
  readonly x: MatrixLike;
  /** One for each column; f1, f2, … when left out. */
  readonly names?: readonly string[];
  /** Who each row is; where two sources say it, they must agree. */
  readonly ids?: readonly string[];
}

/** Features of all sources, side by side. */
export interface JoinedFeatures {
  readonly x: Matrix;
  readonly names: readonly string[];
  /** Undefined where no source says who its rows are. */
  readonly ids: readonly string[] | undefined;
}

/** Throws unless two sources speak of the same patients in one order. */
function requireSameIds(first: FeatureSource, other: FeatureSource): void {
  const at = first.ids?.findIndex((id, row) => id !== other.ids?.[row]) ?? -1;
  if (at < 0) return;
  throw new RangeError(
    `joinFeatures: rows must be the same patients in one order, got ${first.ids?.[at]} in ${first.source} and ${other.ids?.[at]} in ${other.source} in row ${at}`,
  );
}

/**
 * Lays the features of several sources side by side, so that one model can weigh them all: fusion of
 * what a network has learned with what was measured by hand and what the clinic knows.
 *
 * Nothing is scaled and nothing filled in: both have to be learned from training patients alone, by the
 * steps of a chain.
 *
 * @formula eq:joined-features $\phi_i = (\phi_i^{\mathrm{radiomics}}, \phi_i^{\mathrm{clinical}}, \phi_i^{\mathrm{network}})$
 * @param sources - each with its name, x of [patients, features], names of the features, and ids
 * @returns x of [patients, all features], their names behind those of the sources, and ids
 * @throws RangeError when there is no source, two have one name, two features do, or ids differ
 * @throws ShapeError when sources differ in rows, or names or ids do not fit
 * @ref vallieres2015
 * @example joinFeatures([{source: "clinic", x: [[61], [48]], names: ["age"]}, {source: "net", x: [[1, 2], [3, 4]]}]).x.data // [61, 1, 2, 48, 3, 4]
 */
export function joinFeatures(sources: readonly FeatureSource[]): JoinedFeatures {
  const labels = sources.map(({source}) => source);
  if (sources.length === 0 || new Set(labels).size < labels.length) {
    throw new RangeError(
      `joinFeatures: sources must be one or more of different names, got ${JSON.stringify(labels)}`,
    );
  }
  const tables = sources.map(({source, x}) => matrixOf("joinFeatures", x, source));
  const {rows} = tables[0];
  const names = sources.flatMap(({source, names, ids}, s) => {
    const {columns} = tables[s];
    const own = names ?? Array.from({length: columns}, (_, k) => `f${k + 1}`);
    if (tables[s].rows !== rows || own.length !== columns || (ids?.length ?? rows) !== rows) {
      throw new ShapeError(
        `joinFeatures: ${source} must hold ${rows} rows with an id each, where there are any, and a name for each column, got ${tables[s].rows} × ${columns}, ${own.length} names, ${ids?.length ?? "no"} ids`,
      );
    }
    return own.map((name) => `${source}.${name}`);
  });
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) {
    throw new RangeError(`joinFeatures: names must differ, got ${JSON.stringify(twice)} twice`);
  }
  const named = sources.filter(({ids}) => ids !== undefined);
  for (const other of named.slice(1)) requireSameIds(named[0], other);

  // Row after row, source after source.
  const width = names.length;
  const data = new Float64Array(rows * width);
  let start = 0;
  for (const {data: own, columns} of tables) {
    for (let row = 0; row < rows; row++) {
      data.set(own.subarray(row * columns, (row + 1) * columns), row * width + start);
    }
    start += columns;
  }
  return {x: {data, rows, columns: width}, names, ids: named[0]?.ids};
}
