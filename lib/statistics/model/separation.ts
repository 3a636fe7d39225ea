import type {Matrix} from "../../core/index.ts";

/** Finds a column in which one class lies wholly at or above the other; −1 when there is none. */
function separatingColumn({data, rows, columns}: Matrix, y: Uint8Array): number {
  for (let j = 0; j < columns; j++) {
    const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < rows; i++) {
      const value = data[j + columns * i];
      low[y[i]] = Math.min(low[y[i]], value);
      high[y[i]] = Math.max(high[y[i]], value);
    }
    if (high[0] <= low[1] || high[1] <= low[0]) return j;
  }
  return -1;
}

/**
 * Says whether a direction proves that the likelihood has no maximum: along it no row moves away from
 * its class and at least one moves towards it, beyond rounding.
 */
export function isSeparating(direction: Float64Array, y: Uint8Array, slack: number): boolean {
  let worst = Number.POSITIVE_INFINITY;
  let best = 0;
  for (let i = 0; i < direction.length; i++) {
    const towards = y[i] === 1 ? direction[i] : -direction[i];
    worst = Math.min(worst, towards);
    best = Math.max(best, towards);
  }
  return best > 0 && worst >= -slack * best;
}

/** Refuses outcomes that columns separate, and names the column if one does it alone. */
export function refuseSeparation(who: string, x: Matrix, y: Uint8Array): never {
  const column = separatingColumn(x, y);
  const what =
    column >= 0 ? `column ${column}, which does so alone` : "a combination of columns that does so";
  throw new RangeError(
    `${who}: no combination of columns may separate the classes perfectly, got ${what}: coefficients would be infinite, give a ridge above 0`,
  );
}
