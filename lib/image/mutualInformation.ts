import type {JointHistogramOptions} from "./jointHistogram.ts";
import {jointHistogram} from "./jointHistogram.ts";
import type {Volume} from "./volume.ts";

/** How values are binned, and in which unit information is counted. */
export interface MutualInformationOptions extends JointHistogramOptions {
  /** Natural logarithm or logarithm to base 2. */
  readonly unit: "nats" | "bits";
}

/**
 * Computes how much the values of one image tell about those of another on the same grid.
 *
 * @formula $I = \sum_{j,k} p_{jk} \ln \dfrac{p_{jk}}{p_j\,p_k}$
 * @param a - an image
 * @param b - the other one
 * @param options - bins of one width for each image; unit, "nats" or "bits"
 * @returns the mutual information, at least 0
 * @throws ShapeError when the grids differ
 * @throws RangeError when an image is constant or holds a NaN, or an option breaks its rule
 * @ref maes1997
 * @example mutualInformation(createVolume(Float64Array.of(0, 0, 1, 1), {shape: [4, 1, 1], unit: "1"}), createVolume(Float64Array.of(7, 7, 3, 3), {shape: [4, 1, 1], unit: "1"}), {bins: 2, unit: "bits"}) // 1
 */
export function mutualInformation(
  a: Volume,
  b: Volume,
  {bins, unit}: MutualInformationOptions,
): number {
  if (unit !== "nats" && unit !== "bits") {
    throw new RangeError(`mutualInformation: unit must be "nats" or "bits", got ${String(unit)}`);
  }
  const counts = jointHistogram(a, b, {bins});
  const rows = new Float64Array(bins);
  const columns = new Float64Array(bins);
  for (let j = 0; j < bins; j++) {
    for (let k = 0; k < bins; k++) {
      rows[j] += counts[j * bins + k];
      columns[k] += counts[j * bins + k];
    }
  }
  const n = a.data.length;
  let total = 0;
  for (let j = 0; j < bins; j++) {
    for (let k = 0; k < bins; k++) {
      const count = counts[j * bins + k];
      if (count > 0) total += (count / n) * Math.log((count * n) / (rows[j] * columns[k]));
    }
  }
  return unit === "nats" ? total : total / Math.LN2;
}
