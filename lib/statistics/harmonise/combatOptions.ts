import type {Matrix} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import type {Shrinkage} from "./combatModel.ts";
import type {Covariate} from "./covariate.ts";
import type {FittedDesign} from "./harmonisationDesign.ts";
import type {Labels} from "./labels.ts";

/** Options of `fitCombat` and `combat`. */
export interface CombatOptions {
  /** Name of each patient's batch, shape [patients]. */
  readonly batch: Labels;
  /** What harmonising must not take away; an empty list where nothing is to be kept. No default. */
  readonly covariates: readonly Covariate[];
  /** How the batches' estimates are drawn together over features. No default. */
  readonly shrinkage: Shrinkage;
  /** Whether only means move, and variances stay; false when left out. */
  readonly meanOnly?: boolean;
  /** The batch that all others are brought to; the average of all patients when left out. */
  readonly reference?: string | number;
  /** Relative change at which a feature's shrunk estimates have settled; 1e-12 when left out. */
  readonly tolerance?: number;
}

/** Refuses options before any work. */
export function requireOptions(
  who: string,
  {rows, columns}: Matrix,
  {batch, covariates, shrinkage, tolerance = 1e-12}: CombatOptions,
): void {
  if (batch.length !== rows) {
    throw new ShapeError(`${who}: batch must hold ${rows} names, got ${batch.length}`);
  }
  if (!Array.isArray(covariates)) {
    throw new TypeError(
      `${who}: covariates must be a list of what to keep, [] for nothing, got ${typeof covariates}`,
    );
  }
  if (!["parametric", "non-parametric", "none"].includes(shrinkage)) {
    throw new RangeError(
      `${who}: shrinkage must be parametric, non-parametric or none, got ${JSON.stringify(shrinkage)}`,
    );
  }
  if (shrinkage !== "none" && columns < 2) {
    throw new RangeError(
      `${who}: x must have at least 2 features to be shrunk together, got ${columns}; use shrinkage none`,
    );
  }
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new RangeError(`${who}: tolerance must lie between 0 and 1, got ${tolerance}`);
  }
}

/** Refuses designs that cannot be solved, and says which columns are to blame. */
export function requireDesign(who: string, design: FittedDesign, meanOnly: boolean): void {
  const {batches, covariates, confounded} = design;
  if (confounded.length > 0) {
    const [{column, kind, by}] = confounded;
    throw new RangeError(
      kind === "batch"
        ? `${who}: batch and covariates must not be confounded, got ${column} determined by ${by.join(", ")}: no method can tell their effects apart; leave the covariate out, or keep the batch in the later model instead`
        : `${who}: covariates must not be collinear, got ${column} determined by ${by.join(", ")}: leave one out`,
    );
  }
  const columns = batches.names.length + covariates.columns;
  if (covariates.rows <= columns) {
    throw new RangeError(
      `${who}: patients must outnumber the ${columns} columns of the design, got ${covariates.rows}`,
    );
  }
  const alone = batches.counts.indexOf(1);
  if (alone >= 0 && !meanOnly) {
    throw new RangeError(
      `${who}: every batch must have at least 2 patients, got 1 in ${batches.names[alone]}: use meanOnly, or leave the batch out`,
    );
  }
}

/** Finds the batch that all are brought to; -1 for the average. */
export function referenceOf(
  who: string,
  names: readonly string[],
  reference?: string | number,
): number {
  if (reference === undefined) return -1;
  const index = names.indexOf(String(reference));
  if (index < 0) {
    throw new RangeError(
      `${who}: reference must be one of the batches ${names.join(", ")}, got ${reference}`,
    );
  }
  return index;
}
