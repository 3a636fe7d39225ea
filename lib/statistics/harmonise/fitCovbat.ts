import type {Matrix, MatrixLike} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {applyPca} from "../select/applyPca.ts";
import type {PcaModel} from "../select/fitPca.ts";
import {fitPca} from "../select/fitPca.ts";
import {applyCombatFor} from "./applyCombat.ts";
import type {CombatModel} from "./combatModel.ts";
import type {CombatOptions} from "./combatOptions.ts";
import type {Covariate} from "./covariate.ts";
import {encodeCovariates} from "./covariate.ts";
import {fitCombatFor} from "./fitCombat.ts";

/** Options of `fitCovbat` and `covbat`: those of `fitCombat`, and how many components are harmonised. */
export type CovbatOptions = Omit<CombatOptions, "meanOnly" | "reference"> &
  (
    | {
        /** As many components as describe this share of the variance, above 0 and at most 1. */
        readonly explained: number;
      }
    | {
        /** Or this many. */
        readonly components: number;
      }
  );

/** The two ways to say how many components. */
type Size = "explained" | "components";

/** A fitted CovBat: ComBat of the features, then ComBat of their components. */
export interface CovbatModel {
  readonly features: CombatModel;
  /** Components of the harmonised features without the covariates' part. */
  readonly components: PcaModel;
  readonly scores: CombatModel;
}

/** Takes the covariates' part out of features. */
export function withoutCovariates(
  who: string,
  {covariates: codings, weights}: CombatModel,
  {data, rows, columns}: Matrix,
  covariates: readonly Covariate[],
): Matrix {
  const known = encodeCovariates(who, codings, covariates, rows);
  const left = data.slice();
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < weights.rows; k++) {
      const value = known.data[k + known.columns * i];
      for (let f = 0; f < columns; f++) {
        left[f + columns * i] -= value * weights.data[f + columns * k];
      }
    }
  }
  return {data: left, rows, columns};
}

/** Reads how many components are harmonised: one of two options says it. */
function sizeOf(who: string, {explained, components}: Partial<Record<Size, number>>) {
  if (explained !== undefined && components === undefined) return {explained};
  if (components !== undefined && explained === undefined) return {components};
  const got = explained === undefined ? "neither" : "both";
  throw new RangeError(`${who}: one of explained and components must be given, got ${got}`);
}

/** Fits for `fitCovbat` and `covbat`, whose names errors carry; the table has been checked. */
export function fitCovbatFor(who: string, table: Matrix, options: CovbatOptions): CovbatModel {
  const {batch, covariates, shrinkage, tolerance} = options;
  const size = sizeOf(who, options);
  const given = tolerance === undefined ? {} : {tolerance};
  const features = fitCombatFor(who, table, {batch, covariates, shrinkage, ...given});
  const harmonised = applyCombatFor(who, features, table, {batch, covariates});
  const left = withoutCovariates(who, features, harmonised, covariates);
  const components = fitPca(left, {scale: true, ...size});
  const scores = fitCombatFor(who, applyPca(components, left), {
    ...{batch, covariates: [], shrinkage: "none"},
  });
  return {features, components, scores};
}

/**
 * Fits CovBat: ComBat, and then the same for how features vary together.
 *
 * ComBat gives each feature one mean and one spread in all batches, and leaves alone how features
 * correlate in each. A model of many features can still tell the batches apart by that. CovBat turns what
 * ComBat leaves, without the covariates' part and each feature at unit variance, into principal components,
 * and harmonises mean and spread of the first of them, without shrinkage. Few patients in a batch do not
 * carry many components.
 *
 * @formula $r_{ij} = \sum_k \xi_{ijk} v_k$ with $\xi_{ijk} = \mu_{ik} + \rho_{ik} \epsilon_{ijk}$ for patient $j$ of batch $i$; $\mu$ and $\rho$ go
 * @param x - features, shape [patients, features], as in `fitCombat`
 * @param options - batch, covariates, shrinkage and tolerance, as in `fitCombat`; explained, the share of
 *   the variance whose components are harmonised (published: 0.95), or components, how many
 * @returns the model: features and scores, two fits of ComBat, and the components between them
 * @throws RangeError and ShapeError as `fitCombat` and `fitPca` do, and where explained and components are
 *   both given, or neither
 * @ref chen2022
 * @example fitCovbat([[0, 1], [2, 5], [4, 5], [8, 6]], {batch: ["A", "A", "B", "B"], covariates: [], shrinkage: "none", components: 1}).components.loadings.rows // 1
 */
export function fitCovbat(x: MatrixLike, options: CovbatOptions): CovbatModel {
  return fitCovbatFor("fitCovbat", checkedMatrix("fitCovbat", x), options);
}
