import {ShapeError} from "../../core/index.ts";

/**
 * Computes the Shapley values of the inputs of a linear model with independent inputs, where an absent
 * input stands at its mean.
 *
 * @formula $\phi_i = w_i (x_i - \mathrm{E}[x_i])$
 * @param model - weights w, the inputs x and their means, shape [n] each
 * @returns a value for each input, shape [n]; they sum to what the model says of x beyond that of the mean
 * @throws ShapeError when the three are not equally long
 * @throws RangeError when a number is not finite
 * @ref lundberg2017
 * @example linearShapley({weights: [2, -1], x: [3, 5], mean: [1, 1]}) // [4, -4]
 */
export function linearShapley(model: {
  readonly weights: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}): Float64Array {
  const {weights, x, mean} = model;
  if (weights.length !== x.length || mean.length !== x.length) {
    throw new ShapeError(
      `linearShapley: weights, x and mean must be equally long, got ${weights.length}, ${x.length} and ${mean.length}`,
    );
  }
  return Float64Array.from({length: x.length}, (_, i) => {
    const value = weights[i] * (x[i] - mean[i]);
    if (Number.isFinite(value)) return value;
    throw new RangeError(
      `linearShapley: weights, x and mean must be finite, got ${weights[i]}, ${x[i]} and ${mean[i]} at ${i}`,
    );
  });
}
