import type {Matrix} from "../../core/index.ts";
import type {SurvivalData} from "./survivalData.ts";
import {orderByTime} from "./survivalData.ts";

/** A table made ready for Cox regression: patients by falling time, columns of mean 0 and variance 1. */
export interface CoxDesign {
  /** Index = column + columns · row, shape [rows · columns]. */
  readonly x: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** Of the columns of the table, shape [columns]. */
  readonly means: Float64Array;
  readonly scales: Float64Array;
  /** Times of the rows, falling, shape [rows]. */
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly events: number;
}

/** Computes means and standard deviations of the columns; exactly 0 for a constant one. */
function momentsOf({data, rows, columns}: Matrix) {
  const means = new Float64Array(columns);
  const scales = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    // Differences from the first value are exact zeros in a constant column.
    const first = data[j];
    let total = 0;
    for (let i = 0; i < rows; i++) total += data[i * columns + j] - first;
    means[j] = first + total / rows;
    let squares = 0;
    for (let i = 0; i < rows; i++) squares += (data[i * columns + j] - means[j]) ** 2;
    scales[j] = total === 0 && squares === 0 ? 0 : Math.sqrt(squares / rows);
  }
  return {means, scales};
}

/** Sorts patients by falling time and standardises the columns; a constant one is refused. */
export function coxDesign(who: string, matrix: Matrix, survival: SurvivalData): CoxDesign {
  const {data, rows, columns} = matrix;
  const {means, scales} = momentsOf(matrix);
  const constant = scales.findIndex((scale, j) => !(scale > 1e-14 * Math.abs(means[j])));
  if (constant >= 0) {
    throw new RangeError(
      `${who}: columns of x must vary, got constant column ${constant}: drop it, see constantColumns`,
    );
  }
  const order = orderByTime(survival.time).reverse();
  const x = new Float64Array(rows * columns);
  order.forEach((patient, row) => {
    for (let j = 0; j < columns; j++) {
      x[row * columns + j] = (data[patient * columns + j] - means[j]) / scales[j];
    }
  });
  const event = Uint8Array.from(order, (patient) => survival.event[patient]);
  return {
    x,
    rows,
    columns,
    means,
    scales,
    time: Float64Array.from(order, (patient) => survival.time[patient]),
    event,
    events: event.reduce((total, one) => total + one, 0),
  };
}
