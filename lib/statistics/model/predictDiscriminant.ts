import type {MatrixLike} from "../../core/index.ts";
import type {DiscriminantModel} from "./fitDiscriminant.ts";
import {linearPredictor} from "./predictLinear.ts";
import {probabilityOf} from "./predictLogistic.ts";

/**
 * Predicts the probability of class 1 for each row by a linear discriminant.
 *
 * @formula $P(1 \mid x_i) = 1 / (1 + e^{-(b + w^T x_i)})$
 * @param model - of `fitDiscriminant`
 * @param x - shape [rows × columns], the columns of the model in their order
 * @returns probabilities, shape [rows]
 * @throws RangeError when a value is not finite
 * @throws ShapeError when x has other columns than the model
 * @ref fisher1936
 * @example predictDiscriminant(fitDiscriminant([[0], [2], [4], [6]], [0, 0, 1, 1], {shrinkage: 0}), [[3]]) // [0.5]
 */
export function predictDiscriminant(model: DiscriminantModel, x: MatrixLike): Float64Array {
  return linearPredictor("predictDiscriminant", model, x).map(probabilityOf);
}
