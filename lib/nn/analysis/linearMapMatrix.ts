import type {Tensor} from "../tensor.ts";
import {sizeOf} from "../tensor.ts";

/** A matrix, row by row. */
export interface MapMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Shape [rows·columns]. */
  readonly data: Float64Array;
}

/**
 * Computes the matrix of a linear map of one or more tensors: what it makes of each unit vector stands
 * in a column.
 *
 * The map is trusted to be linear: for another, the columns are its answers to unit vectors and no more.
 *
 * @formula $A = (f(e_1), \dots, f(e_n))$, so that $f(x) = A x$
 * @param map - a linear map; it gets one tensor for each shape
 * @param options - shapes of its inputs; columns follow the inputs' elements, one input after the other
 * @returns the matrix; rows follow the elements of the result
 * @ref golub2013
 * @example linearMapMatrix(([e, d]) => addFusion(e, d), {shapes: [[1, 1], [1, 1]]}).data // [1, 1]
 */
export function linearMapMatrix(
  map: (inputs: readonly Tensor[]) => Tensor,
  {shapes}: {readonly shapes: readonly (readonly number[])[]},
): MapMatrix {
  const inputs = shapes.map((shape) => ({shape, data: new Float64Array(sizeOf(shape))}));
  const columns = inputs.reduce((sum, {data}) => sum + data.length, 0);
  const rows = map(inputs).data.length;
  const matrix = new Float64Array(rows * columns);

  // One element at a time is 1, all others 0.
  let column = 0;
  for (const {data} of inputs) {
    for (let i = 0; i < data.length; i++) {
      data[i] = 1;
      const answer = map(inputs).data;
      for (let row = 0; row < rows; row++) matrix[row * columns + column] = answer[row];
      data[i] = 0;
      column++;
    }
  }
  return {rows, columns, data: matrix};
}
