import {checkedVector} from "../checks.ts";

/** Checks p-values at a public boundary; they are copied. */
export function checkedProbabilities(who: string, p: ArrayLike<number>): Float64Array {
  const values = checkedVector(who, p, {name: "p"});
  const at = values.findIndex((value) => value < 0 || value > 1);
  if (at >= 0) {
    throw new RangeError(`${who}: p must lie in 0 to 1, got ${values[at]} at index ${at}`);
  }
  return values;
}

/** Lists the places of p-values from the smallest to the largest. */
export function orderOf(p: Float64Array): Int32Array {
  return Int32Array.from({length: p.length}, (_, i) => i).sort((i, j) => p[i] - p[j]);
}
