import type {Matrix} from "../../core/index.ts";
import {choleskyFactor, choleskySolve} from "../../core/index.ts";
import {addFit, informationMatrix, refuseDependent, scoreOf} from "./normalEquations.ts";
import {probabilityOf} from "./predictLogistic.ts";
import type {RidgeDesign} from "./ridgeDesign.ts";
import {isSeparating, refuseSeparation} from "./separation.ts";

/** What the search reads. */
interface LogisticProblem {
  /** The table as given, for messages. */
  readonly x: Matrix;
  readonly y: Uint8Array;
  readonly design: RidgeDesign;
  readonly ridge: number;
}

/** Where the search ended. */
interface LogisticOptimum {
  readonly intercept: number;
  /** Coefficients of the design's columns. */
  readonly theta: Float64Array;
  /** Log odds of each row. */
  readonly fit: Float64Array;
  /** Factor of the information there. */
  readonly factor: Float64Array;
  readonly iterations: number;
  readonly residual: number;
}

/** A point of the search. */
interface State {
  readonly intercept: number;
  readonly theta: Float64Array;
  readonly fit: Float64Array;
}

/** Computes the negative log-likelihood of outcomes under log odds. */
export function logisticLoss(fit: Float64Array, y: Uint8Array): number {
  let loss = 0;
  for (let i = 0; i < fit.length; i++) {
    const against = y[i] === 1 ? -fit[i] : fit[i];
    loss += Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)));
  }
  return loss;
}

/** Computes the loss with its penalty. */
function penalisedLoss({penalties}: RidgeDesign, {theta, fit}: State, y: Uint8Array): number {
  let penalty = 0;
  for (let j = 0; j < theta.length; j++) penalty += penalties[j] * theta[j] ** 2;
  return logisticLoss(fit, y) + penalty / 2;
}

/** Moves by the whole step, or by as much of it as does not raise the loss. */
function moved(
  {design, y}: LogisticProblem,
  state: State,
  step: Float64Array,
  fitStep: Float64Array,
): State {
  const loss = penalisedLoss(design, state, y);
  for (let part = 1; ; part /= 2) {
    const next: State = {
      intercept: state.intercept + part * step[0],
      theta: state.theta.map((value, j) => value + part * step[j + 1]),
      fit: state.fit.map((value, i) => value + part * fitStep[i]),
    };

    // Rounding may raise the loss of a step that is too small to matter.
    if (penalisedLoss(design, next, y) <= loss * (1 + 1e-12) || part < 1e-6) return next;
  }
}

/** Refuses data whose fit, or the step that led to it, proves that there is no maximum. */
function requireMaximum(problem: LogisticProblem, fit: Float64Array, step: Float64Array): void {
  // A step of a convergent search is small and mixed; one towards infinity is about 1, for its class.
  const {x, y} = problem;
  const largest = step.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  if (isSeparating(fit, y, 0) || (largest > 1e-3 && isSeparating(step, y, 1e-7))) {
    refuseSeparation("fitLogistic", x, y);
  }
}

/** Factors the information, or says why it cannot be. */
function factorOf(problem: LogisticProblem, weights: Float64Array, first: boolean): Float64Array {
  const {x, y, design} = problem;
  const information = informationMatrix(design, weights);
  const factor = choleskyFactor(information, design.count + 1);
  if (factor !== null) return factor;

  // At the start all rows weigh the same, so it is the columns; later, rows that no longer count.
  if (first) refuseDependent("fitLogistic", design, information);
  refuseSeparation("fitLogistic", x, y);
}

/** Finds the optimum by Newton's method, from the share of ones alone. */
export function logisticNewton(problem: LogisticProblem): LogisticOptimum {
  const {y, design, ridge} = problem;
  const {rows, count} = design;
  const share = y.reduce((total, value) => total + value, 0) / rows;
  const start = Math.log(share / (1 - share));
  const fit = new Float64Array(rows).fill(start);
  let state: State = {intercept: start, theta: new Float64Array(count), fit};
  let residual = Number.POSITIVE_INFINITY;
  const left = new Float64Array(rows);
  const weights = new Float64Array(rows);
  for (let iterations = 0; ; iterations++) {
    for (let i = 0; i < rows; i++) {
      // Both chances by themselves: 1 less a chance of nearly 1 has no digits left.
      const one = probabilityOf(state.fit[i]);
      const zero = probabilityOf(-state.fit[i]);
      left[i] = y[i] === 1 ? zero : -one;
      weights[i] = one * zero;
    }
    const factor = factorOf(problem, weights, iterations === 0);

    // Near the optimum each step squares the error, until rounding stops it.
    const score = scoreOf(design, left, state.theta);
    const size = score.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    const stalled = size >= residual / 2 && size < 1e-9 * rows;
    residual = size;
    if (size === 0 || stalled || iterations === 100) {
      return {...state, factor, iterations, residual};
    }
    const step = choleskySolve(factor, score);
    const fitStep = new Float64Array(rows);
    addFit(design, step, fitStep);
    state = moved(problem, state, step, fitStep);
    if (ridge === 0) requireMaximum(problem, state.fit, fitStep);
  }
}
