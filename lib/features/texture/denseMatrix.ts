import type {CountMatrix} from "./countMatrix.ts";

/** A table of more cells than this is no longer one to look at. */
const MOST_CELLS = 4_000_000;

/**
 * Lays a texture matrix out as rows of numbers, to print it: row i − 1 for grey level i, column j − 1
 * for the second index j.
 *
 * @param matrix - the matrix
 * @returns rows [levels][columns]; columns are the levels of a glcm, else the highest second index
 * @throws RangeError when that makes more than 4,000,000 cells
 * @example const line = discretise(createVolume(Float64Array.of(1, 1, 2, 1), {shape: [4, 1, 1], unit: "1"}), createMask(Uint8Array.of(1, 1, 1, 1), {shape: [4, 1, 1]}), {method: "none"})
 * denseMatrix(glrlm(line, {offset: [1, 0, 0]})) // [[1, 1], [1, 0]]
 */
export function denseMatrix({family, i, j, count, levels}: CountMatrix): number[][] {
  const columns = family === "glcm" ? levels : j.reduce((a, b) => Math.max(a, b), 0);
  if (levels * columns > MOST_CELLS) {
    throw new RangeError(
      `denseMatrix: the matrix must have at most ${MOST_CELLS} cells, got ${levels} × ${columns}; read its lists i, j and count instead`,
    );
  }
  const rows = Array.from({length: levels}, () => new Array<number>(columns).fill(0));
  for (let cell = 0; cell < count.length; cell++) rows[i[cell] - 1][j[cell] - 1] = count[cell];
  return rows;
}
