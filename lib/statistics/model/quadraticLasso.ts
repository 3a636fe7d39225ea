import {addTimes, dot} from "./columnProducts.ts";
import type {GrowingCholesky} from "./growingCholesky.ts";
import {appendRow, growingCholesky, removeRow, solveGrowing} from "./growingCholesky.ts";
import {softThreshold} from "./softThreshold.ts";

/** Minimise ½ wᵀ(H + R)w − cᵀw + Σ threshold · |w| over the k coefficients of a working set. */
export interface QuadraticLasso {
  readonly size: number;
  /** What each coefficient is called by whoever keeps the factor, all different, shape [≥ k]. */
  readonly ids: Int32Array;
  /** Row by row, shape [k·k]. */
  readonly h: Float64Array;
  /** c − H w at the present w, kept up to date, shape [≥ k]. */
  readonly slope: Float64Array;
  /** Present coefficients, changed in place, shape [≥ k]. */
  readonly w: Float64Array;
  /** Price of |w|; 0 leaves a coefficient free, shape [≥ k]. */
  readonly thresholds: Float64Array;
  /** Diagonal of R, shape [≥ k]. */
  readonly ridges: Float64Array;
}

/** What solves such problems one after the other, and what it keeps between them. */
export interface QuadraticSolver {
  /** Factor of H + R on the coefficients that are not 0, of the last problem. */
  factor: GrowingCholesky;
  /** Where each id stands in the present problem; −1 elsewhere. */
  readonly places: Int32Array;
}

/** Makes a solver for ids below `count`. */
export function quadraticSolver(count: number): QuadraticSolver {
  return {factor: growingCholesky(), places: new Int32Array(count).fill(-1)};
}

/** Finds how far coordinate a is from optimal: the distance of 0 from its subgradient. */
function violation({slope, w, thresholds, ridges}: QuadraticLasso, a: number): number {
  const value = w[a];
  if (value === 0) return Math.max(0, Math.abs(slope[a]) - thresholds[a]);
  const price = value > 0 ? thresholds[a] : -thresholds[a];
  return Math.abs(slope[a] - ridges[a] * value - price);
}

/** Finds the largest violation, of all coefficients or of those alone that are not 0. */
export function largestViolation(problem: QuadraticLasso, among: "all" | "active"): number {
  let worst = 0;
  for (let a = 0; a < problem.size; a++) {
    if (among === "active" && problem.w[a] === 0) continue;
    worst = Math.max(worst, violation(problem, a));
  }
  return worst;
}

/** Minimises along each coordinate in turn; says whether a coefficient changed its sign, 0 being one. */
function sweep({size, h, slope, w, thresholds, ridges}: QuadraticLasso): boolean {
  let turned = false;
  for (let a = 0; a < size; a++) {
    const old = w[a];
    const own = h[a * size + a];
    const curve = own + ridges[a];
    if (curve === 0) continue;
    const next = softThreshold(slope[a] + own * old, thresholds[a]) / curve;
    if (next === old) continue;
    if (Math.sign(next) !== Math.sign(old)) turned = true;
    w[a] = next;
    addTimes(slope, 0, h, a * size, size, old - next);
  }
  return turned;
}

/** Brings the factor to the coefficients that are free or not 0; returns the first that depends on others, or −1. */
function followActive({factor, places}: QuadraticSolver, problem: QuadraticLasso): number {
  const {size, ids, h, w, thresholds, ridges} = problem;
  for (let r = factor.size - 1; r >= 0; r--) {
    const a = places[factor.ids[r]];
    if (a < 0 || (w[a] === 0 && thresholds[a] > 0)) removeRow(factor, r);
  }
  const held = new Uint8Array(size);
  for (let r = 0; r < factor.size; r++) held[places[factor.ids[r]]] = 1;
  const products = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    if (held[a] === 1 || (w[a] === 0 && thresholds[a] > 0)) continue;
    for (let r = 0; r < factor.size; r++) products[r] = h[a * size + places[factor.ids[r]]];
    if (!appendRow(factor, ids[a], products, h[a * size + a] + ridges[a])) return a;
  }
  return -1;
}

/** A way to go: how much each coefficient and, of the active ones, each slope changes over its length. */
interface Way {
  readonly coefficients: Float64Array;
  readonly slopes: Float64Array;
  /** 1 where the slope's change is known; the others follow from the coefficients. */
  readonly known: Uint8Array;
}

/** Writes the way to the minimum over the active coefficients, their signs held. */
function newtonWay(
  {factor, places}: QuadraticSolver,
  {slope, w, thresholds, ridges}: QuadraticLasso,
  way: Way,
): void {
  const step = new Float64Array(factor.size);
  for (let r = 0; r < factor.size; r++) {
    const a = places[factor.ids[r]];
    step[r] = slope[a] - ridges[a] * w[a] - Math.sign(w[a]) * thresholds[a];
    way.slopes[a] = -step[r];
    way.known[a] = 1;
  }
  solveGrowing(factor, step);
  for (let r = 0; r < factor.size; r++) {
    const a = places[factor.ids[r]];
    way.coefficients[a] = step[r];
    way.slopes[a] += ridges[a] * step[r];
  }
}

/**
 * Writes a way along which the fit stays and the price falls: coefficient `a` depends on those in the
 * factor, so that one of them all can be spared.
 */
function idleWay(
  {factor, places}: QuadraticSolver,
  {size, h, w, thresholds}: QuadraticLasso,
  a: number,
  {coefficients, known}: Way,
): void {
  const step = new Float64Array(factor.size);
  for (let r = 0; r < factor.size; r++) step[r] = -h[a * size + places[factor.ids[r]]];
  solveGrowing(factor, step);
  coefficients[a] = 1;
  for (let r = 0; r < factor.size; r++) coefficients[places[factor.ids[r]]] = step[r];
  known.fill(1);
  let price = 0;
  for (let b = 0; b < size; b++) price += Math.sign(w[b]) * thresholds[b] * coefficients[b];
  if (price > 0) for (let b = 0; b < size; b++) coefficients[b] = -coefficients[b];
}

/** Goes a way for `most` of its length, or to where a first coefficient reaches 0; says whether one did. */
function walk(
  {size, h, slope, w, thresholds}: QuadraticLasso,
  {coefficients, slopes, known}: Way,
  most: number,
): boolean {
  let part = most;
  let stopped = -1;
  for (let a = 0; a < size; a++) {
    const reached = -w[a] / coefficients[a];
    if (thresholds[a] > 0 && reached > 0 && reached < part) {
      part = reached;
      stopped = a;
    }
  }
  if (part === Number.POSITIVE_INFINITY) return false;
  for (let a = 0; a < size; a++) {
    w[a] = a === stopped ? 0 : w[a] + part * coefficients[a];
    const change = known[a] === 1 ? slopes[a] : -dot(h, a * size, coefficients, 0, size);
    slope[a] += part * change;
  }
  return stopped >= 0;
}

/**
 * Solves for all coefficients that are not 0 at once, their signs held. Each time one of them would pass
 * through 0, or can be spared, it stays there and the rest is solved again.
 */
function solveActive(solver: QuadraticSolver, problem: QuadraticLasso): void {
  const {size} = problem;
  const way = {
    coefficients: new Float64Array(size),
    slopes: new Float64Array(size),
    known: new Uint8Array(size),
  };
  for (;;) {
    for (const part of Object.values(way)) part.fill(0);
    const dependent = followActive(solver, problem);
    if (dependent < 0) newtonWay(solver, problem, way);
    else idleWay(solver, problem, dependent, way);
    if (!walk(problem, way, dependent < 0 ? 1 : Number.POSITIVE_INFINITY)) return;
  }
}

/**
 * Solves until no violation exceeds the tolerance, by coordinate descent; as soon as a sweep has turned
 * no sign, the coefficients that are not 0 are solved for exactly, which spares the many sweeps that
 * correlated columns would take. Stops early where rounding allows no further progress.
 */
export function solveQuadratic(
  solver: QuadraticSolver,
  problem: QuadraticLasso,
  tolerance: number,
): void {
  const {size, ids} = problem;
  for (let a = 0; a < size; a++) solver.places[ids[a]] = a;
  let best = Number.POSITIVE_INFINITY;
  for (let idle = 0; idle < 60; idle++) {
    const off = largestViolation(problem, "all");
    if (off <= tolerance) break;
    if (off < 0.9 * best) {
      best = off;
      idle = 0;
    }
    if (sweep(problem) && idle % 10 < 9) continue;
    solveActive(solver, problem);

    // A factor that has seen many changes may have lost digits; the next one starts afresh.
    if (largestViolation(problem, "active") > tolerance) solver.factor.size = 0;
  }
  for (let a = 0; a < size; a++) solver.places[ids[a]] = -1;
}
