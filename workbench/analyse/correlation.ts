import {mean, variance} from "voxelbook/core";

/**
 * Computes Pearson's correlation of two lists. Where one of them is 0 and 1 only, it is the point-biserial correlation
 * (Lord and Novick, 1968, section 15.3): with a test's verdict and the points of all other tests, the corrected
 * discrimination of the test.
 *
 * @formula $r = \sum_i (x_i - \bar{x})(y_i - \bar{y}) / (n\,\sigma_x \sigma_y)$, with population variances
 * @returns null when there are fewer than two values or one of the lists does not vary
 * @example correlation([0, 0, 1, 1], [1, 2, 3, 4]) // 0.8944271909999159
 */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) {
    throw new RangeError(
      `correlation: lists must be equally long, got ${x.length} and ${y.length}`,
    );
  }
  if (x.length < 2) return null;
  const product = Math.sqrt(variance(x) * variance(y));
  // Scores are sums of rounded shares: what differs in the last digits only does not vary.
  if (product < 1e-12) return null;
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - meanX) * (y[i] - meanY)));
  return Math.max(-1, Math.min(1, covariance / product));
}

/** The two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Computes the 95 % interval of a correlation by Fisher's transformation (Fisher, 1921); for a test that is passed or not
 * it is a rough one.
 *
 * @formula $\tanh(\operatorname{artanh} r \pm z / \sqrt{n - 3})$
 * @param n - pairs that the correlation was computed from
 * @returns null with fewer than four pairs
 */
export function correlationInterval(r: number, n: number): readonly [number, number] | null {
  if (n < 4) return null;
  if (Math.abs(r) === 1) return [r, r];
  const half = Z / Math.sqrt(n - 3);
  return [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)];
}

/**
 * Computes the 95 % interval of a share by Wilson's score method (Wilson, 1927): it stays within 0 to 1 and is sound
 * for small classes.
 *
 * @formula $(\hat{p} + z^2/2n \pm z \sqrt{\hat{p}(1 - \hat{p})/n + z^2/4n^2}) / (1 + z^2/n)$
 * @param count - of those who passed
 * @param n - of all, at least 1
 */
export function shareInterval(count: number, n: number): readonly [number, number] {
  const p = count / n;
  const centre = p + (Z * Z) / (2 * n);
  const half = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return [Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale)];
}
