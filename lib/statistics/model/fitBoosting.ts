import type {Matrix, MatrixLike, Rng} from "../../core/index.ts";
import {checkedBinary, checkedMatrix, checkedVector} from "../checks.ts";
import {requireCount, requireDepth} from "./fitForest.ts";
import type {TreeRule} from "./bestSplit.ts";
import type {Tree} from "./growTree.ts";
import {growTree, leafOf} from "./growTree.ts";
import type {RankedColumns} from "./rankColumns.ts";
import {rankColumns} from "./rankColumns.ts";
import {logisticLoss} from "./logisticNewton.ts";
import {probabilityOf} from "./predictLogistic.ts";

/** Options of `fitBoosting`. */
export interface BoostingOptions {
  /** "gaussian" for least squares, "binomial" for the log odds of 0 and 1. No default. */
  readonly family: "gaussian" | "binomial";
  /** How many trees are added up. No default: too many fit the noise. */
  readonly trees: number;
  /** Share of each tree that is added, above 0 to 1. No default. */
  readonly rate: number;
  /** Most questions to a leaf: how many features may act together. No default. */
  readonly depth: number;
  /** Fewest rows in a leaf; 1 when left out. */
  readonly minLeaf?: number;
  /** Share of the rows that each tree sees, drawn without replacement; 1 when left out. */
  readonly subsample?: number;
  /** Source of these samples; needed below 1 only. */
  readonly rng?: Rng;
}

/** A sum of small trees. */
export interface BoostingModel {
  readonly kind: "boosting";
  readonly family: "gaussian" | "binomial";
  readonly columns: number;
  /** Where the sum starts: the mean, or the log odds of the share of ones. */
  readonly base: number;
  readonly rate: number;
  /** The value of a leaf is what the sum gains there, before the rate. */
  readonly trees: readonly Tree[];
  /** Mean loss of the training rows after each tree, shape [trees]. */
  readonly losses: Float64Array;
}

/** Refuses options that break their rule. */
function requireOptions({
  family,
  trees,
  rate,
  depth,
  minLeaf = 1,
  subsample = 1,
  rng,
}: BoostingOptions) {
  if (family !== "gaussian" && family !== "binomial") {
    throw new RangeError(`fitBoosting: family must be "gaussian" or "binomial", got ${family}`);
  }
  requireCount("fitBoosting", "trees", trees, 1);
  requireDepth("fitBoosting", depth);
  requireCount("fitBoosting", "minLeaf", minLeaf, 1);
  for (const [name, share] of [["rate", rate] as const, ["subsample", subsample] as const]) {
    if (!(share > 0 && share <= 1)) {
      throw new RangeError(`fitBoosting: ${name} must lie above 0 and at most at 1, got ${share}`);
    }
  }
  if (subsample < 1 && rng === undefined) {
    throw new RangeError(`fitBoosting: rng must be given for subsample ${subsample}, got none`);
  }
}

/** Draws a share of the rows without replacement; all of them in order where the share is 1. */
function drawRows(rows: number, subsample: number, rng: Rng | undefined): Int32Array {
  const places = Int32Array.from({length: rows}, (_, i) => i);
  if (rng === undefined || subsample === 1) return places;
  const count = Math.max(1, Math.round(subsample * rows));
  for (let k = 0; k < count; k++) {
    const other = k + rng.int(rows - k);
    const kept = places[k];
    places[k] = places[other];
    places[other] = kept;
  }
  return places.subarray(0, count).sort();
}

/** The rows, and where the sum of trees stands at each of them. */
interface Stage {
  readonly ranked: RankedColumns;
  readonly y: Float64Array;
  readonly fit: Float64Array;
  readonly family: "gaussian" | "binomial";
}

/** Grows the next tree on what is left of the outcomes; for log odds each leaf takes one Newton step. */
function nextTree({ranked, y, fit, family}: Stage, sampled: Int32Array, rule: TreeRule): Tree {
  const chance = family === "binomial" ? fit.map(probabilityOf) : fit;
  const left = y.map((value, i) => value - chance[i]);
  const tree = growTree(ranked, left, sampled, rule, new Float64Array(ranked.x.columns));
  if (family === "gaussian") return tree;
  const slopes = new Float64Array(tree.value.length);
  const curves = new Float64Array(tree.value.length);
  for (const row of sampled) {
    const leaf = leafOf(tree, ranked.x, row);
    slopes[leaf] += left[row];
    curves[leaf] += chance[row] * (1 - chance[row]);
  }

  // Where the rows of a leaf are all but certain, there is nothing left to gain.
  const value = slopes.map((slope, leaf) => (curves[leaf] > 1e-150 ? slope / curves[leaf] : 0));
  return {...tree, value};
}

/** Half the mean squared error, or the mean negative log-likelihood. */
function meanLoss({y, fit, family}: Stage): number {
  if (family === "binomial") return logisticLoss(fit, Uint8Array.from(y)) / y.length;
  return y.reduce((total, value, i) => total + (value - fit[i]) ** 2, 0) / (2 * y.length);
}

/** Checks the outcomes and says where the sum of trees starts. */
function startOf(table: Matrix, y: ArrayLike<number>, family: string): [Float64Array, number] {
  const rule = {name: "y", length: table.rows};
  if (family === "gaussian") {
    const values = checkedVector("fitBoosting", y, rule);
    return [values, values.reduce((total, value) => total + value, 0) / table.rows];
  }
  const classes = Float64Array.from(checkedBinary("fitBoosting", y, rule));
  const share = classes.reduce((total, value) => total + value, 0) / table.rows;
  return [classes, Math.log(share / (1 - share))];
}

/**
 * Fits a model by gradient boosting: a sum of small trees, each grown on what the sum so far leaves.
 *
 * With enough trees the training rows are fitted perfectly, so their number is chosen by samples that
 * are not among them; `predictBoosting` can stop after any number of trees.
 *
 * @formula $F_m = F_{m-1} + \nu\, T_m$, where $T_m$ is grown on the residuals $y - F_{m-1}$, or on $y - p_{m-1}$ with leaves $\sum (y - p) / \sum p (1 - p)$
 * @param x - shape [rows × columns], no missing values
 * @param y - any numbers ("gaussian"), or 0 and 1, both present ("binomial"), shape [rows]
 * @param options - family, trees, rate and depth, without defaults; minLeaf; subsample and rng
 * @returns base, trees, rate, and the mean loss of the training rows after each tree
 * @throws RangeError when a value is not finite, y has one class only ("binomial"), or an option breaks
 *   its rule
 * @throws ShapeError when y does not have a value for each row
 * @ref friedman2001
 * @example fitBoosting([[0], [1], [8], [9]], [2, 2, 5, 5], {family: "gaussian", trees: 1, rate: 1, depth: 1}).losses // [0]
 */
export function fitBoosting(
  x: MatrixLike,
  y: ArrayLike<number>,
  options: BoostingOptions,
): BoostingModel {
  const table = checkedMatrix("fitBoosting", x);
  requireOptions(options);
  const {family, trees: count, rate, depth, minLeaf = 1, subsample = 1, rng} = options;
  const [outcome, base] = startOf(table, y, family);
  const fit = new Float64Array(table.rows).fill(base);
  const stage: Stage = {ranked: rankColumns(table), y: outcome, fit, family};
  const rule: TreeRule = {depth, minLeaf, tried: table.columns, rng: null};
  const losses = new Float64Array(count);
  const trees = Array.from({length: count}, (_, m) => {
    const sampled = drawRows(table.rows, subsample, rng?.fork(`tree ${m}`));
    const tree = nextTree(stage, sampled, rule);
    for (let i = 0; i < table.rows; i++) fit[i] += rate * tree.value[leafOf(tree, table, i)];
    losses[m] = meanLoss(stage);
    return tree;
  });
  return {kind: "boosting", family, columns: table.columns, base, rate, trees, losses};
}
