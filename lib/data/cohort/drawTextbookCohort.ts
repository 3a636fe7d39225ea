import type {Rng} from "../../core/index.ts";
import {drawEvent} from "./drawEvent.ts";
import {ANY, NOT_NEGATIVE, requireCount, requireRange} from "./requireOptions.ts";
import type {TextbookEffects, TextbookSlopes} from "./textbookSlopes.ts";
import {textbookSlopes} from "./textbookSlopes.ts";

/** Options of `drawTextbookCohort`. */
export interface TextbookCohortOptions extends Partial<TextbookEffects> {
  /** How many patients, at least 2. */
  readonly patients: number;
  /** Whether Y is a number, or an event whose log odds are linear. No default. */
  readonly outcome: "linear" | "binary";
  /** Y, or its log odds, of a patient of average disease at site 0; 0 when left out. */
  readonly intercept?: number;
  /** Standard deviation of what Y has of its own; 1 when left out, without meaning for an event. */
  readonly outcomeNoise?: number;
}

/** Patients drawn from the textbook graph: one column for each of its nodes, and the truth. */
export interface TextbookCohort {
  /** Severity of the disease, hidden from whoever reads images; mean 0, standard deviation 1. */
  readonly D: Float64Array;
  /** Site, 0 or 1, each with half of the patients on average. */
  readonly X: Float64Array;
  /** Protocol, 0 or 1. */
  readonly Q: Float64Array;
  /** The feature. */
  readonly R: Float64Array;
  /** The outcome: a number, or 1 for an event and 0 for none. */
  readonly Y: Float64Array;
  /** What a regression on R finds in endless data, whatever else it is given. */
  readonly truth: {readonly effects: TextbookEffects; readonly slopes: TextbookSlopes};
}

/**
 * Draws patients from the textbook graph: a disease, a feature that shows it, an outcome, a site that
 * confounds both and a protocol that disturbs the feature.
 *
 * The arrows are D → R, D → Y, X → R, X → Y, X → Q and Q → R. R does not cause Y: what a model of R can
 * know of Y it knows through D. All effects are additive, so that the slopes of regressions are known;
 * where the outcome is an event the slopes are those of its log odds.
 *
 * @formula $R = a_D D + a_X X + a_Q Q + s\,\varepsilon$, $\eta = c_0 + c_D D + c_X X$, $Y = \eta + t\,\varepsilon'$ or $P(Y = 1) = 1 / (1 + e^{-\eta})$
 * @param rng - where the numbers come from
 * @param options - patients; outcome, "linear" or "binary"; diseaseOnFeature a_D, 1; siteOnFeature a_X,
 *   0.5; protocolOnFeature a_Q, 1; diseaseOnOutcome c_D, 1; siteOnOutcome c_X, 1; featureNoise s, 0.5;
 *   outcomeNoise t, 1; intercept c_0, 0; protocolFollowsSite, 0.8: the share of patients whose protocol
 *   bears the number of their site (0.5 unties the two, 1 makes them one and the same)
 * @returns the columns D, X, Q, R and Y, each of shape [patients], and truth with the slopes
 * @throws RangeError when patients is below 2, an effect is not finite, a noise is negative, R would
 *   have no variance of its own, or protocolFollowsSite lies outside 0 to 1
 * @ref pearl1995
 * @example drawTextbookCohort(createRng("docs"), {patients: 100, outcome: "binary"}).truth.slopes.both // 0.8
 */
export function drawTextbookCohort(
  rng: Rng,
  {patients, outcome, intercept = 0, outcomeNoise = 1, ...strengths}: TextbookCohortOptions,
): TextbookCohort {
  const who = "drawTextbookCohort";
  requireCount(who, "patients", patients, 2);
  if (outcome !== "linear" && outcome !== "binary") {
    throw new RangeError(`${who}: outcome must be linear or binary, got ${String(outcome)}`);
  }
  const effects: TextbookEffects = {
    diseaseOnFeature: 1,
    siteOnFeature: 0.5,
    protocolOnFeature: 1,
    diseaseOnOutcome: 1,
    siteOnOutcome: 1,
    featureNoise: 0.5,
    protocolFollowsSite: 0.8,
    ...strengths,
  };
  const {featureNoise, protocolFollowsSite, ...linear} = effects;
  requireRange(who, {...linear, intercept}, ANY);
  requireRange(who, {featureNoise, outcomeNoise}, NOT_NEGATIVE);
  requireRange(who, {protocolFollowsSite}, [0, 1]);
  const slopes = textbookSlopes(who, effects);

  const columns = [0, 1, 2, 3, 4].map(() => new Float64Array(patients));
  const [D, X, Q, R, Y] = columns;
  for (let i = 0; i < patients; i++) {
    // Causes come before what they cause.
    D[i] = rng.normal();
    X[i] = rng.int(2);
    Q[i] = rng.next() < protocolFollowsSite ? X[i] : 1 - X[i];
    const image = linear.siteOnFeature * X[i] + linear.protocolOnFeature * Q[i];
    R[i] = linear.diseaseOnFeature * D[i] + image + featureNoise * rng.normal();
    const level = intercept + linear.diseaseOnOutcome * D[i] + linear.siteOnOutcome * X[i];
    Y[i] = outcome === "linear" ? level + outcomeNoise * rng.normal() : drawEvent(rng, level);
  }
  return {D, X, Q, R, Y, truth: {effects, slopes}};
}
