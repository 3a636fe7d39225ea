import type {Matrix, MatrixLike, Rng} from "../../core/index.ts";
import {requireRng} from "../../core/index.ts";
import {checkedBinary, checkedMatrix, checkedVector} from "../checks.ts";
import type {Tree} from "./growTree.ts";
import {growTree, leafOf} from "./growTree.ts";
import {rankColumns} from "./rankColumns.ts";

/** Options of `fitForest`. */
export interface ForestOptions {
  /** "binomial" for a probability of 0 and 1, "gaussian" for a value. No default. */
  readonly family: "gaussian" | "binomial";
  /** How many trees; more are only slower. 500 when left out. */
  readonly trees?: number;
  /** Columns tried for each question: √columns ("binomial") or a third of them ("gaussian") when left out. */
  readonly tried?: number;
  /** Fewest rows in a leaf: 1 ("binomial") or 5 ("gaussian") when left out. */
  readonly minLeaf?: number;
  /** Most questions to a leaf; no limit when left out. */
  readonly depth?: number;
  /** Source of the samples and columns of each tree. */
  readonly rng: Rng;
}

/** A random forest. */
export interface ForestModel {
  readonly kind: "forest";
  readonly family: "gaussian" | "binomial";
  readonly columns: number;
  readonly trees: readonly Tree[];
  readonly tried: number;
  /** Mean, for each training row, over the trees that have not seen it; NaN where all have, shape [rows]. */
  readonly outOfBag: Float64Array;
  /** Share of each column in what all questions took from the squares within nodes, shape [columns]. */
  readonly importance: Float64Array;
}

/** Refuses a count that is none. */
export function requireCount(who: string, name: string, value: number, least: number): void {
  if (!(value >= least && Number.isInteger(value))) {
    throw new RangeError(
      `${who}: ${name} must be a whole number of at least ${least}, got ${value}`,
    );
  }
}

/** Refuses a depth that is none; Infinity sets no limit. */
export function requireDepth(who: string, depth: number): void {
  if (depth !== Number.POSITIVE_INFINITY) requireCount(who, "depth", depth, 1);
}

/** Draws as many rows as there are, with replacement. */
function drawBag(rows: number, rng: Rng): {sampled: Int32Array; seen: Uint8Array} {
  const seen = new Uint8Array(rows);
  const sampled = Int32Array.from({length: rows}, () => {
    const row = rng.int(rows);
    seen[row] = 1;
    return row;
  });
  return {sampled, seen};
}

/** Fills in what depends on the family, and checks the rest. */
function rulesOf(table: Matrix, options: ForestOptions) {
  const {family, trees = 500, depth = Number.POSITIVE_INFINITY} = options;
  if (family !== "gaussian" && family !== "binomial") {
    throw new RangeError(`fitForest: family must be "gaussian" or "binomial", got ${family}`);
  }
  requireRng("fitForest", options.rng);
  const classify = family === "binomial";
  const share = classify ? Math.sqrt(table.columns) : table.columns / 3;
  const {tried = Math.max(1, Math.round(share)), minLeaf = classify ? 1 : 5} = options;
  requireCount("fitForest", "trees", trees, 1);
  requireDepth("fitForest", depth);
  requireCount("fitForest", "minLeaf", minLeaf, 1);
  requireCount("fitForest", "tried", tried, 1);
  if (tried > table.columns) {
    throw new RangeError(
      `fitForest: tried must not exceed the ${table.columns} columns of x, got ${tried}`,
    );
  }
  return {family, trees, depth, minLeaf, tried};
}

/** Checks the outcomes by the rule of the family. */
function targetsOf(
  family: ForestModel["family"],
  y: ArrayLike<number>,
  rows: number,
): Float64Array {
  const rule = {name: "y", length: rows};
  return family === "binomial"
    ? Float64Array.from(checkedBinary("fitForest", y, rule))
    : checkedVector("fitForest", y, rule);
}

/**
 * Fits a random forest: trees on samples drawn with replacement, that try few columns for each question.
 *
 * Trees differ, so their mean varies less than each. The out-of-bag predictions judge the forest on
 * rows that a tree has not seen; a fit to the training rows themselves is nearly perfect and says
 * nothing. The importance favours columns with many values and splits itself among correlated ones.
 *
 * @formula $\hat f(x) = \frac{1}{B} \sum_{b=1}^B T_b(x)$, each $T_b$ grown on a bootstrap sample
 * @param x - shape [rows × columns], no missing values
 * @param y - 0 or 1, both present ("binomial"), or any numbers ("gaussian"), shape [rows]
 * @param options - family and rng, without defaults; trees, tried, minLeaf, depth
 * @returns the trees, the outOfBag prediction of each row, and the importance of each column (NaN when
 *   no tree asks anything)
 * @throws RangeError when a value is not finite, y has one class only ("binomial"), or an option
 *   breaks its rule
 * @throws ShapeError when y does not have a value for each row
 * @throws TypeError when rng is not given
 * @ref breiman2001
 * @example predictForest(fitForest([[0], [1], [8], [9]], [0, 0, 1, 1], {family: "binomial", trees: 25, rng: createRng("forest")}), [[9]])[0] > 0.5 // true
 */
export function fitForest(
  x: MatrixLike,
  y: ArrayLike<number>,
  options: ForestOptions,
): ForestModel {
  const table = checkedMatrix("fitForest", x);
  const {rows, columns} = table;
  const {family, trees: count, ...rule} = rulesOf(table, options);
  const targets = targetsOf(family, y, rows);
  const ranked = rankColumns(table);
  const gains = new Float64Array(columns);
  const sums = new Float64Array(rows);
  const unseen = new Float64Array(rows);

  // Every tree has a stream of its own, so that fewer trees are the first of more.
  const trees = Array.from({length: count}, (_, b) => {
    const rng = options.rng.fork(`tree ${b}`);
    const {sampled, seen} = drawBag(rows, rng);
    const tree = growTree(ranked, targets, sampled, {...rule, rng}, gains);
    for (let i = 0; i < rows; i++) {
      if (seen[i] === 1) continue;
      sums[i] += tree.value[leafOf(tree, table, i)];
      unseen[i]++;
    }
    return tree;
  });
  const all = gains.reduce((total, gain) => total + gain, 0);
  return {
    kind: "forest",
    family,
    columns,
    trees,
    tried: rule.tried,
    outOfBag: sums.map((total, i) => total / unseen[i]),
    importance: gains.map((gain) => gain / all),
  };
}
