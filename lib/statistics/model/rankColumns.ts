import type {Matrix} from "../../core/index.ts";

/** Ranks of the values in each column, joined with the row: one sort of these keys orders rows by value. */
export interface RankedColumns {
  readonly x: Matrix;
  /** rank · rows + row, index = row + rows · column. */
  readonly keys: Float64Array;
}

/** Ranks the columns of a table; equal values have one rank. */
export function rankColumns(x: Matrix): RankedColumns {
  const {data, rows, columns} = x;
  const keys = new Float64Array(rows * columns);
  const order = Int32Array.from({length: rows}, (_, i) => i);
  for (let j = 0; j < columns; j++) {
    order.sort((a, b) => data[j + columns * a] - data[j + columns * b]);
    let rank = 0;
    for (let k = 0; k < rows; k++) {
      const [here, last] = [order[k], order[Math.max(0, k - 1)]];
      if (data[j + columns * here] !== data[j + columns * last]) rank = k;
      keys[here + rows * j] = rank * rows + here;
    }
  }
  return {x, keys};
}
