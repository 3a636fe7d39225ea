/** Checks that a list holds whole numbers of at least `least`. */
export function requireWhole(
  who: string,
  name: string,
  {values, least}: {values: readonly number[]; least: number},
): void {
  if (values.length === 0 || !values.every((n) => Number.isSafeInteger(n) && n >= least)) {
    throw new RangeError(
      `${who}: ${name} must hold whole numbers of at least ${least}, got [${values.join(", ")}]`,
    );
  }
}

/**
 * Computes how far neighbours along each axis of a row-major array lie apart in memory: the last axis
 * runs fastest. A Voxelbook volume of shape [nx, ny, nz] is the row-major array of shape [nz, ny, nx].
 *
 * @formula eq:row-major-strides $t_a = \prod_{b > a} n_b$
 * @param shape - numbers of elements along the axes, the slowest first, shape [axes]
 * @returns strides in elements, in the order of the axes, shape [axes]
 * @throws RangeError when the shape is empty or holds anything but whole numbers above 0
 * @ref harris2020
 * @example strides([2, 3, 4, 5]) // [60, 20, 5, 1]
 */
export function strides(shape: readonly number[]): number[] {
  requireWhole("strides", "shape", {values: shape, least: 1});
  const result = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    result[axis] = result[axis + 1] * shape[axis + 1];
  }
  return result;
}
