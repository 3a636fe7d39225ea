import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ranks} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {standardColumns} from "../model/standardColumns.ts";

/** Options of `correlationMatrix`. */
export interface CorrelationMatrixOptions {
  /** Pearson's correlation looks for straight lines, Spearman's for rising curves. No default. */
  readonly method: "pearson" | "spearman";
}

/** Replaces every column by its ranks. */
function rankedColumns({data, rows, columns}: Matrix): Matrix {
  const ranked = new Float64Array(data.length);
  const column = new Float64Array(rows);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) column[i] = data[j + columns * i];
    const {ranks: places} = ranks(column);
    for (let i = 0; i < rows; i++) ranked[j + columns * i] = places[i];
  }
  return {data: ranked, rows, columns};
}

/** Computes the products of all pairs of columns, each laid in one piece; the result is symmetric. */
function productsOf(data: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    products[j + columns * j] = 1;
    for (let k = 0; k < j; k++) {
      let total = 0;
      for (let i = rows * j, at = rows * k; i < rows * (j + 1); i++, at++) {
        total += data[i] * data[at];
      }
      const r = Math.max(-1, Math.min(1, total / rows));
      products[k + columns * j] = r;
      products[j + columns * k] = r;
    }
  }
  return products;
}

/** Correlates for `correlationMatrix` and `correlationClusters`, whose names errors carry. */
export function correlationMatrixFor(
  who: string,
  x: MatrixLike,
  {method}: CorrelationMatrixOptions,
): Matrix {
  const table = checkedMatrix(who, x);
  if (method !== "pearson" && method !== "spearman") {
    throw new RangeError(`${who}: method must be pearson or spearman, got ${String(method)}`);
  }
  if (table.rows < 3) {
    throw new RangeError(`${who}: x must have at least 3 rows, got ${table.rows}`);
  }
  const used = method === "spearman" ? rankedColumns(table) : table;
  const {data, rows, columns, scales} = standardColumns(used, {scale: true});
  const constant = scales.indexOf(0);
  if (constant >= 0) {
    throw new RangeError(
      `${who}: columns of x must vary, got constant column ${constant}: drop it, see constantColumns`,
    );
  }
  return {data: productsOf(data, rows, columns), rows: columns, columns};
}

/**
 * Computes the correlation of every pair of columns.
 *
 * @formula $r_{jk} = \frac{1}{n} \sum_i z_{ij} z_{ik}$ of columns with mean 0 and variance 1, or of their ranks
 * @param x - shape [rows, columns], at least 3 rows, no missing value
 * @param options - method, "pearson" or "spearman", no default
 * @returns a symmetric matrix of shape [columns, columns] with 1 on its diagonal
 * @throws RangeError when there are fewer than 3 rows, a value is not finite, a column does not vary or
 *   the method is none
 * @ref rodgers1988
 * @ref spearman1904
 * @example correlationMatrix([[1, 2], [2, 1], [3, 4], [4, 3]], {method: "pearson"}).data // [1, 0.6, 0.6, 1]
 */
export function correlationMatrix(x: MatrixLike, options: CorrelationMatrixOptions): Matrix {
  return correlationMatrixFor("correlationMatrix", x, options);
}
