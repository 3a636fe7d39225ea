import type {Matrix, MatrixLike} from "../../core/index.ts";
import {fDistribution, ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {constantColumns} from "../constantColumns.ts";
import type {CombatPatients} from "./applyCombat.ts";
import {batchMoments} from "./batchMoments.ts";
import {requireDesign} from "./combatOptions.ts";
import {designOf} from "./harmonisationDesign.ts";
import type {Batches} from "./labels.ts";
import {withinBatches} from "./withinBatches.ts";

/** How much batches differ, one value for each feature. */
export interface BatchEffects {
  /** Share of the variance left by the covariates that batches explain, 0 to 1; shape [features]. */
  readonly share: Float64Array;
  /** Test that all batches have one mean; NaN, as share, where covariates leave no variance. */
  readonly f: Float64Array;
  readonly p: Float64Array;
  readonly df1: number;
  readonly df2: number;
}

/** What is left of a feature below this share of its size is rounding of what covariates explain. */
const ROUNDING = 1e-13;

/** Sums the squares that a design leaves, for each feature, and those that it explains. */
function squaresOf(x: Matrix, batches: Batches, covariates: Matrix) {
  const {squares, explained} = batchMoments(x, batches, withinBatches(covariates, batches));
  const left = new Float64Array(x.columns);
  for (let at = 0; at < squares.length; at++) left[at % x.columns] += squares[at];
  return {left, explained};
}

/** Finds the features in which covariates leave nothing for batches to explain. */
function exhausted(x: Matrix, covariates: Matrix, {left, explained}: ReturnType<typeof squaresOf>) {
  const empty = new Set(constantColumns(x));
  if (covariates.columns === 0) return empty;
  left.forEach((squares, q) => {
    if (squares <= ROUNDING ** 2 * explained[q]) empty.add(q);
  });
  return empty;
}

/**
 * Measures how far the means of batches lie apart in each feature, beside covariates.
 *
 * What is found is association: batches whose patients differ (in tumour size, in stage) differ in
 * features too, with no fault of the scanner, unless covariates say so. And after harmonising on the same
 * patients the share is small by construction: that proves nothing about biology.
 *
 * @formula $\eta^2 = \frac{S_0 - S_1}{S_0}$, $F = \frac{(S_0 - S_1) / (I - 1)}{S_1 / (n - I - q)}$ with $S_0$ and $S_1$ the squares left without and with batches
 * @param x - features, shape [patients, features]
 * @param patients - batch of each; covariates, [] for none
 * @returns share, f and p, shape [features] each; df1 and df2
 * @throws RangeError when there is one batch only, batch and covariates are confounded, patients do not
 *   outnumber the columns of the design, or a value is not finite
 * @throws ShapeError when batch or a covariate has another number of values than there are patients
 * @ref searle1992
 * @example batchEffects([[0], [2], [4], [6]], {batch: ["A", "A", "B", "B"], covariates: []}).share // [0.8]
 * batchEffects([[0], [2], [4], [6]], {batch: ["A", "A", "B", "B"], covariates: []}).f // [8]
 */
export function batchEffects(x: MatrixLike, {batch, covariates}: CombatPatients): BatchEffects {
  const table = checkedMatrix("batchEffects", x);
  const {rows, columns: features} = table;
  if (batch.length !== rows) {
    throw new ShapeError(`batchEffects: batch must hold ${rows} names, got ${batch.length}`);
  }
  const design = designOf("batchEffects", batch, covariates);
  requireDesign("batchEffects", design, true);
  const {batches, covariates: encoded} = design;
  const one = {names: ["all"], of: new Int32Array(rows), counts: Int32Array.of(rows)};
  const outer = squaresOf(table, one, encoded);
  const {left: without} = outer;
  const {left: within} = squaresOf(table, batches, encoded);
  const empty = exhausted(table, encoded, outer);
  const df1 = batches.names.length - 1;
  const df2 = rows - batches.names.length - encoded.columns;
  const distribution = fDistribution({df1, df2});
  const column = () => new Float64Array(features).fill(Number.NaN);
  const [share, f, p] = [column(), column(), column()];
  for (let q = 0; q < features; q++) {
    if (empty.has(q)) continue;
    const between = Math.max(0, without[q] - within[q]);
    share[q] = between / without[q];
    f[q] = between / df1 / (within[q] / df2);
    p[q] = distribution.survival(f[q]);
  }
  return {share, f, p, df1, df2};
}
