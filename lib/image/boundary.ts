/**
 * What stands beyond the last voxel of a line `a b c d`, named as SciPy names it:
 * "reflect" `d c b a | a b c d | d c b a`, "mirror" `d c b | a b c d | c b a`,
 * "nearest" `a a a | a b c d | d d d`, "wrap" `b c d | a b c d | a b c`, or one constant value.
 */
export type Boundary = "reflect" | "mirror" | "nearest" | "wrap" | {readonly constant: number};

const NAMES: readonly unknown[] = ["reflect", "mirror", "nearest", "wrap"];

/** Checks a boundary at a public function. */
export function requireBoundary(who: string, boundary: Boundary): void {
  if (NAMES.includes(boundary)) return;
  if (typeof boundary === "object" && boundary !== null && !Number.isNaN(boundary.constant)) {
    if (typeof boundary.constant === "number") return;
  }
  throw new RangeError(
    `${who}: boundary must be "reflect", "mirror", "nearest", "wrap" or {constant: number}, got ${JSON.stringify(boundary)}`,
  );
}

/** Finds the voxel whose value stands at position i of a line of n; −1 where a constant stands. */
export function boundaryIndex(i: number, n: number, boundary: Boundary): number {
  if (i >= 0 && i < n) return i;
  if (typeof boundary === "object") return -1;
  if (boundary === "nearest") return i < 0 ? 0 : n - 1;
  if (boundary === "wrap") return ((i % n) + n) % n;

  // Both reflections are periodic: one period walks the line there and back.
  if (boundary === "reflect") {
    const at = ((i % (2 * n)) + 2 * n) % (2 * n);
    return at < n ? at : 2 * n - 1 - at;
  }
  if (n === 1) return 0;
  const period = 2 * n - 2;
  const at = ((i % period) + period) % period;
  return at < n ? at : period - at;
}
