import type {BatchEstimates} from "./shrinkParametric.ts";

/**
 * Finds shift and variance of each feature as means over those of all other features, each weighted by
 * how likely it makes the feature's own patients. Weights are powers of e relative to the largest, since
 * likelihoods of many patients fall below the smallest number.
 */
export function shrinkNonParametric(
  {patients: n, shift, spread}: BatchEstimates,
  out: {readonly shift: Float64Array; readonly spread: Float64Array},
): void {
  const features = shift.length;
  const logs = new Float64Array(features);
  const constants = spread.map((value) => -0.5 * n * Math.log(value));
  for (let f = 0; f < features; f++) {
    const within = (n - 1) * spread[f];
    let largest = Number.NEGATIVE_INFINITY;
    for (let g = 0; g < features; g++) {
      if (g === f) continue;
      const squares = within + n * (shift[f] - shift[g]) ** 2;
      logs[g] = constants[g] - squares / (2 * spread[g]);
      if (logs[g] > largest) largest = logs[g];
    }
    let [total, moved, shrunk] = [0, 0, 0];
    for (let g = 0; g < features; g++) {
      if (g === f) continue;
      const weight = Math.exp(logs[g] - largest);
      total += weight;
      moved += weight * shift[g];
      shrunk += weight * spread[g];
    }
    out.shift[f] = moved / total;
    out.spread[f] = shrunk / total;
  }
}
