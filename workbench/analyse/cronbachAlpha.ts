import {variance} from "voxelbook/core";

/**
 * Computes Cronbach's alpha, a lower bound of the reliability of a sum of items (Cronbach, 1951). Of items that are 0 or 1
 * it is KR-20 (Kuder and Richardson, 1937): with population variances, that of such an item is p (1 - p).
 *
 * @formula $\alpha = \frac{k}{k - 1} \left(1 - \sum_i \sigma_i^2 / \sigma_T^2\right)$
 * @param rows - one for each person, with the points of each item
 * @returns null with fewer than two persons or items, or where the sums do not vary
 * @example cronbachAlpha([[1, 1], [0, 0], [1, 0]]) // 0.6666666666666665
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): number | null {
  const items = rows[0]?.length ?? 0;
  if (rows.length < 2 || items < 2) return null;
  const total = variance(rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
  if (total < 1e-12) return null;
  let own = 0;
  for (let i = 0; i < items; i++) own += variance(rows.map((row) => row[i]));
  return (items / (items - 1)) * (1 - own / total);
}
