/** Throws unless a number of layers is a whole number of at least 0. */
export function requireDepth(who: string, name: string, depth: number): void {
  if (!Number.isSafeInteger(depth) || depth < 0) {
    throw new RangeError(`${who}: ${name} must be a whole number of at least 0, got ${depth}`);
  }
}

/** Throws unless a bound on a norm is a finite number of at least 0. */
export function requireNorm(who: string, alpha: number): void {
  if (!(alpha >= 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${who}: alpha must be a finite number of at least 0, got ${alpha}`);
  }
}
