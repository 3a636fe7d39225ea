/**
 * Interpolates a function given at growing points. Beyond the ends "hold" keeps the last value, and
 * "extend" goes on with the slope of the last piece.
 */
export function piecewiseLinear(
  x: number,
  {
    at,
    values,
    beyond,
  }: {at: ArrayLike<number>; values: ArrayLike<number>; beyond: "hold" | "extend"},
): number {
  const n = at.length;
  if (beyond === "hold" || n === 1) {
    if (x <= at[0]) return values[0];
    if (x >= at[n - 1]) return values[n - 1];
  }

  // The piece whose left end is the last point not above x.
  let low = 0;
  let high = n - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at[middle] <= x) low = middle;
    else high = middle;
  }
  const slope = (values[high] - values[low]) / (at[high] - at[low]);
  return values[low] + slope * (x - at[low]);
}
