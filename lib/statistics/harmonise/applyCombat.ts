import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import type {CombatModel} from "./combatModel.ts";
import type {Covariate} from "./covariate.ts";
import {encodeCovariates} from "./covariate.ts";
import type {Labels} from "./labels.ts";
import {knownBatchesOf} from "./labels.ts";
import type {Quartet} from "./quartets.ts";
import {LANES, lanesOf, quartets} from "./quartets.ts";

/** What `applyCombat` has to know of the patients. */
export interface CombatPatients {
  /** Name of each patient's batch, one of the model's; shape [patients]. */
  readonly batch: Labels;
  /** The covariates of the fit, by name; an empty list where there were none. */
  readonly covariates: readonly Covariate[];
}

/** What a batch's patients share: y* = base + scale · (y − part) + part, part being the covariates'. */
interface Adjustment {
  readonly base: Float64Array;
  readonly scale: Float64Array;
  readonly weights: Matrix;
}

/** Joins the estimates of every batch into one base and one scale: index = feature + features · batch. */
function adjustmentOf(model: CombatModel): Adjustment {
  const {grandMean, pooledVariance, weights, shrunkShift, shrunkSpread} = model;
  const features = grandMean.length;
  const scale = shrunkSpread.data.map((spread) => 1 / Math.sqrt(spread));
  const base = new Float64Array(scale.length);
  for (let b = 0; b < model.batches.length; b++) {
    for (let f = 0; f < features; f++) {
      const at = f + features * b;
      const shift = shrunkShift.data[at] * Math.sqrt(pooledVariance[f]);
      base[at] = grandMean[f] - scale[at] * (grandMean[f] + shift);
    }
  }
  return {base, scale, weights};
}

/** Adjusts four patients of one batch. */
function adjustRows(
  out: Float64Array,
  data: Float64Array,
  {base, scale, weights}: Adjustment,
  {batch, patients}: Quartet,
  covariates: Float64Array,
): void {
  const {rows, columns} = weights;
  const [a, b, c, d] = patients.map((patient) => columns * patient);
  const from = columns * batch;
  for (let f = 0; f < columns; f++) {
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    for (let k = 0; k < rows; k++) {
      const weight = weights.data[f + columns * k];
      p0 += covariates[LANES * k] * weight;
      p1 += covariates[LANES * k + 1] * weight;
      p2 += covariates[LANES * k + 2] * weight;
      p3 += covariates[LANES * k + 3] * weight;
    }
    const start = base[from + f];
    const factor = scale[from + f];
    out[a + f] = start + factor * (data[a + f] - p0) + p0;
    out[b + f] = start + factor * (data[b + f] - p1) + p1;
    out[c + f] = start + factor * (data[c + f] - p2) + p2;
    out[d + f] = start + factor * (data[d + f] - p3) + p3;
  }
}

/** Applies for `applyCombat` and `combat`, whose names errors carry; x has been checked. */
export function applyCombatFor(
  who: string,
  model: CombatModel,
  {data, rows, columns: features}: Matrix,
  {batch, covariates}: CombatPatients,
): Matrix {
  if (features !== model.grandMean.length) {
    throw new ShapeError(
      `${who}: x must have the ${model.grandMean.length} features of the fit, got ${features}`,
    );
  }
  const batches = knownBatchesOf(who, model.batches, batch, rows);
  const {data: known, columns} = encodeCovariates(who, model.covariates, covariates, rows);
  const reference = model.reference === null ? -1 : model.batches.indexOf(model.reference);
  const adjustment = adjustmentOf(model);
  const out = data.slice();
  for (const quartet of quartets(batches)) {
    if (quartet.batch === reference) continue;
    const values = lanesOf(quartet, columns, (i, k) => known[k + columns * i]);
    adjustRows(out, data, adjustment, quartet, values);
  }
  return {data: out, rows, columns: features};
}

/**
 * Harmonises patients by a fitted ComBat: takes the shift of their batch away and undoes its spread,
 * about what their covariates let expect.
 *
 * These may be new patients, but of batches that the fit has seen: nothing is estimated here, so that a
 * test set does not leak into its own harmonisation. Patients of the reference batch stay as they are.
 *
 * @formula eq:combat-adjust $y^*_{ijg} = \frac{\sigma_g}{\delta^*_{ig}} (z_{ijg} - \gamma^*_{ig}) + \alpha_g + x_{ij} \beta_g$ with $z_{ijg} = (y_{ijg} - \alpha_g - x_{ij} \beta_g) / \sigma_g$
 * @param model - as `fitCombat` gives it
 * @param x - features in the order of the fit, shape [patients, features]
 * @param patients - batch of each; covariates, those of the fit
 * @returns harmonised features, shape [patients, features]
 * @throws RangeError when a batch or a level of a covariate is not of the fit, a covariate of the fit is
 *   missing, or a value is not finite
 * @throws ShapeError when there are other features than in the fit, or other numbers of values
 * @ref johnson2007
 * @ref fortin2018
 * @example applyCombat(fitCombat([[0, 5], [2, 7], [4, 5], [6, 7]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none", meanOnly: true}), [[1, 6]], {batch: ["B"], covariates: []}).data // [-1, 6]
 */
export function applyCombat(model: CombatModel, x: MatrixLike, patients: CombatPatients): Matrix {
  return applyCombatFor("applyCombat", model, checkedMatrix("applyCombat", x), patients);
}
