import type {Matrix} from "../../core/index.ts";

/** A table turned on its side and centred: what coordinate-wise fitting reads. */
export interface StandardColumns {
  /** Index = row + rows · column; each column has mean 0, and length √rows where it was scaled. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** What was taken from each column, shape [columns]. */
  readonly means: Float64Array;
  /** What each column was divided by, shape [columns]; 0 marks a constant column, which is all zeros. */
  readonly scales: Float64Array;
}

/**
 * Centres the columns of a table and lays each in one piece; with `scale`, divides by the population
 * standard deviation, so that a penalty treats all alike whatever their unit.
 */
export function standardColumns(x: Matrix, {scale}: {readonly scale: boolean}): StandardColumns {
  const {rows, columns} = x;
  const data = new Float64Array(rows * columns);
  const means = new Float64Array(columns);
  const scales = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    // Values relative to the first one: a constant column becomes exactly 0, and digits survive an offset.
    const first = x.data[j];
    const start = rows * j;
    let total = 0;
    for (let i = 0; i < rows; i++) {
      const value = x.data[j + columns * i] - first;
      data[start + i] = value;
      total += value;
    }
    const shift = total / rows;
    let squares = 0;
    let constant = true;
    for (let i = start; i < start + rows; i++) {
      if (data[i] !== 0) constant = false;
      data[i] -= shift;
      squares += data[i] * data[i];
    }
    means[j] = first + shift;
    if (constant) {
      data.fill(0, start, start + rows);
      continue;
    }
    scales[j] = scale ? Math.sqrt(squares / rows) : 1;
    if (scale) for (let i = start; i < start + rows; i++) data[i] /= scales[j];
  }
  return {data, rows, columns, means, scales};
}
