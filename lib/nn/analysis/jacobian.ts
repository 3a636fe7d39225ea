import {gradients} from "../autodiff/gradients.ts";
import {createTape, type Tape} from "../autodiff/tape.ts";
import type {Variable} from "../autodiff/variable.ts";
import {type Tensor, tensor} from "../tensor.ts";

/**
 * Computes the Jacobian matrix of a function on the tape: row i is the gradient of its result's element i.
 *
 * @formula eq:jacobian $J_{ij} = \frac{\partial f_i}{\partial x_j}$
 * @param f - builds the result on a tape from its input
 * @param x - where, any shape, taken flat
 * @returns J, [elements of the result, elements of x]
 * @ref baydin2018
 * @example jacobian((tape, x) => tape.multiply(x, x), tensor([2], [3, 4])).data // [6, 0, 0, 8]
 */
export function jacobian(f: (tape: Tape, x: Variable) => Variable, x: Tensor): Tensor {
  const tape = createTape();
  const variable = tape.variable(x);
  const y = f(tape, variable);
  const rows = y.value.data.length;
  const columns = x.data.length;
  const data = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const gradOutput = tensor(y.value.shape);
    gradOutput.data[i] = 1;
    data.set(gradients(y, [variable], {gradOutput})[0].data, i * columns);
  }
  return {shape: [rows, columns], data};
}

/**
 * Computes a Jacobian matrix by central differences, column by column: the check for one by hand.
 *
 * Wrong at kinks, where no derivative exists, and good to about nine digits elsewhere.
 *
 * @formula $J_{ij} \approx \frac{f_i(x + h e_j) - f_i(x - h e_j)}{2h}$
 * @param f - the function, tensor to tensor
 * @param x - where, any shape, taken flat
 * @param options - h: step, 6e-6 when left out
 * @returns J, [elements of the result, elements of x]
 * @throws RangeError when h is not above 0
 * @ref baydin2018
 * @example numericalJacobian((x) => tensor([1], [x.data[0] * x.data[1]]), tensor([2], [3, 4])).data // ≈ [4, 3]
 */
export function numericalJacobian(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  {h = 6e-6}: {readonly h?: number} = {},
): Tensor {
  if (!(h > 0 && Number.isFinite(h))) {
    throw new RangeError(`numericalJacobian: h must be above 0, got ${h}`);
  }
  const columns = x.data.length;
  const moved = (j: number, step: number) => {
    const data = Float64Array.from(x.data);
    data[j] += step;
    return f({shape: x.shape, data}).data;
  };
  const sides = Array.from({length: columns}, (_, j) => [moved(j, h), moved(j, -h)]);
  const rows = sides[0][0].length;
  const data = new Float64Array(rows * columns);
  sides.forEach(([above, below], j) => {
    for (let i = 0; i < rows; i++) data[i * columns + j] = (above[i] - below[i]) / (2 * h);
  });
  return {shape: [rows, columns], data};
}
