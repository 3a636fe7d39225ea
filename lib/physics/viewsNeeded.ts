/**
 * Computes how many parallel views a detector needs, so that neighbouring views lie as close at the rim as samples do.
 *
 * @formula eq:views-needed $V \ge \tfrac{\pi}{2}\,n$
 * @param samples - detector samples across the slice, n
 * @returns the number of views over half a turn, rounded up
 * @throws RangeError when samples is not a whole number of at least 1
 * @ref kak1988
 * @example viewsNeeded(64) // 101
 */
export function viewsNeeded(samples: number): number {
  if (!Number.isInteger(samples) || samples < 1) {
    throw new RangeError(
      `viewsNeeded: samples must be a whole number of at least 1, got ${samples}`,
    );
  }
  return Math.ceil((Math.PI / 2) * samples);
}
