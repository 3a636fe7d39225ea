import type {Matrix, MatrixLike, Rng} from "../../core/index.ts";
import {checkedBinary, checkedMatrix, checkedVector} from "../checks.ts";
import type {Tree} from "./growTree.ts";
import {growTree, leafOf} from "./growTree.ts";
import {rankColumns} from "./rankColumns.ts";

/** Options of `fitForest`. */
export interface ForestOptions {
  /** "classification" of 0 and 1, or "regression". No default. */
  readonly task: "classification" | "regression";
  /** How many trees; more are only slower. 500 when left out. */
  readonly trees?: number;
  /** Columns tried for each question: √columns for a classification and a third for a regression when left out. */
  readonly tried?: number;
  /** Fewest rows in a leaf: 1 for a classification and 5 for a regression when left out. */
  readonly minLeaf?: number;
  /** Most questions to a leaf; no limit when left out. */
  readonly depth?: number;
  /** Source of the samples and columns of each tree. */
  readonly rng: Rng;
}

/** A random forest. */
export interface ForestModel {
  readonly kind: "forest";
  readonly task: "classification" | "regression";
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
  if (!(value >= least && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY))) {
    throw new RangeError(
      `${who}: ${name} must be a whole number of at least ${least}, got ${value}`,
    );
  }
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

/** Fills in what depends on the task, and checks the rest. */
function rulesOf(table: Matrix, options: ForestOptions) {
  const {task, trees = 500, depth = Number.POSITIVE_INFINITY} = options;
  if (task !== "classification" && task !== "regression") {
    throw new RangeError(`fitForest: task must be "classification" or "regression", got ${task}`);
  }
  const classify = task === "classification";
  const share = classify ? Math.sqrt(table.columns) : table.columns / 3;
  const {tried = Math.max(1, Math.round(share)), minLeaf = classify ? 1 : 5} = options;
  requireCount("fitForest", "trees", trees, 1);
  requireCount("fitForest", "depth", depth, 1);
  requireCount("fitForest", "minLeaf", minLeaf, 1);
  requireCount("fitForest", "tried", tried, 1);
  if (tried > table.columns) {
    throw new RangeError(
      `fitForest: tried must not exceed the ${table.columns} columns of x, got ${tried}`,
    );
  }
  return {task, trees, depth, minLeaf, tried};
}

/** Checks the outcomes by the rule of the task. */
function targetsOf(task: ForestModel["task"], y: ArrayLike<number>, rows: number): Float64Array {
  const rule = {name: "y", length: rows};
  return task === "classification"
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
 * @param y - 0 or 1, both present ("classification"), or any numbers ("regression"), shape [rows]
 * @param options - task and rng, without defaults; trees, tried, minLeaf, depth
 * @returns the trees, the outOfBag prediction of each row, and the importance of each column (NaN when
 *   no tree asks anything)
 * @throws RangeError when a value is not finite, y has one class only ("classification"), or an option
 *   breaks its rule
 * @throws ShapeError when y does not have a value for each row
 * @ref breiman2001
 * @example predictForest(fitForest([[0], [1], [8], [9]], [0, 0, 1, 1], {task: "classification", trees: 25, rng: createRng("forest")}), [[9]])[0] > 0.5 // true
 */
export function fitForest(
  x: MatrixLike,
  y: ArrayLike<number>,
  options: ForestOptions,
): ForestModel {
  const table = checkedMatrix("fitForest", x);
  const {rows, columns} = table;
  const {task, trees: count, ...rule} = rulesOf(table, options);
  const targets = targetsOf(task, y, rows);
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
    task,
    columns,
    trees,
    tried: rule.tried,
    outOfBag: sums.map((total, i) => total / unseen[i]),
    importance: gains.map((gain) => gain / all),
  };
}
