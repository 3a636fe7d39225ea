/** Which deviation from the null hypothesis counts: on both sides, below it or above it. */
export type Alternative = "two-sided" | "less" | "greater";

/** Refuses what is no alternative. */
export function requireAlternative(who: string, alternative: Alternative): void {
  if (alternative === "two-sided" || alternative === "less" || alternative === "greater") return;
  throw new RangeError(
    `${who}: alternative must be two-sided, less or greater, got ${String(alternative)}`,
  );
}

/** Turns the probabilities of a result at least as low, and at least as high, into a p-value. */
export function tailProbability(low: number, high: number, alternative: Alternative): number {
  if (alternative === "less") return low;
  if (alternative === "greater") return high;
  return Math.min(1, 2 * Math.min(low, high));
}
