import type {Matrix} from "../../core/index.ts";
import {choleskySolve} from "../../core/index.ts";
import type {RidgeDesign} from "./ridgeDesign.ts";

/**
 * Inverts the information about scaled columns and turns it into the covariance of the intercept and
 * the coefficients of the table, times `factor`.
 */
export function covarianceOf(
  {count, scales, means}: RidgeDesign,
  factor: Float64Array,
  times: number,
): Matrix {
  const size = count + 1;

  // Row r of `map` says how raw coefficient r (0 is the intercept) depends on the scaled ones.
  const map = new Float64Array(size * size);
  map[0] = 1;
  for (let j = 0; j < count; j++) {
    const scale = scales === null ? 1 : scales[j];
    map[j + 1] = -means[j] / scale;
    map[(j + 1) * size + j + 1] = 1 / scale;
  }

  // Solve for one row of the map at a time, then multiply by the others.
  const data = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    const solved = choleskySolve(factor, map.subarray(r * size, (r + 1) * size));
    for (let c = 0; c <= r; c++) {
      let product = 0;
      for (let k = 0; k < size; k++) product += map[c * size + k] * solved[k];
      data[r * size + c] = times * product;
      data[c * size + r] = times * product;
    }
  }
  return {data, rows: size, columns: size};
}

/** Takes the square roots of a covariance's diagonal. */
export function standardErrorsOf({data, rows}: Matrix): Float64Array {
  return Float64Array.from({length: rows}, (_, k) => Math.sqrt(data[k * rows + k]));
}
