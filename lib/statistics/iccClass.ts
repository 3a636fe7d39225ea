/** How reliable a measurement is called. */
export type IccClass = "poor" | "moderate" | "good" | "excellent";

/**
 * Names the reliability that an intraclass correlation stands for, by the cut-offs of Koo and Li: below
 * 0.5 poor, from 0.5 moderate, from 0.75 good, from 0.9 excellent. They mean the bounds of the
 * confidence interval rather than the estimate, and no cut-off replaces the question how much the
 * subjects differ: the same error is "excellent" in a mixed group and "poor" in a homogeneous one.
 *
 * @formula $[0.5, 0.75) \to$ moderate, $[0.75, 0.9) \to$ good, $[0.9, 1] \to$ excellent, below: poor
 * @param icc - an intraclass correlation, or a bound of its interval
 * @returns "poor", "moderate", "good" or "excellent"; null for NaN
 * @ref koo2016
 * @example iccClass(0.9) // "excellent"
 * iccClass(0.49) // "poor"
 */
export function iccClass(icc: number): IccClass | null {
  if (Number.isNaN(icc)) return null;
  if (icc >= 0.9) return "excellent";
  if (icc >= 0.75) return "good";
  return icc >= 0.5 ? "moderate" : "poor";
}
