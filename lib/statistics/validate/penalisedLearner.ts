import type {Rng} from "../../core/index.ts";
import {crossValidatedPath} from "../model/crossValidatedPath.ts";
import {pathPoint, penalisedPath} from "../model/penalisedPath.ts";
import {predictLinear} from "../model/predictLinear.ts";
import {predictLogistic} from "../model/predictLogistic.ts";
import {groupedKFold} from "./groupedKFold.ts";
import type {Learner} from "./learner.ts";
import type {Samples} from "./samples.ts";

/** How strong the penalty is. */
export type PenaltyChoice =
  /** Given beforehand. */
  | {readonly lambda: number}
  /** By cross-validation within the training samples, whose patients are kept together. */
  | {readonly folds: number; readonly rule: "best" | "one standard error"};

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

/** Fits one point, given or chosen within the training samples. */
function fitPoint(
  {x, y, patients}: Samples,
  {penalty, ...path}: PenalisedLearnerOptions,
  rng: Rng,
) {
  if ("lambda" in penalty) {
    return pathPoint(penalisedPath(x, y, {...path, lambdas: [penalty.lambda]}), 0);
  }
  const {folds, rule} = penalty;
  const classes = path.family === "binomial" ? {classes: y} : {};
  const splits = groupedKFold(patients, {folds, rng, ...classes});
  const chosen = crossValidatedPath(x, y, {...path, splits});
  return pathPoint(chosen.path, rule === "best" ? chosen.best : chosen.oneStandardError);
}

/**
 * Makes a lasso, ridge or elastic net into a model for `crossValidate`; it chooses its features itself.
 *
 * @param options - family; l1Ratio, 1 for the lasso; standardise; penalty, {lambda} or {folds, rule}, which
 *   chooses it anew within the training samples of every fit
 * @returns a model
 * @ref tibshirani1996
 * @ref friedman2010
 * @example penalisedLearner({family: "gaussian", l1Ratio: 1, standardise: false, penalty: {lambda: 1}}).fit(samplesOf([[-1], [0], [1]], {y: [-2, 0, 2]}), createRng(1))(samplesOf([[2]], {y: [0]})) // [1]
 */
export function penalisedLearner(options: PenalisedLearnerOptions): Learner {
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
