/**
 * Computes the width of the effective receptive field of stacked averaging layers in closed form.
 *
 * One averaging kernel of k taps is a uniform distribution with variance (k² − 1)/12; n of them in a row are
 * the distribution of a sum of n draws. The width grows with √n, the theoretical field with n.
 *
 * @formula eq:effective-field $\mathrm{sd} = \sqrt{n\,(k^2 - 1) / 12}$
 * @param layers - n, layers of stride 1
 * @param kernel - k, taps of each
 * @returns standard deviation of the field, voxels
 * @throws RangeError when layers or kernel are not whole numbers of at least 1
 * @ref luo2016
 * @example effectiveFieldSd(5, 3) // 1.8257418583505538
 */
export function effectiveFieldSd(layers: number, kernel: number): number {
  for (const [name, value] of Object.entries({layers, kernel})) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new RangeError(
        `effectiveFieldSd: ${name} must be a whole number of at least 1, got ${value}`,
      );
    }
  }
  return Math.sqrt((layers * (kernel ** 2 - 1)) / 12);
}
