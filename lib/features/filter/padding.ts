/**
 * What stands beyond the last voxel of a line `a b c d`, named as the IBSI names it: "zero" `0 0 | a b c
 * d | 0 0`, "nearest" `a a | a b c d | d d`, "mirror" `b a | a b c d | d c`, "periodic" `c d | a b c d |
 * a b`.
 */
export type Padding = "zero" | "nearest" | "mirror" | "periodic";

const NAMES: readonly string[] = ["zero", "nearest", "mirror", "periodic"];

/** Checks a padding at a public function. */
export function requirePadding(who: string, padding: Padding): void {
  if (NAMES.includes(padding)) return;
  throw new RangeError(
    `${who}: padding must be "zero", "nearest", "mirror" or "periodic", got ${JSON.stringify(padding)}`,
  );
}

/** Finds the voxel whose value stands at position i of a line of n; −1 where 0 stands. */
export function paddedIndex(i: number, n: number, padding: Padding): number {
  if (i >= 0 && i < n) return i;
  if (padding === "zero") return -1;
  if (padding === "nearest") return i < 0 ? 0 : n - 1;
  const period = padding === "periodic" ? n : 2 * n;
  const at = ((i % period) + period) % period;
  return at < n ? at : period - 1 - at;
}
