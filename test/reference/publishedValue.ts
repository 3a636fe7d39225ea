/** One consensus value of the IBSI. */
export interface PublishedValue {
  readonly tag: string;
  readonly ibsi_code: string;
  readonly value: number;
  readonly tolerance: number;
}

/**
 * Compares values by tag with the published ones, by the published rule: within the tolerance, or, where
 * that is 0, equal once rounded to the three digits that were printed.
 */
export function publishedProblems(
  published: readonly PublishedValue[],
  found: ReadonlyMap<string, number>,
): string[] {
  return published.flatMap(({tag, value, tolerance}) => {
    const actual = found.get(tag);
    if (actual === undefined) return [`${tag}: no value for this tag`];
    const shown = tolerance === 0 ? Number(actual.toPrecision(3)) : actual;

    // The slack is that of decimal numbers in double precision.
    if (Math.abs(shown - value) <= tolerance + 1e-12 * Math.abs(value)) return [];
    return [`${tag}: published ${value} ± ${tolerance}, got ${actual}`];
  });
}
