import type {BatchMoments} from "./batchMoments.ts";
import type {FittedDesign} from "./harmonisationDesign.ts";

/** What features are standardised by. */
export interface FeatureStandards {
  /** Mean of each batch at covariates of 0: index = feature + features · batch. */
  readonly levels: Float64Array;
  /** Mean and variance of the whole, or of the reference; shape [features]. */
  readonly grandMean: Float64Array;
  readonly pooledVariance: Float64Array;
}

/** A feature whose standard deviation is below this share of its size is constant but for rounding. */
const ROUNDING = 1e-13;

/** Refuses features that are constant where a variance is needed, and says which and where. */
export function requireVariation(
  who: string,
  names: readonly string[],
  {squares, weights, explained}: BatchMoments,
  {reference, meanOnly}: {readonly reference: number; readonly meanOnly: boolean},
): void {
  const features = squares.length / names.length;
  for (let f = 0; f < features; f++) {
    const least = ROUNDING ** 2 * explained[f];
    const flat = names.filter((_, b) => !(squares[f + features * b] > least));
    if (flat.length === names.length) {
      const beside = weights.length > 0 ? " but for what covariates explain" : "";
      throw new RangeError(
        `${who}: every feature must vary within batches, got feature ${f} constant in all${beside}: drop it (constantColumns)`,
      );
    }

    // Where only means move, the reference alone has to give a spread.
    const isReferenceFlat = flat.includes(names[reference]);
    const wrong = meanOnly ? names[reference] : flat[0];
    if (meanOnly ? isReferenceFlat : flat.length > 0) {
      throw new RangeError(
        `${who}: every feature must vary within every batch, got feature ${f} constant in batch ${wrong}: drop it${meanOnly || isReferenceFlat ? "" : ", or use meanOnly"}`,
      );
    }
  }
}

/** Computes what features are standardised by; reference is a batch, or -1 for the average of all. */
export function featureStandards(
  {batches: {counts}, covariates, inner}: FittedDesign,
  {means, weights, squares}: BatchMoments,
  reference: number,
): FeatureStandards {
  const features = means.length / counts.length;
  const grandMean = new Float64Array(features);
  const pooledVariance = new Float64Array(features);
  const levels = Float64Array.from(means);
  const patients = reference < 0 ? covariates.rows : counts[reference];
  for (let b = 0; b < counts.length; b++) {
    const from = features * b;
    for (let k = 0; k < covariates.columns; k++) {
      const centre = inner.means[k + covariates.columns * b];
      const weight = features * k;
      for (let f = 0; f < features; f++) levels[from + f] -= centre * weights[weight + f];
    }

    // The divisor is the number of patients, as published, not the degrees of freedom.
    const share = reference < 0 ? counts[b] / patients : Number(b === reference);
    const part = (reference < 0 || b === reference ? 1 : 0) / patients;
    for (let f = 0; f < features; f++) {
      grandMean[f] += share * levels[from + f];
      pooledVariance[f] += part * squares[from + f];
    }
  }
  return {levels, grandMean, pooledVariance};
}
