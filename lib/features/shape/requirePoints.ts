/** Refuses a list of points in space that is not one: x, y, z one after the other, all finite. */
export function requirePoints(who: string, points: ArrayLike<number>): void {
  if (points.length % 3 !== 0 || points.length === 0) {
    throw new RangeError(
      `${who}: points must be one or more threes of numbers, got ${points.length} numbers`,
    );
  }
  for (let i = 0; i < points.length; i++) {
    if (!Number.isFinite(points[i])) {
      throw new RangeError(`${who}: points must be finite, got ${points[i]} at index ${i}`);
    }
  }
}
