import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {applyPca} from "../select/applyPca.ts";
import type {CombatPatients} from "./applyCombat.ts";
import {applyCombatFor} from "./applyCombat.ts";
import type {CovbatModel} from "./fitCovbat.ts";
import {withoutCovariates} from "./fitCovbat.ts";

/** Applies for `applyCovbat` and `covbat`, whose names errors carry; x has been checked. */
export function applyCovbatFor(
  who: string,
  {features, components, scores}: CovbatModel,
  x: Matrix,
  {batch, covariates}: CombatPatients,
): Matrix {
  const harmonised = applyCombatFor(who, features, x, {batch, covariates});
  const before = applyPca(components, withoutCovariates(who, features, harmonised, covariates));
  const after = applyCombatFor(who, scores, before, {batch, covariates: []});

  // Only what the components move is added; all else stays as ComBat left it.
  const {scales, loadings} = components;
  const {data, rows, columns} = harmonised;
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < loadings.rows; k++) {
      const at = k + loadings.rows * i;
      const move = after.data[at] - before.data[at];
      for (let f = 0; f < columns; f++) {
        data[f + columns * i] += move * scales[f] * loadings.data[f + columns * k];
      }
    }
  }
  return harmonised;
}

/**
 * Harmonises patients by a fitted CovBat: first their features, then their principal components.
 *
 * As with `applyCombat`, they may be new patients, but of batches that the fit has seen.
 *
 * @formula $y^{**}_{ij} = y^*_{ij} + s \odot \sum_k (\xi^*_{ijk} - \xi_{ijk})\, v_k$
 * @param model - as `fitCovbat` gives it
 * @param x - features in the order of the fit, shape [patients, features]
 * @param patients - batch of each; covariates, those of the fit
 * @returns harmonised features, shape [patients, features]
 * @throws RangeError and ShapeError as `applyCombat` does
 * @ref chen2022
 * @example applyCovbat(fitCovbat([[0, 1], [2, 5], [4, 5], [8, 6]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none", components: 1}), [[1, 3]], {batch: ["A"], covariates: []}).columns // 2
 */
export function applyCovbat(model: CovbatModel, x: MatrixLike, patients: CombatPatients): Matrix {
  return applyCovbatFor("applyCovbat", model, checkedMatrix("applyCovbat", x), patients);
}
