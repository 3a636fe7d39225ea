import {addColumns, columnMeans, dot} from "./columnProducts.ts";
import type {ColumnSet, PathFamily, Penalty} from "./pathFamily.ts";
import type {ProductStore} from "./productStore.ts";
import {gather, productStore, remember} from "./productStore.ts";
import type {QuadraticSolver} from "./quadraticLasso.ts";
import {quadraticSolver, solveQuadratic} from "./quadraticLasso.ts";
import type {StandardColumns} from "./standardColumns.ts";

/** What moves while a path of least squares is followed. */
interface GaussianState {
  readonly store: ProductStore;
  readonly solver: QuadraticSolver;
  /** Outcomes less their mean. */
  readonly y: Float64Array;
  readonly theta: Float64Array;
  readonly residuals: Float64Array;
  /** Room for the slopes of all columns. */
  readonly slopes: Float64Array;
  /** The ridge that the solver's factor holds. */
  ridge: number;
}

/** Fits the coefficients of a set, and refreshes the residuals from scratch. */
function fitSet(
  state: GaussianState,
  set: ColumnSet,
  {lasso, ridge}: Penalty,
  tolerance: number,
): void {
  const {store, solver, y, theta, residuals, slopes} = state;
  const {members, count} = set;
  for (let a = 0; a < count; a++) remember(store, members[a]);
  columnMeans(store.columns, members, count, residuals, slopes);
  const h = new Float64Array(count * count);
  gather(store, set, h);
  const w = Float64Array.from({length: count}, (_, a) => theta[members[a]]);
  const problem = {
    size: count,
    ids: members.slice(0, count),
    h,
    slope: Float64Array.from({length: count}, (_, a) => slopes[members[a]]),
    w,
    thresholds: new Float64Array(count).fill(lasso),
    ridges: new Float64Array(count).fill(ridge),
  };
  if (ridge !== state.ridge) solver.factor.size = 0;
  state.ridge = ridge;
  solveQuadratic(solver, problem, tolerance);
  residuals.fill(0);
  addColumns(store.columns, members, count, w, residuals);
  for (let i = 0; i < y.length; i++) residuals[i] = y[i] - residuals[i];
  for (let a = 0; a < count; a++) theta[members[a]] = w[a];
}

/**
 * Makes the loss of least squares, ½ (y − fit)² on average. It is quadratic already: each fit of a set
 * works on products of columns alone, and the residuals are refreshed when it is done.
 */
export function gaussianFamily(columns: StandardColumns, y: Float64Array): PathFamily {
  const {rows} = columns;

  // Relative to the first one, so that constant outcomes become exactly 0.
  const centre = y[0] + y.reduce((total, value) => total + (value - y[0]), 0) / rows;
  const centred = y.map((value) => value - centre);
  const state: GaussianState = {
    store: productStore(columns),
    solver: quadraticSolver(columns.columns),
    y: centred,
    theta: new Float64Array(columns.columns),
    residuals: Float64Array.from(centred),
    slopes: new Float64Array(columns.columns),
    ridge: 0,
  };
  const {theta, residuals} = state;
  return {
    theta,
    intercept: () => centre,
    slopes: ({members, count}, out) => columnMeans(columns, members, count, residuals, out),
    interceptSlope: () => 0,
    fit: (set, penalty, tolerance) => fitSet(state, set, penalty, tolerance),
    loss: () => dot(residuals, 0, residuals, 0, rows) / (2 * rows),
  };
}
