import {addColumns, columnMeans} from "./columnProducts.ts";
import {logisticLoss} from "./logisticNewton.ts";
import type {ColumnSet, PathFamily, Penalty} from "./pathFamily.ts";
import {probabilityOf} from "./predictLogistic.ts";
import type {QuadraticLasso, QuadraticSolver} from "./quadraticLasso.ts";
import {largestViolation, quadraticSolver, solveQuadratic} from "./quadraticLasso.ts";
import type {StandardColumns} from "./standardColumns.ts";

/** What moves while a logistic path is followed. */
interface LogisticState {
  intercept: number;
  readonly theta: Float64Array;
  /** Log odds of each row. */
  readonly fit: Float64Array;
  /** Outcome less probability. */
  readonly residuals: Float64Array;
  /** Variance of each outcome. */
  readonly weights: Float64Array;
}

/** A path, what it is fitted to, and the room it works in. */
interface LogisticPath {
  readonly columns: StandardColumns;
  readonly y: Uint8Array;
  readonly state: LogisticState;
  readonly solver: QuadraticSolver;
  /** Room for the slopes of all columns. */
  readonly slopes: Float64Array;
}

/** The mean of some numbers. */
function meanOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Brings residuals and weights to the present log odds. */
function refresh({fit, residuals, weights}: LogisticState, y: Uint8Array): void {
  for (let i = 0; i < fit.length; i++) {
    const one = probabilityOf(fit[i]);
    const zero = probabilityOf(-fit[i]);
    residuals[i] = y[i] === 1 ? zero : -one;
    weights[i] = Math.max(1e-10, one * zero);
  }
}

/** Says whether weights are within a fifth of those at which the curvature was measured. */
function isNear(measured: Float64Array, weights: Float64Array): boolean {
  return weights.every((weight, i) => Math.abs(weight - measured[i]) <= 0.2 * measured[i]);
}

/** Computes the mean curvature along the columns of a set and, last, the intercept; both triangles. */
function curvature(
  columns: StandardColumns,
  {members, count}: ColumnSet,
  weights: Float64Array,
  h: Float64Array,
): void {
  const {data, rows} = columns;
  const size = count + 1;
  const weighted = new Float64Array(rows);
  const products = new Float64Array(columns.columns);
  let total = 0;
  for (let i = 0; i < rows; i++) total += weights[i];
  h[size * size - 1] = total / rows;
  for (let a = 0; a < count; a++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) {
      weighted[i] = weights[i] * data[rows * members[a] + i];
      sum += weighted[i];
    }
    h[a * size + count] = sum / rows;
    h[count * size + a] = sum / rows;
    columnMeans(columns, members, a + 1, weighted, products);
    for (let b = 0; b <= a; b++) {
      h[a * size + b] = products[members[b]];
      h[b * size + a] = products[members[b]];
    }
  }
}

/** The penalty of some coefficients. */
function priceOf(w: Float64Array, count: number, {lasso, ridge}: Penalty): number {
  let price = 0;
  for (let a = 0; a < count; a++) price += lasso * Math.abs(w[a]) + (ridge / 2) * w[a] ** 2;
  return price;
}

/** Goes from coefficients `from` to `to`, or as far as does not raise the loss with its penalty. */
function moveFit(
  {columns, y, state}: LogisticPath,
  set: ColumnSet,
  [from, to]: readonly [Float64Array, Float64Array],
  penalty: Penalty,
): void {
  const {rows} = columns;
  const {members, count} = set;
  const change = to.map((value, a) => value - from[a]);
  const fitChange = new Float64Array(rows).fill(change[count]);
  addColumns(columns, members, count, change, fitChange);
  const before = Float64Array.from(state.fit);
  const loss = logisticLoss(before, y) / rows + priceOf(from, count, penalty);
  for (let part = 1; ; part /= 2) {
    for (let i = 0; i < rows; i++) state.fit[i] = before[i] + part * fitChange[i];
    const w = part === 1 ? to : from.map((value, a) => value + part * change[a]);

    // Rounding may raise the loss of a step that is too small to matter.
    const next = logisticLoss(state.fit, y) / rows + priceOf(w, count, penalty);
    if (next > loss * (1 + 1e-12) && part > 1e-6) continue;
    for (let a = 0; a < count; a++) state.theta[members[a]] = w[a];
    state.intercept = w[count];
    return;
  }
}

/** The parabola of a set at the present fit; the intercept comes last and is free. */
function parabola(
  {columns, state, slopes}: LogisticPath,
  {members, count}: ColumnSet,
  {lasso, ridge}: Penalty,
  h: Float64Array,
): QuadraticLasso {
  const {residuals, theta, intercept} = state;
  columnMeans(columns, members, count, residuals, slopes);
  const withIntercept = (value: (j: number) => number, last: number): Float64Array =>
    Float64Array.from({length: count + 1}, (_, a) => (a < count ? value(members[a]) : last));
  return {
    size: count + 1,
    ids: Int32Array.from(withIntercept((j) => j, columns.columns)),
    h,
    slope: withIntercept((j) => slopes[j], meanOf(residuals)),
    w: withIntercept((j) => theta[j], intercept),
    thresholds: withIntercept(() => lasso, 0),
    ridges: withIntercept(() => ridge, 0),
  };
}

/** Fits the coefficients of a set, one parabola after the other. */
function fitSet(path: LogisticPath, set: ColumnSet, penalty: Penalty, tolerance: number): void {
  const {columns, y, state, solver} = path;
  const h = new Float64Array((set.count + 1) ** 2);
  const measured = new Float64Array(columns.rows);
  let best = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < 8; idle++) {
    const problem = parabola(path, set, penalty, h);
    const off = largestViolation(problem, "all");
    if (off <= tolerance) return;

    // Each step leaves a small part of the error, until rounding stops it.
    if (off < 0.9 * best) {
      best = off;
      idle = 0;
    }

    // A curvature that is nearly right still leads there, in more but far cheaper steps.
    if (!isNear(measured, state.weights)) {
      curvature(columns, set, state.weights, h);
      measured.set(state.weights);
      solver.factor.size = 0;
    }
    const from = Float64Array.from(problem.w);
    const inner = Math.max(tolerance / 2, 1e-3 * off * Math.min(1, off), 1e-16);
    solveQuadratic(solver, problem, inner);
    moveFit(path, set, [from, problem.w], penalty);
    refresh(state, y);
  }
}

/**
 * Makes the loss of logistic regression, on average. Each fit of a set is a Newton method: its loss is
 * replaced by a parabola at the present fit, whose lasso is solved like that of least squares.
 */
export function binomialFamily(columns: StandardColumns, y: Uint8Array): PathFamily {
  const {rows} = columns;
  const share = y.reduce((total, value) => total + value, 0) / rows;
  const start = Math.log(share / (1 - share));
  const state: LogisticState = {
    intercept: start,
    theta: new Float64Array(columns.columns),
    fit: new Float64Array(rows).fill(start),
    residuals: new Float64Array(rows),
    weights: new Float64Array(rows),
  };
  refresh(state, y);
  const {theta, fit, residuals} = state;
  const slopes = new Float64Array(columns.columns);
  const path = {columns, y, state, slopes, solver: quadraticSolver(columns.columns + 1)};
  return {
    theta,
    intercept: () => state.intercept,
    slopes: ({members, count}, out) => columnMeans(columns, members, count, residuals, out),
    interceptSlope: () => meanOf(residuals),
    fit: (set, penalty, tolerance) => fitSet(path, set, penalty, tolerance),
    loss: () => logisticLoss(fit, y) / rows,
  };
}
