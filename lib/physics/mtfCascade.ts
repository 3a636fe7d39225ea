import {ShapeError} from "../core/index.ts";

/**
 * Computes the MTF of a chain of stages, each of them linear and shift-invariant: the product of theirs.
 *
 * @formula eq:cascade $\mathrm{MTF} = \prod_s \mathrm{MTF}_s$
 * @param curves - MTF of each stage at the same frequencies, each of shape [n]
 * @returns the MTF of the chain, shape [n]
 * @throws RangeError when there is no curve
 * @throws ShapeError when curves differ in length
 * @ref boreman2001
 * @example mtfCascade([[1, 0.5], [1, 0.25]]) // [1, 0.125]
 */
export function mtfCascade(curves: readonly ArrayLike<number>[]): Float64Array {
  if (curves.length === 0) {
    throw new RangeError("mtfCascade: curves must hold at least one curve, got 0");
  }
  const product = Float64Array.from(curves[0]);
  for (const [stage, curve] of curves.entries()) {
    if (curve.length !== product.length) {
      throw new ShapeError(
        `mtfCascade: curves must have one length, got ${product.length} and, at stage ${stage}, ${curve.length}`,
      );
    }
    if (stage === 0) continue;
    for (let i = 0; i < product.length; i++) product[i] *= curve[i];
  }
  return product;
}
