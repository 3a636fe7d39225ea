import type {MatrixLike} from "../../core/index.ts";
import type {LinearPredictor} from "./predictLinear.ts";
import {linearPredictor} from "./predictLinear.ts";

/** Turns log odds into probabilities, without overflow on either side. */
export function probabilityOf(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}

/**
 * Predicts the probability of class 1 for each row by a logistic model.
 *
 * @formula $p_i = 1 / (1 + e^{-(b + x_i^T \beta)})$
 * @param model - intercept and coefficients, of `fitLogistic` or of one point of a binomial path
 * @param x - shape [rows × columns], the columns of the model in their order
 * @returns probabilities, shape [rows]
 * @throws RangeError when a value is not finite
 * @throws ShapeError when x has other columns than the model
 * @ref hastie2009
 * @example predictLogistic({intercept: 0, coefficients: Float64Array.of(1)}, [[0]]) // [0.5]
 */
export function predictLogistic(model: LinearPredictor, x: MatrixLike): Float64Array {
  return linearPredictor("predictLogistic", model, x).map(probabilityOf);
}
