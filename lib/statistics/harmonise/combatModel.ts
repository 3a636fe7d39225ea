import type {Matrix} from "../../core/index.ts";
import type {CovariateCoding} from "./covariate.ts";

/** How the estimates of batches are drawn together over features. */
export type Shrinkage = "parametric" | "non-parametric" | "none";

/** What ComBat knows of one batch before it looks at a single feature. */
export interface BatchPrior {
  /** Mean and variance over features of the estimated shifts. */
  readonly shiftMean: number;
  readonly shiftVariance: number;
  /** Shape and scale of the inverse gamma distribution of the variances; NaN where only means move. */
  readonly shape: number;
  readonly scale: number;
}

/** A fitted ComBat: all that new patients of the same batches need. Tables are [batches, features]. */
export interface CombatModel {
  readonly batches: readonly string[];
  /** Patients of each batch in the fit, shape [batches]. */
  readonly counts: Int32Array;
  /** The batch that all are brought to, or null for the average of all. */
  readonly reference: string | null;
  readonly covariates: readonly CovariateCoding[];
  readonly shrinkage: Shrinkage;
  readonly meanOnly: boolean;
  /** Mean of each feature at covariates of 0, and variance of what nothing explains; shape [features]. */
  readonly grandMean: Float64Array;
  readonly pooledVariance: Float64Array;
  /** Weight of each covariate column on each feature, shape [covariate columns, features]. */
  readonly weights: Matrix;
  /** Shift and variance of each batch as estimated, in pooled standard deviations and variances. */
  readonly shift: Matrix;
  readonly spread: Matrix;
  /** The same as shrunk: what is taken away. */
  readonly shrunkShift: Matrix;
  readonly shrunkSpread: Matrix;
  /** The prior of each batch; null for the reference, and without shrinkage. */
  readonly priors: readonly (BatchPrior | null)[];
}
