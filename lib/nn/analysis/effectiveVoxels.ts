/** Options of `effectiveVoxels`. */
export interface EffectiveVoxelsOptions {
  /**
   * Correlation of two voxels of one scan by their distance along each axis, in voxels, from 1 at
   * distance 0 on; 0 beyond the end of a list. One list for all axes, or a list of lists, one each.
   */
  readonly correlation: readonly number[] | readonly (readonly number[])[];
}

/** Checks the lists and returns one for each axis. */
function listsFor(axes: number, correlation: EffectiveVoxelsOptions["correlation"]) {
  const nested = correlation.every((item) => typeof item === "object");
  const lists = (
    nested ? correlation : new Array(axes).fill(correlation)
  ) as readonly (readonly number[])[];
  if (lists.length !== axes) {
    throw new RangeError(
      `effectiveVoxels: correlation must have one list for each axis, got ${lists.length} for ${axes}`,
    );
  }
  for (const list of lists) {
    if (list.length === 0 || list[0] !== 1 || !list.every((r) => r >= -1 && r <= 1)) {
      throw new RangeError(
        `effectiveVoxels: correlation must begin with 1 and stay in −1 to 1, got [${list.join(", ")}]`,
      );
    }
  }
  return lists;
}

/**
 * Computes how many independent voxels would give the mean of a scan the variance that its correlated
 * voxels give it.
 *
 * The correlation is taken to be the product of those along the axes, as it is for noise smoothed by a
 * separable filter. NaN where the correlations make the variance of the mean negative: no field has them.
 *
 * @formula eq:effective-voxels $V_{\mathrm{eff}} = \prod_a \frac{n_a^2}{n_a + 2 \sum_{d=1}^{n_a - 1} (n_a - d)\,\rho_a(d)}$
 * @param shape - voxels of a scan along each axis
 * @param options - correlation by distance in voxels, [1, ρ(1), ρ(2), …], one list for all axes or one each
 * @returns the number of independent voxels; infinite when the correlations cancel
 * @throws RangeError when the shape is empty or not of whole numbers, or a list does not begin with 1
 * @ref vanmarcke2010
 * @example effectiveVoxels([4, 4], {correlation: [1]}) // 16
 * effectiveVoxels([2], {correlation: [1, 1]}) // 1
 */
export function effectiveVoxels(
  shape: readonly number[],
  {correlation}: EffectiveVoxelsOptions,
): number {
  if (shape.length === 0 || !shape.every((n) => Number.isSafeInteger(n) && n >= 1)) {
    throw new RangeError(
      `effectiveVoxels: shape must hold whole numbers of at least 1, got [${shape.join(", ")}]`,
    );
  }
  const lists = listsFor(shape.length, correlation);
  return shape.reduce((product, n, axis) => {
    let sum = n;
    for (let d = 1; d < Math.min(n, lists[axis].length); d++) sum += 2 * (n - d) * lists[axis][d];
    return product * (sum < 0 ? Number.NaN : (n * n) / sum);
  }, 1);
}
