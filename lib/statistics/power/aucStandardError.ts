/** A study of a score: how well it may separate, and how many patients there are. */
export interface AucStudy {
  /** The area under the ROC curve that is expected, 0 to 1. */
  readonly auc: number;
  /** Patients with the outcome, at least 1. */
  readonly positives: number;
  /** Patients without it, at least 1. */
  readonly negatives: number;
}

/** Refuses an area that is none. */
export function requireAuc(who: string, auc: number): void {
  if (!(auc >= 0 && auc <= 1)) {
    throw new RangeError(`${who}: auc must lie in 0 to 1, got ${auc}`);
  }
}

/** Computes the variance of an area for any numbers of patients, whole or not. */
export function aucVariance(auc: number, positives: number, negatives: number): number {
  const twoPositives = auc / (2 - auc);
  const twoNegatives = (2 * auc * auc) / (1 + auc);
  return (
    (auc * (1 - auc) +
      (positives - 1) * (twoPositives - auc * auc) +
      (negatives - 1) * (twoNegatives - auc * auc)) /
    (positives * negatives)
  );
}

/**
 * Computes the standard error that an area under the ROC curve will have, before there are data.
 *
 * Hanley and McNeil's formula takes the probabilities that two patients of one group lie on the same side
 * of one of the other from exponential distributions of the score. Once there are data, `delong` needs no
 * distribution.
 *
 * @formula $\mathrm{SE}^2 = \frac{A (1 - A) + (m - 1)(Q_1 - A^2) + (n - 1)(Q_2 - A^2)}{m n}$, $Q_1 = \frac{A}{2 - A}$, $Q_2 = \frac{2 A^2}{1 + A}$
 * @param study - auc A, expected; positives m and negatives n, numbers of patients
 * @returns the standard error; 0 for an area of 0 or 1
 * @throws RangeError when auc lies outside 0 to 1 or a group has nobody
 * @ref hanley1982
 * @example aucStandardError({auc: 0.75, positives: 1, negatives: 1}) // 0.4330127018922193
 */
export function aucStandardError({auc, positives, negatives}: AucStudy): number {
  requireAuc("aucStandardError", auc);
  for (const [name, count] of Object.entries({positives, negatives})) {
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(
        `aucStandardError: ${name} must be a whole number of at least 1, got ${count}`,
      );
    }
  }
  return Math.sqrt(Math.max(0, aucVariance(auc, positives, negatives)));
}
