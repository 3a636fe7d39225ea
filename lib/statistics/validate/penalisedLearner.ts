import type {Rng} from "../../core/index.ts";
import {crossValidatedPath} from "../model/crossValidatedPath.ts";
import {pathPoint, penalisedPath, requirePath} from "../model/penalisedPath.ts";
import {predictLinear} from "../model/predictLinear.ts";
import {predictLogistic} from "../model/predictLogistic.ts";
import {groupedKFold} from "./groupedKFold.ts";
import type {Learner} from "./learner.ts";
import type {Samples} from "./samples.ts";

/** How strong the penalty is. */
export type PenaltyChoice =
  /** Given beforehand. */
  | {readonly lambda: number}
  /**
   * By cross-validation within the training samples, whose patients are kept together, among `lambdas`,
   * falling; they are laid on the training samples when left out, which a ridge does not allow.
   */
  | {
      readonly folds: number;
      readonly rule: "best" | "one standard error";
      readonly lambdas?: ArrayLike<number>;
    };

/** Options of `penalisedLearner`. */
export interface PenalisedLearnerOptions {
  /** "binomial" predicts the probability of 1, "gaussian" a value. No default. */
  readonly family: "gaussian" | "binomial";
  /** 1 is the lasso, 0 a ridge, between them the elastic net. No default. */
  readonly l1Ratio: number;
  /** Whether the penalty falls on columns of variance 1. No default. */
  readonly standardise: boolean;
  /** No default. */
  readonly penalty: PenaltyChoice;
}

/** Refuses options before anything is fitted. */
function requireLearner(options: PenalisedLearnerOptions): void {
  const who = "penalisedLearner";
  const {l1Ratio, penalty} = options;
  requirePath(who, options);
  if (!penalty || !("lambda" in penalty || "folds" in penalty)) {
    throw new RangeError(
      `${who}: penalty must be {lambda} or {folds, rule}, got ${JSON.stringify(penalty)}`,
    );
  }
  if ("lambda" in penalty) return;
  if (penalty.rule !== "best" && penalty.rule !== "one standard error") {
    throw new RangeError(
      `${who}: rule must be "best" or "one standard error", got ${String(penalty.rule)}`,
    );
  }
  if (l1Ratio === 0 && penalty.lambdas === undefined) {
    throw new RangeError(
      `${who}: penalty must name the lambdas that a ridge chooses among, got none: no λ sets its coefficients to 0, so none can be laid`,
    );
  }
}

/** Fits one point, given or chosen within the training samples. */
function fitPoint(
  {x, y, patients}: Samples,
  {penalty, ...path}: PenalisedLearnerOptions,
  rng: Rng,
) {
  if ("lambda" in penalty) {
    return pathPoint(penalisedPath(x, y, {...path, lambdas: [penalty.lambda]}), 0);
  }
  const {folds, rule, lambdas} = penalty;
  const classes = path.family === "binomial" ? {classes: y} : {};
  const splits = groupedKFold(patients, {folds, rng, ...classes});
  const given = lambdas === undefined ? {} : {lambdas};
  const chosen = crossValidatedPath(x, y, {...path, ...given, splits});
  return pathPoint(chosen.path, rule === "best" ? chosen.best : chosen.oneStandardError);
}

/**
 * Makes a lasso, ridge or elastic net into a model for `crossValidate`; it chooses its features itself.
 *
 * @param options - family; l1Ratio, 1 for the lasso; standardise; penalty, {lambda} or {folds,
 *   rule, lambdas}, which chooses it anew within the training samples of every fit; rule, "best" or "one
 *   standard error"; lambdas, which a ridge needs
 * @returns a model
 * @throws RangeError when an option is none of these, or a ridge has no lambdas to choose among
 * @ref tibshirani1996
 * @ref friedman2010
 * @example penalisedLearner({family: "gaussian", l1Ratio: 1, standardise: false, penalty: {lambda: 1}}).fit(samplesOf([[-1], [0], [1]], {y: [-2, 0, 2]}), createRng(1))(samplesOf([[2]], {y: [0]})) // [1]
 */
export function penalisedLearner(options: PenalisedLearnerOptions): Learner {
  requireLearner(options);
  const {family, l1Ratio} = options;
  const kind = {0: "ridge", 1: "lasso"}[l1Ratio] ?? "elastic net";
  return {
    name: family === "binomial" ? `logistic ${kind}` : kind,
    settings: {...options},
    fit(train, rng) {
      const point = fitPoint(train, options, rng);
      return ({x}) => (family === "binomial" ? predictLogistic(point, x) : predictLinear(point, x));
    },
  };
}
