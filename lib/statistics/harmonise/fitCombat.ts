import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {batchMoments} from "./batchMoments.ts";
import type {BatchPrior, CombatModel} from "./combatModel.ts";
import type {CombatOptions} from "./combatOptions.ts";
import {referenceOf, requireDesign, requireOptions} from "./combatOptions.ts";
import type {FeatureStandards} from "./featureStandards.ts";
import {featureStandards, requireVariation} from "./featureStandards.ts";
import {designOf} from "./harmonisationDesign.ts";
import {shrinkNonParametric} from "./shrinkNonParametric.ts";
import type {BatchEstimates} from "./shrinkParametric.ts";
import {priorOf, shrinkParametric} from "./shrinkParametric.ts";

/** Estimates of all batches: index = feature + features · batch. */
interface Estimates {
  readonly shift: Float64Array;
  readonly spread: Float64Array;
}

/** Draws the estimates of one batch together over features; gives the prior that it used. */
function shrinkBatch(
  who: string,
  given: BatchEstimates,
  out: Estimates,
  {shrinkage, meanOnly = false, tolerance = 1e-12}: CombatOptions,
): BatchPrior | null {
  if (shrinkage === "none") {
    out.shift.set(given.shift);
    out.spread.set(given.spread);
    return null;
  }
  const prior = priorOf(given, meanOnly);
  if (shrinkage === "non-parametric") {
    shrinkNonParametric(given, out);
  } else if (meanOnly) {
    // The published programs weigh a batch as one patient of variance 1 here.
    const {shiftMean, shiftVariance} = prior;
    for (let f = 0; f < given.shift.length; f++) {
      out.shift[f] = (shiftVariance * given.shift[f] + shiftMean) / (shiftVariance + 1);
    }
    out.spread.fill(1);
  } else {
    shrinkParametric(who, given, prior, tolerance, out);
  }
  return prior;
}

/** Writes each batch's estimates in units of the pooled standard deviation and variance. */
function estimate(
  {levels, grandMean, pooledVariance}: FeatureStandards,
  squares: Float64Array,
  counts: Int32Array,
  meanOnly: boolean,
): Estimates {
  const features = grandMean.length;
  const shift = new Float64Array(levels.length);
  const spread = new Float64Array(levels.length).fill(1);
  for (let b = 0; b < counts.length; b++) {
    for (let f = 0; f < features; f++) {
      const at = f + features * b;
      shift[at] = (levels[at] - grandMean[f]) / Math.sqrt(pooledVariance[f]);
      if (!meanOnly) spread[at] = squares[at] / (counts[b] - 1) / pooledVariance[f];
    }
  }
  return {shift, spread};
}

/** Shrinks every batch by itself; the reference stays as it is. */
function shrinkAll(
  who: string,
  estimates: Estimates,
  counts: Int32Array,
  reference: number,
  options: CombatOptions,
) {
  const features = estimates.shift.length / counts.length;
  const shrunk: Estimates = {
    shift: new Float64Array(estimates.shift.length),
    spread: new Float64Array(estimates.spread.length).fill(1),
  };
  const priors = Array.from(counts, (patients, b) => {
    if (b === reference) return null;
    const part = ({shift, spread}: Estimates): Estimates => ({
      shift: shift.subarray(features * b, features * (b + 1)),
      spread: spread.subarray(features * b, features * (b + 1)),
    });
    return shrinkBatch(who, {patients, ...part(estimates)}, part(shrunk), options);
  });
  return {shrunk, priors};
}

/** Fits for `fitCombat` and `combat`, whose names errors carry; the table has been checked. */
export function fitCombatFor(who: string, table: Matrix, options: CombatOptions): CombatModel {
  const {batch, covariates, shrinkage, meanOnly = false} = options;
  requireOptions(who, table, options);
  const design = designOf(who, batch, covariates);
  requireDesign(who, design, meanOnly);
  const {names, counts} = design.batches;
  const reference = referenceOf(who, names, options.reference);
  const moments = batchMoments(table, design.batches, design.inner);
  requireVariation(who, names, moments, {reference, meanOnly});
  const standards = featureStandards(design, moments, reference);
  const estimates = estimate(standards, moments.squares, counts, meanOnly);

  const {shrunk, priors} = shrinkAll(who, estimates, counts, reference, options);
  const features = table.columns;
  const tableOf = (data: Float64Array) => ({data, rows: names.length, columns: features});
  return {
    batches: names,
    counts,
    reference: names[reference] ?? null,
    covariates: design.codings,
    shrinkage,
    meanOnly,
    grandMean: standards.grandMean,
    pooledVariance: standards.pooledVariance,
    weights: {data: moments.weights, rows: design.covariates.columns, columns: features},
    shift: tableOf(estimates.shift),
    spread: tableOf(estimates.spread),
    shrunkShift: tableOf(shrunk.shift),
    shrunkSpread: tableOf(shrunk.spread),
    priors,
  };
}

/**
 * Fits ComBat: what each batch (scanner, protocol, pixel size) adds to each feature, and by which factor
 * it changes the feature's spread, beside covariates whose effects are to be kept.
 *
 * With thousands of features and a dozen patients in a batch, one feature's estimates are drawn towards
 * those of all features of the batch ("parametric": normal and inverse gamma priors by moments;
 * "non-parametric": the other features' estimates themselves; "none": as estimated). The pooled variance
 * has divisor n, that of a batch n − 1, as in the published programs. With meanOnly and parametric
 * shrinkage they weigh a batch as a single patient of unit variance, whatever its size; so does this.
 * Fit on training patients only, and use `applyCombat` for others: fitting on all leaks.
 *
 * @formula eq:combat $y_{ijg} = \alpha_g + x_{ij} \beta_g + \gamma_{ig} + \delta_{ig} \varepsilon_{ijg}$ for patient $j$ of batch $i$ and feature $g$; here shift is $\gamma / \sigma$ and spread $\delta^2 / \sigma^2$
 * @param x - features, shape [patients, features], none missing, none constant within a batch
 * @param options - batch; covariates, [] for none; shrinkage; meanOnly (false when left out); reference
 *   batch; tolerance (the largest relative change at which shrinkage has
 *   settled; 1e-12 when left out, where neuroCombat stops at 1e-4)
 * @returns the model, a plain record: grandMean, pooledVariance, weights; shift and spread of each batch
 *   and the same after shrinkage; priors
 * @throws RangeError when there is one batch only, a batch of one patient (without meanOnly), a
 *   covariate that batch or other covariates determine (the message names the columns), a feature that is
 *   constant within a batch, fewer than 2 features to shrink, or an option breaks its rule
 * @throws ShapeError when batch or a covariate has another number of values than there are patients
 * @ref johnson2007
 * @ref fortin2018
 * @example Array.from(fitCombat([[0, 5], [2, 7], [4, 5], [6, 7]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none"}).grandMean) // [3, 6]
 * Array.from(fitCombat([[0, 5], [2, 7], [4, 5], [6, 7]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none"}).shift.data) // [-2, 0, 2, 0]
 */
export function fitCombat(x: MatrixLike, options: CombatOptions): CombatModel {
  return fitCombatFor("fitCombat", checkedMatrix("fitCombat", x), options);
}
