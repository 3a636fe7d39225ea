import {type ExpectOptions, failComparison, type Mistake} from "./expectOptions.ts";
import {formatValue} from "./formatValue.ts";
import type {Picture} from "./picture.ts";
import {pictureOf} from "./pictureOf.ts";

/** One number, or a list of them. */
export type Numbers = number | ArrayLike<number>;

export interface CloseOptions extends ExpectOptions {
  /** Largest difference that passes, in the unit of the value (or as a fraction with `relative`). */
  readonly tolerance: number;
  /** Measures the tolerance as a fraction of |expected|. */
  readonly relative?: boolean;
  /** Columns, rows and slices of a list that is an image, x fastest: its failure carries a picture. */
  readonly shape?: readonly number[];
  /** NaN may be expected, and then only NaN passes; otherwise an expected NaN lets nothing pass. */
  readonly nan?: boolean;
  /** An empty list may be expected; otherwise it lets nothing pass. */
  readonly empty?: boolean;
  readonly mistakes?: readonly Mistake<Numbers>[];
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);

function closeNumber(got: unknown, expected: number, tolerance: number): boolean {
  if (typeof got !== "number") return false;
  if (Object.is(got, expected) || got === expected) return true;
  return Math.abs(got - expected) <= tolerance;
}

/** Returns the index of the first element that differs, -1 when none does, or NaN for unlike shapes. */
function firstDifference(
  got: unknown,
  expected: Numbers,
  allowed: (value: number) => number,
): number {
  if (typeof expected === "number") {
    return closeNumber(got, expected, allowed(expected)) ? -1 : 0;
  }
  if (!isList(got) || got.length !== expected.length) return Number.NaN;
  for (let i = 0; i < expected.length; i++) {
    if (!closeNumber(got[i], expected[i], allowed(expected[i]))) return i;
  }
  return -1;
}

/**
 * Says why nothing may pass: a test that compares an answer with itself would take NaN, or an empty list,
 * for agreement.
 */
function nothingPasses(
  expected: Numbers,
  {nan = false, empty = false}: CloseOptions,
): string | undefined {
  const values = typeof expected === "number" ? [expected] : Array.from(expected);
  if (!nan && values.some(Number.isNaN)) return "value.nan";
  return !empty && values.length === 0 ? "value.empty" : undefined;
}

/** The picture of two lists that are images; undefined where they are none, or too unlike to compare. */
function pictureOfLists(
  got: unknown,
  expected: ArrayLike<number>,
  {shape}: CloseOptions,
): Picture | undefined {
  if (shape === undefined) return undefined;
  const size = shape.reduce((product, n) => product * n, 1);
  if (shape.length < 2 || size !== expected.length) {
    throw new RangeError(
      `expectClose: shape must have the ${expected.length} values of expected, got ${shape.join("x")}`,
    );
  }
  const alike = isList(got) && got.length === size;
  if (!alike || !Array.from(got).every((value) => typeof value === "number")) return undefined;
  return pictureOf({kind: "image", shape, expected, got: got as ArrayLike<number>});
}

/**
 * Passes when a number, or each element of a list, lies within the tolerance of what is expected.
 *
 * @throws CheckFailure when it does not; RangeError when the tolerance is not a number >= 0
 */
export function expectClose(got: unknown, expected: Numbers, options: CloseOptions): void {
  const {tolerance, relative = false, mistakes = []} = options;
  if (!(tolerance >= 0))
    throw new RangeError(`expectClose: tolerance must be >= 0, got ${tolerance}`);
  const allowed = (value: number): number => (relative ? tolerance * Math.abs(value) : tolerance);
  const none = nothingPasses(expected, options);
  if (none !== undefined) failComparison(none, {}, options, {got: formatValue(got)});
  const at = firstDifference(got, expected, allowed);
  if (at === -1) return;

  // A result that a known mistake gives is answered with the words for that mistake.
  const mistake = mistakes.find(({value}) => firstDifference(got, value, allowed) === -1)?.message;
  const shown = {expected: formatValue(expected), got: formatValue(got)};
  if (typeof expected === "number") {
    if (typeof got !== "number") {
      failComparison("value.notNumber", {got: shown.got}, options, shown, mistake);
    }
    failComparison(
      "value.close",
      {tolerance: formatValue(allowed(expected))},
      options,
      shown,
      mistake,
    );
  }
  if (!isList(got)) failComparison("value.notList", {got: shown.got}, options, shown, mistake);
  if (Number.isNaN(at)) {
    const args = {expected: expected.length, got: got.length};
    failComparison("value.length", args, options, shown, mistake);
  }
  const element = {
    expected: formatValue(expected[at]),
    got: formatValue(got[at]),
    picture: pictureOfLists(got, expected, options),
  };
  failComparison("value.element", {index: at}, options, element, mistake);
}
