import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {lengthOf} from "./lengthOf.ts";
import {residualBounds} from "./residualBounds.ts";
import {spectralNorm} from "./singularValues.ts";

/** Lengths of a gradient on its way down a chain of layers, after 1, 2, … of them. */
export interface GradientChain {
  /** Without shortcuts: each layer multiplies by the transpose of its Jacobian. */
  readonly plain: Float64Array;
  /** With shortcuts: by the transpose of I + J. */
  readonly residual: Float64Array;
  /** The largest spectral norm of the Jacobians. */
  readonly alpha: number;
  /** What the bounds say of the residual chain. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Multiplies by the transpose of a matrix, and adds the vector itself when there is a shortcut. */
function pass({shape, data}: Tensor, gradient: Float64Array, shortcut: boolean): Float64Array {
  const [rows, columns] = shape;
  return Float64Array.from({length: columns}, (_, j) => {
    let sum = shortcut ? gradient[j] : 0;
    for (let i = 0; i < rows; i++) sum += data[i * columns + j] * gradient[i];
    return sum;
  });
}

/**
 * Sends a gradient down a chain of layers with given Jacobians, once plainly and once with shortcuts,
 * and sets both beside the bounds.
 *
 * @formula eq:gradient-chain $\nabla_{x_l} L = J_l^\top \nabla_{x_{l+1}} L$ (plain), $\nabla_{x_l} L = (I + J_l)^\top \nabla_{x_{l+1}} L$ (residual)
 * @param jacobians - square matrices [n, n] in the order in which the gradient meets them
 * @param gradTop - gradient at the top of the chain, shape [n]
 * @returns lengths after each layer, the largest spectral norm, and both bounds in the same order
 * @throws RangeError when there is no Jacobian or a number is not finite
 * @throws ShapeError when the Jacobians are not square matrices of the gradient's size
 * @ref he2016
 * @example gradientChain([tensor([2, 2], [-1, 0, 0, -1])], Float64Array.of(1, 2)).residual // [0]
 */
export function gradientChain(jacobians: readonly Tensor[], gradTop: Float64Array): GradientChain {
  const n = gradTop.length;
  if (jacobians.length === 0) {
    throw new RangeError("gradientChain: jacobians must hold at least one matrix, got none");
  }
  for (const {shape} of jacobians) {
    if (shape.length !== 2 || shape[0] !== n || shape[1] !== n) {
      throw new ShapeError(
        `gradientChain: jacobians must be ${shapeText([n, n])} as the gradient has ${n} numbers, got ${shapeText(shape)}`,
      );
    }
  }
  const lengths = (shortcut: boolean) => {
    let gradient = gradTop;
    return Float64Array.from(jacobians, (jacobian) => {
      gradient = pass(jacobian, gradient, shortcut);
      return lengthOf(gradient);
    });
  };
  const alpha = jacobians.reduce((max, jacobian) => Math.max(max, spectralNorm(jacobian)), 0);
  const top = lengthOf(gradTop);
  const bounds = jacobians.map((_, k) => residualBounds(alpha, k + 1));
  return {
    plain: lengths(false),
    residual: lengths(true),
    alpha,
    lower: Float64Array.from(bounds, ({lower}) => top * lower),
    upper: Float64Array.from(bounds, ({upper}) => top * upper),
  };
}
