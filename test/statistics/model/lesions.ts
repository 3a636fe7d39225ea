// A small table that several models are fitted to, here and in the program each test names.
import assert from "node:assert/strict";

/** Age in years and sex (1: male) of ten made-up patients. */
export const LESIONS: readonly (readonly number[])[] = [
  [63, 1],
  [48, 0],
  [71, 1],
  [55, 0],
  [60, 1],
  [52, 1],
  [66, 0],
  [58, 0],
  [49, 1],
  [74, 0],
];

/** Size of their lesions, cm. */
export const SIZES: readonly number[] = [2.1, 1.3, 3.4, 1.9, 2.2, 2.6, 2.5, 1.8, 1.7, 3.1];

/** Whether each was malignant. */
export const MALIGNANT: readonly number[] = [1, 0, 1, 0, 0, 1, 1, 0, 0, 0];

/** Asserts that numbers agree to a tolerance. */
export function closeTo(
  actual: number | ArrayLike<number>,
  expected: number | ArrayLike<number>,
  tolerance: number,
): void {
  const mine = typeof actual === "number" ? [actual] : Array.from(actual);
  const theirs = typeof expected === "number" ? [expected] : Array.from(expected);
  assert.equal(mine.length, theirs.length);
  mine.forEach((value, i) => {
    const off = Math.abs(value - theirs[i]);
    assert.ok(off <= tolerance, `${value} should be ${theirs[i]} to ${tolerance} at ${i}`);
  });
}
