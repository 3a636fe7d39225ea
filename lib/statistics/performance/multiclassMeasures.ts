import type {Matrix, MatrixLike} from "../../core/index.ts";
import {ShapeError} from "../../core/index.ts";
import {checkedMatrix} from "../checks.ts";
import {auc} from "./auc.ts";

/** How well one class is told from all others. */
export interface ClassMeasures {
  /** Patients of the class. */
  readonly count: number;
  /** NaN where nobody has the class. */
  readonly sensitivity: number;
  /** NaN where nobody is given the class. */
  readonly precision: number;
  /** NaN where nobody has the class and nobody is given it. */
  readonly f1: number;
  /** Of its column against all others; NaN where nobody or everybody has the class. */
  readonly auc: number;
}

/** Measures of a classification into several classes. */
export interface MulticlassMeasures {
  /** Row: true class, column: class given; shape [classes, classes]. */
  readonly confusion: Matrix;
  readonly accuracy: number;
  readonly classes: readonly ClassMeasures[];
  /** Mean over classes, each counting the same. */
  readonly macroF1: number;
  /** Mean over patients: each class counts by its patients. */
  readonly weightedF1: number;
  /** Mean over classes of one against the rest. */
  readonly macroAuc: number;
  /** Cohen's kappa. */
  readonly kappa: number;
  /** Kappa for ordered classes: a miss by two costs four times a miss by one. */
  readonly quadraticKappa: number;
}

/** Counts true classes against those of the largest score, the first of equals. */
function confusionOf(y: Int32Array, {data, rows, columns}: Matrix): Float64Array {
  const counts = new Float64Array(columns * columns);
  for (let i = 0; i < rows; i++) {
    let best = 0;
    for (let k = 1; k < columns; k++) {
      if (data[i * columns + k] > data[i * columns + best]) best = k;
    }
    counts[y[i] * columns + best]++;
  }
  return counts;
}

/** Computes kappa: one less the cost of the disagreements over the cost that the margins would give. */
function kappaOf(counts: Float64Array, k: number, cost: (gap: number) => number): number {
  const given = Float64Array.from({length: k}, (_, j) => sumOf(counts, j, k, k));
  const had = Float64Array.from({length: k}, (_, i) => sumOf(counts, i * k, 1, k));
  const n = had.reduce((total, count) => total + count, 0);
  let [seen, expected] = [0, 0];
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      seen += cost(i - j) * counts[i * k + j];
      expected += (cost(i - j) * had[i] * given[j]) / n;
    }
  }
  return 1 - seen / expected;
}

/** Adds `count` numbers from a start, a step apart. */
function sumOf(values: Float64Array, start: number, step: number, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += values[start + i * step];
  return total;
}

/** Measures one class against all others. */
function classOf(y: Int32Array, table: Matrix, counts: Float64Array, k: number): ClassMeasures {
  const {data, rows, columns} = table;
  const hits = counts[k * columns + k];
  const count = sumOf(counts, k * columns, 1, columns);
  const given = sumOf(counts, k, columns, columns);
  const column = Float64Array.from({length: rows}, (_, i) => data[i * columns + k]);
  const isClass = y.map((label) => Number(label === k));
  return {
    count,
    sensitivity: hits / count,
    precision: hits / given,
    f1: (2 * hits) / (count + given),
    auc: count === 0 || count === rows ? Number.NaN : auc(isClass, column),
  };
}

/** Reads class indices. */
function checkedClasses(y: ArrayLike<number>, {rows, columns}: Matrix): Int32Array {
  if (columns < 2) {
    throw new RangeError(
      `multiclassMeasures: scores must have two columns or more, got ${columns}`,
    );
  }
  if (y.length !== rows) {
    throw new ShapeError(
      `multiclassMeasures: y must hold one class for each row of scores, got ${y.length} for ${rows}`,
    );
  }
  for (let i = 0; i < rows; i++) {
    if (!(Number.isInteger(y[i]) && y[i] >= 0 && y[i] < columns)) {
      throw new RangeError(
        `multiclassMeasures: y must hold whole numbers of 0 to ${columns - 1}, got ${y[i]} at index ${i}`,
      );
    }
  }
  return Int32Array.from(y);
}

/**
 * Computes the confusion matrix and measures of a classification into several classes.
 *
 * Each patient is given the class of the largest score, the first of equals. Macro averages let a rare
 * class count as much as a common one; weighted averages and accuracy mostly see the common ones.
 *
 * @formula $F_{1,k} = \frac{2 C_{kk}}{\sum_j C_{kj} + \sum_i C_{ik}}$, $\kappa_w = 1 - \frac{\sum_{ij} w_{ij} C_{ij}}{\sum_{ij} w_{ij} C_{i \cdot} C_{\cdot j} / n}$ with $w_{ij} = [i \ne j]$ or $(i - j)^2$
 * @param y - true classes, 0 to classes − 1, shape [n]
 * @param scores - of each class, such as probabilities, rows are patients, shape [n, classes]
 * @returns confusion, accuracy, the classes one by one, their averages and kappas; what a class without
 *   patients leaves undefined is NaN, and so are the averages over it; kappas are NaN where all patients
 *   have, and are given, one class
 * @throws RangeError when y holds anything but classes, a score is not finite, or there is one column
 * @throws ShapeError when y does not match the rows
 * @ref cohen1960
 * @ref cohen1968
 * @ref fawcett2006
 * @example multiclassMeasures([0, 1, 2, 2], [[3, 1, 0], [0, 2, 1], [0, 2, 1], [0, 1, 4]]).accuracy // 0.75
 * multiclassMeasures([0, 1, 2, 2], [[3, 1, 0], [0, 2, 1], [0, 2, 1], [0, 1, 4]]).confusion.data // [1, 0, 0, 0, 1, 0, 0, 1, 1]
 */
export function multiclassMeasures(y: ArrayLike<number>, scores: MatrixLike): MulticlassMeasures {
  const table = checkedMatrix("multiclassMeasures", scores, "scores");
  const labels = checkedClasses(y, table);
  const {rows, columns: k} = table;
  const counts = confusionOf(labels, table);
  const classes = Array.from({length: k}, (_, c) => classOf(labels, table, counts, c));
  const mean = (read: (one: ClassMeasures) => number): number =>
    classes.reduce((total, one) => total + read(one), 0) / k;
  return {
    confusion: {data: counts, rows: k, columns: k},
    accuracy: sumOf(counts, 0, k + 1, k) / rows,
    classes,
    macroF1: mean(({f1}) => f1),
    weightedF1:
      classes.reduce((total, {f1, count}) => total + (count > 0 ? f1 * count : 0), 0) / rows,
    macroAuc: mean((one) => one.auc),
    kappa: kappaOf(counts, k, (gap) => Number(gap !== 0)),
    quadraticKappa: kappaOf(counts, k, (gap) => gap ** 2),
  };
}
