/** |actual − expected| may be at most atol + rtol · |expected|. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** Words for numbers that JSON lacks. */
const SPECIAL: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  [null, Number.NaN],
]);

interface Shaped {
  readonly shape: readonly number[];
  readonly data: ArrayLike<unknown>;
}

function isShaped(value: unknown): value is Shaped {
  return value !== null && typeof value === "object" && "shape" in value && "data" in value;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** Compares two numbers. */
function compareNumbers(at: string, actual: number, expected: number, tolerance: Tolerance) {
  if (Object.is(actual, expected) || actual === expected) return [];
  const difference = Math.abs(actual - expected);
  const allowed = tolerance.atol + tolerance.rtol * Math.abs(expected);
  if (difference <= allowed) return [];
  return [`${at}: expected ${expected}, got ${actual} (off by ${difference}, allowed ${allowed})`];
}

/** Compares two lists item by item. */
function compareLists(
  at: string,
  actual: ArrayLike<unknown>,
  expected: ArrayLike<unknown>,
  tolerance: Tolerance,
): string[] {
  if (actual.length !== expected.length) {
    return [`${at}: expected ${expected.length} items, got ${actual.length}`];
  }
  const problems: string[] = [];
  for (let i = 0; i < expected.length; i++) {
    problems.push(...compare(`${at}[${i}]`, actual[i], expected[i], tolerance));
  }
  return problems;
}

/** Compares a result with what a case expects; returns one line for each disagreement. */
export function compare(
  at: string,
  actual: unknown,
  expected: unknown,
  tolerance: Tolerance,
): string[] {
  // A shaped array meets its like, or the same numbers laid out flat.
  if (isShaped(expected)) {
    if (!isShaped(actual)) {
      if (!isList(actual)) return [`${at}: expected an array, got ${JSON.stringify(actual)}`];
      return compareLists(at, actual, expected.data, tolerance);
    }
    return [
      ...compareLists(`${at}.shape`, actual.shape, expected.shape, {rtol: 0, atol: 0}),
      ...compareLists(at, actual.data, expected.data, tolerance),
    ];
  }
  if (isList(expected)) {
    if (!isList(actual)) return [`${at}: expected a list, got ${JSON.stringify(actual)}`];
    return compareLists(at, actual, expected, tolerance);
  }

  const wanted = SPECIAL.has(expected) ? SPECIAL.get(expected) : expected;
  if (typeof wanted === "number") {
    const found = actual === null ? Number.NaN : actual;
    if (typeof found !== "number") {
      return [`${at}: expected ${wanted}, got ${JSON.stringify(actual)}`];
    }
    return compareNumbers(at, found, wanted, tolerance);
  }
  if (wanted !== null && typeof wanted === "object") {
    if (actual === null || typeof actual !== "object") {
      return [`${at}: expected a record, got ${JSON.stringify(actual)}`];
    }
    const found = new Map<string, unknown>(Object.entries(actual));
    return Object.entries(wanted).flatMap(([key, value]) =>
      found.has(key)
        ? compare(`${at}.${key}`, found.get(key), value, tolerance)
        : [`${at}.${key}: no result for this expected key`],
    );
  }
  return Object.is(actual, wanted)
    ? []
    : [`${at}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`];
}
