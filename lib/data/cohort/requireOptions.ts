/** Refuses a number of patients, features or the like that is not whole or too small. */
export function requireCount(who: string, name: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(
      `${who}: ${name} must be a whole number of at least ${least}, got ${value}`,
    );
  }
}

/** Refuses options outside a range; what is not in the range may be at neither end of it. */
export function requireRange(
  who: string,
  values: Readonly<Record<string, number>>,
  [low, high]: readonly [number, number],
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value >= low && value <= high && Number.isFinite(value)) continue;
    const rule =
      low === Number.NEGATIVE_INFINITY
        ? "be finite"
        : high === Number.POSITIVE_INFINITY
          ? `be finite and at least ${low}`
          : `lie in ${low} to ${high}`;
    throw new RangeError(`${who}: ${name} must ${rule}, got ${value}`);
  }
}

/** Every finite number. */
export const ANY: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Every finite number that is not negative. */
export const NOT_NEGATIVE: readonly [number, number] = [0, Number.POSITIVE_INFINITY];
