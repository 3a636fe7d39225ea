/** Share of the class in each group: the best compromise between large groups and different ones (Kelley, 1939). */
const SHARE = 0.27;

/** How much of a person belongs to the group of the `size` best; persons of equal points share what is left of it. */
function weights(points: readonly number[], size: number): number[] {
  const sorted = points.toSorted((a, b) => b - a);
  const cut = sorted[size - 1];
  const above = points.filter((value) => value > cut).length;
  const level = points.filter((value) => value === cut).length;
  return points.map((value) => {
    if (value > cut) return 1;
    return value === cut ? (size - above) / level : 0;
  });
}

/**
 * Computes the upper-lower index of discrimination: the share of those who passed among the 27 % with the most points, less
 * that among the 27 % with the fewest (Kelley, 1939; Ebel and Frisbie, 1991). Persons of equal points at the edge of a
 * group belong to it in part, so that their order does not matter.
 *
 * @param passed - 1 or 0 for each person
 * @param points - of the whole exercise, by which the groups are formed
 * @returns -1 to 1; null with fewer than four persons
 * @example upperLower([1, 1, 0, 0], [4, 3, 2, 1]) // 1
 */
export function upperLower(passed: readonly number[], points: readonly number[]): number | null {
  const n = passed.length;
  if (n < 4) return null;
  const size = Math.max(1, Math.round(SHARE * n));
  const share = (group: readonly number[]): number =>
    group.reduce((sum, weight, i) => sum + weight * passed[i], 0) / size;
  const upper = weights(points, size);
  const lower = weights(
    points.map((value) => -value),
    size,
  );
  return share(upper) - share(lower);
}
