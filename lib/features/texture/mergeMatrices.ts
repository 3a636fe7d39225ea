import type {CountMatrix} from "./countMatrix.ts";

/** The value that all have in common, else null. */
function common<T>(values: readonly T[], same: (a: T, b: T) => boolean): T | null {
  return values.every((value) => same(value, values[0])) ? values[0] : null;
}

/** Lists the second indices that occur, sorted, and the place of each in that list. */
function secondIndices(matrices: readonly CountMatrix[]) {
  let highest = 0;
  for (const {j} of matrices) {
    for (let cell = 0; cell < j.length; cell++) if (j[cell] > highest) highest = j[cell];
  }
  const columnOf = new Int32Array(highest + 1).fill(-1);
  for (const {j} of matrices) for (let cell = 0; cell < j.length; cell++) columnOf[j[cell]] = 0;
  const columns: number[] = [];
  for (let j = 0; j <= highest; j++) if (columnOf[j] === 0) columnOf[j] = columns.push(j) - 1;
  return {columns, columnOf};
}

/** Adds the cells of matrices level by level, into one row over the second indices that occur. */
function addCells(matrices: readonly CountMatrix[]): Pick<CountMatrix, "i" | "j" | "count"> {
  const {columns, columnOf} = secondIndices(matrices);
  const i: number[] = [];
  const j: number[] = [];
  const count: number[] = [];
  const row = new Float64Array(columns.length);
  const next = new Int32Array(matrices.length);
  for (;;) {
    // The lists are sorted by level: the lowest one that any of them has come to is next.
    let level = Number.POSITIVE_INFINITY;
    for (let m = 0; m < matrices.length; m++) {
      if (next[m] < matrices[m].i.length) level = Math.min(level, matrices[m].i[next[m]]);
    }
    if (level === Number.POSITIVE_INFINITY) break;

    row.fill(0);
    for (let m = 0; m < matrices.length; m++) {
      const matrix = matrices[m];
      for (; next[m] < matrix.i.length && matrix.i[next[m]] === level; next[m]++) {
        row[columnOf[matrix.j[next[m]]]] += matrix.count[next[m]];
      }
    }
    for (let column = 0; column < row.length; column++) {
      if (row[column] === 0) continue;
      i.push(level);
      j.push(columns[column]);
      count.push(row[column]);
    }
  }
  return {i: Uint16Array.from(i), j: Int32Array.from(j), count: Float64Array.from(count)};
}

/**
 * Adds texture matrices of one family cell by cell, such as those of all directions or of all slices.
 *
 * Features of the sum are not the mean of the features: a merge has to be stated.
 *
 * @formula eq:merged $n(i, j) = \sum_{\mathbf{r}} n_{\mathbf{r}}(i, j)$, over directions or slices
 * @param matrices - the matrices, at least one
 * @returns their sum; its voxels are added too, and a direction or slice stays where all share it
 * @throws RangeError when the list is empty
 * @throws TypeError when the families differ
 * @ref zwanenburg2020
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * const there = glcm(line, {offset: [1, 0, 0], symmetric: false})
 * const back = glcm(line, {offset: [-1, 0, 0], symmetric: false})
 * denseMatrix(mergeMatrices([there, back])) // [[2, 2], [2, 0]]
 */
export function mergeMatrices(matrices: readonly CountMatrix[]): CountMatrix {
  if (matrices.length === 0) {
    throw new RangeError("mergeMatrices: matrices must hold at least one matrix, got none");
  }
  const family = common(matrices, (a, b) => a.family === b.family)?.family;
  if (family === undefined) {
    const families = matrices.map((matrix) => matrix.family);
    throw new TypeError(
      `mergeMatrices: matrices must be of one family, got ${[...new Set(families)].join(" and ")}`,
    );
  }
  const sameStep = (a: CountMatrix["direction"], b: CountMatrix["direction"]) =>
    String(a) === String(b);
  return {
    family,
    ...addCells(matrices),
    levels: Math.max(...matrices.map(({levels}) => levels)),
    present: Math.max(...matrices.map(({present}) => present)),
    voxels: matrices.reduce((sum, {voxels}) => sum + voxels, 0),
    direction: common(
      matrices.map(({direction}) => direction),
      sameStep,
    ),
    slice: common(
      matrices.map(({slice}) => slice),
      (a, b) => a === b,
    ),
  };
}
