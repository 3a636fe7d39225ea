import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import type {PcaModel} from "./fitPca.ts";

/**
 * Brings patients into the principal components of a fitted model, with its means and scales.
 *
 * @formula $t_{ik} = \sum_j \frac{x_{ij} - \bar x_j}{s_j} v_{kj}$
 * @param model - from `fitPca`
 * @param x - any patients, shape [rows, features], no missing value
 * @returns their coordinates, shape [rows, components]
 * @throws RangeError when a value is not finite
 * @throws ShapeError when x has not the features of the model
 * @ref jolliffe2016
 * @example applyPca(fitPca([[0, 0], [3, 4], [6, 8]], {scale: false}), [[9, 12]]).data // [10]
 */
export function applyPca({means, scales, loadings}: PcaModel, x: MatrixLike): Matrix {
  const {data, rows, columns} = checkedMatrix("applyPca", x);
  if (columns !== loadings.columns) {
    throw new ShapeError(
      `applyPca: x must have the ${loadings.columns} features of the model, got ${columns}`,
    );
  }
  const components = loadings.rows;
  const scores = new Float64Array(rows * components);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = (data[j + columns * i] - means[j]) / scales[j];
      for (let k = 0; k < components; k++) {
        scores[k + components * i] += value * loadings.data[j + columns * k];
      }
    }
  }
  return {data: scores, rows, columns: components};
}
