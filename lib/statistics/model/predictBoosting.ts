import type {MatrixLike} from "../../core/index.ts";
import type {BoostingModel} from "./fitBoosting.ts";
import {leafOf} from "./growTree.ts";
import {checkedColumns} from "./predictForest.ts";
import {probabilityOf} from "./predictLogistic.ts";

/** Options of `predictBoosting`. */
export interface BoostingPrediction {
  /** Stop after so many trees; all of them when left out. */
  readonly trees?: number;
}

/**
 * Predicts by a sum of trees.
 *
 * @formula $F_M(x_i) = F_0 + \nu \sum_{m=1}^M T_m(x_i)$; for log odds $p_i = 1 / (1 + e^{-F_M(x_i)})$
 * @param model - of `fitBoosting`
 * @param x - shape [rows × columns], the columns of the model in their order
 * @param options - trees, all of them when left out
 * @returns predicted values, or probabilities of class 1, shape [rows]
 * @throws RangeError when a value is not finite or the model has fewer trees
 * @throws ShapeError when x has other columns than the model
 * @ref friedman2001
 * @example predictBoosting(fitBoosting([[0], [1], [8], [9]], [2, 2, 5, 5], {family: "gaussian", trees: 1, rate: 1, depth: 1}), [[3], [7]]) // [2, 5]
 */
export function predictBoosting(
  model: BoostingModel,
  x: MatrixLike,
  {trees = model.trees.length}: BoostingPrediction = {},
): Float64Array {
  const table = checkedColumns("predictBoosting", x, model.columns);
  if (!(Number.isInteger(trees) && trees >= 0 && trees <= model.trees.length)) {
    throw new RangeError(
      `predictBoosting: trees must be a whole number from 0 to ${model.trees.length}, got ${trees}`,
    );
  }
  const fit = new Float64Array(table.rows).fill(model.base);
  for (const tree of model.trees.slice(0, trees)) {
    for (let i = 0; i < table.rows; i++) fit[i] += model.rate * tree.value[leafOf(tree, table, i)];
  }
  return model.family === "binomial" ? fit.map(probabilityOf) : fit;
}
