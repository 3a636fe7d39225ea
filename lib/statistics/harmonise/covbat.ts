import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {applyCovbatFor} from "./applyCovbat.ts";
import type {CovbatModel, CovbatOptions} from "./fitCovbat.ts";
import {fitCovbatFor} from "./fitCovbat.ts";

/** Harmonised features, and the model that harmonised them. */
export interface Covbat {
  readonly harmonised: Matrix;
  readonly model: CovbatModel;
}

/**
 * Harmonises a cohort by CovBat fitted on the same cohort: means, spreads and how features vary together.
 *
 * @formula $y^{**}$ as in `applyCovbat`, with the estimates of `fitCovbat` from the same $y$
 * @param x - features, shape [patients, features]
 * @param options - as in `fitCovbat`
 * @returns harmonised, shape [patients, features], and the model
 * @throws RangeError and ShapeError as `fitCovbat` does
 * @ref chen2022
 * @example covbat([[0, 1], [2, 5], [4, 5], [8, 6]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none", components: 1}).harmonised.rows // 4
 */
export function covbat(x: MatrixLike, options: CovbatOptions): Covbat {
  const table = checkedMatrix("covbat", x);
  const model = fitCovbatFor("covbat", table, options);
  return {harmonised: applyCovbatFor("covbat", model, table, options), model};
}
