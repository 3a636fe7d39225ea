import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import type {ForestModel} from "./fitForest.ts";
import {leafOf} from "./growTree.ts";

/** Checks that a table has the columns that trees were grown on. */
export function checkedColumns(who: string, x: MatrixLike, columns: number): Matrix {
  const table = checkedMatrix(who, x);
  if (table.columns !== columns) {
    throw new ShapeError(
      `${who}: x must have the ${columns} columns of the model, got ${table.columns}`,
    );
  }
  return table;
}

/**
 * Predicts by a random forest: the mean over its trees.
 *
 * @formula $\hat f(x_i) = \frac{1}{B} \sum_{b=1}^B T_b(x_i)$
 * @param model - of `fitForest`
 * @param x - shape [rows × columns], the columns of the model in their order
 * @returns probabilities of class 1, or predicted values, shape [rows]
 * @throws RangeError when a value is not finite
 * @throws ShapeError when x has other columns than the model
 * @ref breiman2001
 * @example predictForest(fitForest([[0], [1], [8], [9]], [2, 2, 5, 5], {family: "gaussian", minLeaf: 1, trees: 25, rng: createRng("forest")}), [[9]])[0] > 3.5 // true
 */
export function predictForest(model: ForestModel, x: MatrixLike): Float64Array {
  const table = checkedColumns("predictForest", x, model.columns);
  const sums = new Float64Array(table.rows);
  for (const tree of model.trees) {
    for (let i = 0; i < table.rows; i++) sums[i] += tree.value[leafOf(tree, table, i)];
  }
  return sums.map((total) => total / model.trees.length);
}
