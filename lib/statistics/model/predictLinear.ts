import type {MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";

/** What a prediction needs of any linear model. */
export interface LinearPredictor {
  readonly intercept: number;
  readonly coefficients: Float64Array;
}

/** Computes b + x·β of each row for any function of the library that is linear in x. */
export function linearPredictor(
  who: string,
  {intercept, coefficients}: LinearPredictor,
  x: MatrixLike,
): Float64Array {
  const {data, rows, columns} = checkedMatrix(who, x);
  if (columns !== coefficients.length) {
    throw new ShapeError(
      `${who}: x must have the ${coefficients.length} columns of the model, got ${columns}`,
    );
  }
  const fit = new Float64Array(rows).fill(intercept);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) fit[i] += data[j + columns * i] * coefficients[j];
  }
  return fit;
}

/**
 * Predicts the outcome of each row by a linear model.
 *
 * @formula $\hat y_i = b + x_i^T \beta$
 * @param model - intercept and coefficients, of `fitLinear` or of one point of a path
 * @param x - shape [rows × columns], the columns of the model in their order
 * @returns predictions, shape [rows]
 * @throws RangeError when a value is not finite
 * @throws ShapeError when x has other columns than the model
 * @ref hastie2009
 * @example predictLinear(fitLinear([[0], [1], [2]], [1, 3, 5]), [[3]]) // [7]
 */
export function predictLinear(model: LinearPredictor, x: MatrixLike): Float64Array {
  return linearPredictor("predictLinear", model, x);
}
