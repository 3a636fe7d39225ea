import {chiSquaredDistribution} from "../../core/index.ts";

/** What the test reads of a fitted model: `fitLinear`, `fitLogistic` and `fitCox` give it. */
export interface NestedModel {
  readonly logLikelihood: number;
  /** Its length counts the parameters; an intercept is in both models or in neither. */
  readonly coefficients: ArrayLike<number>;
  /** Of the model without columns; where two differ, they were fitted to other outcomes. */
  readonly nullLogLikelihood?: number;
  /** A penalised likelihood has another distribution and is refused. */
  readonly ridge?: number;
}

/** The comparison of a model with a larger one. */
export interface LikelihoodRatio {
  /** Twice the gain in the log-likelihood. */
  readonly statistic: number;
  /** How many parameters the larger model has more. */
  readonly df: number;
  readonly p: number;
}

/** Says whether two log-likelihoods are equal but for rounding. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Refuses models that the test cannot compare. */
function requireNested(smaller: NestedModel, larger: NestedModel): void {
  const who = "likelihoodRatioTest";
  const [a, b] = [smaller.nullLogLikelihood, larger.nullLogLikelihood];
  const endless = [a, b].find((value) => value !== undefined && !Number.isFinite(value));
  if (endless !== undefined) {
    throw new RangeError(`${who}: outcomes must vary, got null log-likelihood ${endless}`);
  }
  for (const {logLikelihood, ridge = 0} of [smaller, larger]) {
    if (!Number.isFinite(logLikelihood)) {
      throw new RangeError(`${who}: logLikelihood must be finite, got ${logLikelihood}`);
    }
    if (ridge !== 0) {
      throw new RangeError(`${who}: models must be fitted without a ridge, got ridge ${ridge}`);
    }
  }
  const [few, many] = [smaller.coefficients.length, larger.coefficients.length];
  if (few >= many) {
    throw new RangeError(
      `${who}: the larger model must have more coefficients, got ${few} and ${many}: the smaller one comes first`,
    );
  }
  if (a !== undefined && b !== undefined && !isClose(a, b)) {
    throw new RangeError(
      `${who}: both models must be fitted to the same outcomes, got null log-likelihoods ${a} and ${b}`,
    );
  }
}

/**
 * Tests whether the columns that a larger model has more tell anything beside those of a smaller one.
 *
 * The models are nested: the larger one has all columns of the smaller, and was fitted to the same rows.
 * Under the null hypothesis twice the gain in the log-likelihood follows a chi-squared distribution when
 * there are many patients for each parameter. A small p says that there is something, not how useful it is.
 * Other outcomes are found by the log-likelihood without columns: outcomes that have the same one, such as
 * the same in another order, are not told apart.
 *
 * @formula $\Lambda = 2 (\ell_1 - \ell_0) \sim \chi^2_{k_1 - k_0}$
 * @param smaller - a fitted model, or {logLikelihood, coefficients}
 * @param larger - the model with more columns
 * @returns statistic Λ, its degrees of freedom df and p
 * @throws RangeError when the larger model has no more coefficients, a ridge or other outcomes, outcomes do
 *   not vary, a log-likelihood is not finite, or it fits worse than the smaller one, which no nested model
 *   that has converged does
 * @ref wilks1938
 * @example likelihoodRatioTest({logLikelihood: -50, coefficients: [0.3]}, {logLikelihood: -46, coefficients: [0.2, 0.8]}) // {statistic: 8, df: 1, p: 0.004677734981047266}
 */
export function likelihoodRatioTest(smaller: NestedModel, larger: NestedModel): LikelihoodRatio {
  requireNested(smaller, larger);
  const [less, more] = [smaller.logLikelihood, larger.logLikelihood];
  if (more < less && !isClose(more, less)) {
    throw new RangeError(
      `likelihoodRatioTest: the larger model must fit at least as well, got log-likelihoods ${less} and ${more}: are the models nested, and have both converged?`,
    );
  }
  const statistic = Math.max(0, 2 * (more - less));
  const df = larger.coefficients.length - smaller.coefficients.length;
  return {statistic, df, p: chiSquaredDistribution({df}).survival(statistic)};
}
