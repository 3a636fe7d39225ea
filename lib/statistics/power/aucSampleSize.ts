import {normalDistribution} from "../../core/index.ts";
import {requireConfidence} from "../checks.ts";
import {aucStandardError, aucVariance, requireAuc} from "./aucStandardError.ts";

/** Options of `aucSampleSize`. */
export interface AucSampleSizeOptions {
  /** The area under the ROC curve that is expected, 0 to 1. */
  readonly auc: number;
  /** Share of the patients who have the outcome, above 0 and below 1. */
  readonly prevalence: number;
  /** How far the bounds of the interval may lie from the area. No default. */
  readonly halfWidth: number;
  /** Probability that the interval holds the true area; 0.95 when left out. */
  readonly confidence?: number;
}

/** How many patients an estimate of an area needs. */
export interface AucSampleSize {
  readonly patients: number;
  /** Patients with the outcome among them. */
  readonly events: number;
  /** How far the bounds will lie from the area. */
  readonly halfWidth: number;
}

/** Finds the least number of patients for which events and others are whole and the interval fits. */
function leastPatients(fits: (patients: number) => boolean, from: number): number {
  // The width falls with the number but for the rounding of events: begin a little below the number
  // without rounding.
  let patients = Math.max(2, from);
  while (!fits(patients)) patients++;
  return patients;
}

/**
 * Computes how many patients it takes to know an area under the ROC curve as precisely as wanted.
 *
 * Precision is the aim here, not a significant difference from ½, which few patients reach.
 *
 * @formula $z_{1 - \alpha/2}\, \mathrm{SE}(A, \lceil \pi N \rfloor, N - \lceil \pi N \rfloor) \le w$ with Hanley and McNeil's standard error
 * @param options - auc A, expected; prevalence π; halfWidth w; confidence 1 − α, 0.95 when left out
 * @returns patients N, the events among them, and the halfWidth that they give
 * @throws RangeError when auc lies outside 0 to 1, another option does not lie between 0 and 1, or there
 *   would be more than 10⁸ patients
 * @ref hanley1982
 * @example aucSampleSize({auc: 0.8, prevalence: 0.5, halfWidth: 0.1}).patients // 77
 */
export function aucSampleSize({
  auc,
  prevalence,
  halfWidth,
  confidence = 0.95,
}: AucSampleSizeOptions): AucSampleSize {
  requireAuc("aucSampleSize", auc);
  for (const [name, value] of Object.entries({prevalence, halfWidth})) {
    if (!(value > 0 && value < 1)) {
      throw new RangeError(`aucSampleSize: ${name} must lie between 0 and 1, got ${value}`);
    }
  }
  requireConfidence("aucSampleSize", confidence);
  const z = normalDistribution().quantile((1 + confidence) / 2);
  const groups = (patients: number): {positives: number; negatives: number} => {
    const positives = Math.min(patients - 1, Math.max(1, Math.round(prevalence * patients)));
    return {positives, negatives: patients - positives};
  };
  const reach = (patients: number): number => z * aucStandardError({auc, ...groups(patients)});

  // Without rounding the width falls with N: halve the interval in which it passes the wanted one.
  const width = (n: number): number =>
    z * Math.sqrt(Math.max(0, aucVariance(auc, prevalence * n, (1 - prevalence) * n)));
  let high = 2;
  while (width(high) > halfWidth) high *= 2;
  if (high > 1e8) {
    throw new RangeError(
      `aucSampleSize: halfWidth must need fewer than 10⁸ patients, got ${halfWidth}`,
    );
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (width(middle) > halfWidth) low = middle;
    else high = middle;
  }
  const margin = Math.ceil(2 / Math.min(prevalence, 1 - prevalence));
  const patients = leastPatients((n) => reach(n) <= halfWidth, high - margin);
  return {patients, events: groups(patients).positives, halfWidth: reach(patients)};
}
