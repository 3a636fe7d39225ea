import {createRng} from "voxelbook/core";
import type {ExpressionAnswer} from "./types.ts";

const POINTS = 40;
/** At least so many points must have a finite value on both sides for a verdict. */
const ENOUGH = 10;

/**
 * Compares two expressions at random points within the ranges of their variables.
 * The points depend on the expected text alone, so that a verdict never changes from run to run.
 *
 * @returns true when they agree at every point where the expected one is finite
 * @throws RangeError when the expected one is finite at too few points to tell
 */
export function sameExpression(
  got: ExpressionAnswer,
  expected: ExpressionAnswer,
  tolerance: number,
): boolean {
  if (got.text === expected.text) return true;
  const rng = createRng(`expression ${expected.text}`);
  const points = Array.from({length: POINTS}, () =>
    Object.fromEntries(
      Object.entries(expected.variables).map(([name, [low, high]]) => [
        name,
        low + (high - low) * rng.next(),
      ]),
    ),
  );
  const pairs = points
    .map((point) => ({right: expected.evaluate(point), left: got.evaluate(point)}))
    .filter(({right}) => Number.isFinite(right));
  if (pairs.length < ENOUGH) {
    throw new RangeError(
      `sameExpression: "${expected.text}" must be finite at ${ENOUGH} of ${POINTS} points, got ${pairs.length}`,
    );
  }

  // Close to a zero of the expression rounding dominates: the scale there is a millionth of the largest value.
  const largest = Math.max(...pairs.map(({right}) => Math.abs(right)));
  return pairs.every(
    ({left, right}) =>
      Math.abs(left - right) <= tolerance * Math.max(Math.abs(right), 1e-6 * largest),
  );
}
