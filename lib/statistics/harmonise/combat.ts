import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {applyCombatFor} from "./applyCombat.ts";
import type {CombatModel} from "./combatModel.ts";
import type {CombatOptions} from "./combatOptions.ts";
import {fitCombatFor} from "./fitCombat.ts";

/** Harmonised features, and the model that harmonised them. */
export interface Combat {
  readonly harmonised: Matrix;
  readonly model: CombatModel;
}

/**
 * Harmonises a cohort by ComBat fitted on the same cohort.
 *
 * Right for describing a cohort as a whole. Where part of it tests a model, use `fitCombat` on the
 * training patients and `applyCombat` on the others: fitted on all, the test patients shape the values
 * that the model is trained on.
 *
 * @formula $y^*$ of eq. combat-adjust with the estimates of eq. combat, from the same $y$
 * @param x - features, shape [patients, features]
 * @param options - as in `fitCombat`: batch, covariates, shrinkage, meanOnly, reference, tolerance
 * @returns harmonised, shape [patients, features], and the model
 * @throws RangeError and ShapeError as `fitCombat` does
 * @ref johnson2007
 * @ref fortin2018
 * @example combat([[0, 5], [2, 7], [4, 5], [6, 7]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none", meanOnly: true}).harmonised.data // [2, 5, 4, 7, 2, 5, 4, 7]
 */
export function combat(x: MatrixLike, options: CombatOptions): Combat {
  const table = checkedMatrix("combat", x);
  const model = fitCombatFor("combat", table, options);
  return {harmonised: applyCombatFor("combat", model, table, options), model};
}
