import type {CoxDesign} from "./coxDesign.ts";
import {addWeightedGram} from "./weightedGram.ts";

/** How events at one time are counted: Efron's average over their unknown order, or Breslow's shortcut. */
export type Ties = "efron" | "breslow";

/** The partial likelihood at some coefficients, with its slopes. */
export interface CoxLikelihood {
  readonly logLikelihood: number;
  /** Shape [columns]. */
  readonly gradient: Float64Array;
  /** Negative second derivatives, both triangles, shape [columns²]. */
  readonly information: Float64Array;
  /** What the information's diagonal is a difference from, which scales its rounding, shape [columns]. */
  readonly minuends: Float64Array;
  /** Event times, rising, and the hazard of a patient of mean columns summed up to them. */
  readonly baseline: {readonly time: Float64Array; readonly cumulativeHazard: Float64Array};
}

/** Computes xβ of all rows. */
function logHazards({x, rows, columns}: CoxDesign, beta: Float64Array): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let value = 0;
    for (let j = 0; j < columns; j++) value += x[i * columns + j] * beta[j];
    out[i] = value;
  }
  return out;
}

/** What one walk through the risk sets leaves. */
interface RiskSets {
  readonly logLikelihood: number;
  readonly gradient: Float64Array;
  /** Rows whose weighted squares add up to those of the risk sets' mean rows, less than 0; `used` of them. */
  readonly squares: {readonly rows: Float64Array; readonly weights: Float64Array};
  readonly used: number;
  /** Times with events, the latest first, shape [k]. */
  readonly times: readonly number[];
  /** Largest log hazard at risk at each time; hazards there are counted in units of e to it. */
  readonly shifts: readonly number[];
  /** Sums over the events at each time of 1 / (hazard at risk), and of the share that has left by it. */
  readonly rates: readonly number[];
  readonly leavingRates: readonly number[];
}

/**
 * Sums what the events at one time share. Of d events Efron lets the l-th meet a risk set that the
 * earlier ones have left by l/d; Breslow lets all meet the whole set.
 */
function sumTied(
  {total, dying, deaths}: {total: number; dying: number; deaths: number},
  ties: Ties,
) {
  let [logs, rate, leavingRate, a, b, c] = [0, 0, 0, 0, 0, 0];
  for (let l = 0; l < deaths; l++) {
    const share = ties === "efron" ? l / deaths : 0;
    const atRisk = total - share * dying;
    logs += Math.log(atRisk);
    rate += 1 / atRisk;
    leavingRate += share / atRisk;
    a += 1 / atRisk ** 2;
    b += share / atRisk ** 2;
    c += (share / atRisk) ** 2;
  }
  return {logs, rate, leavingRate, a, b, c};
}

/** Walks through the risk sets from the last time back: each holds the one before it. */
function walkRiskSets(design: CoxDesign, logHazard: Float64Array, ties: Ties): RiskSets {
  const {x, rows, columns: p, time, event, events} = design;
  const gradient = new Float64Array(p);
  const squares = {rows: new Float64Array(events * p), weights: new Float64Array(events)};
  const [sums, leaving] = [new Float64Array(p), new Float64Array(p)];
  const [times, shifts]: [number[], number[]] = [[], []];
  const [rates, leavingRates]: [number[], number[]] = [[], []];
  let [logLikelihood, total, used] = [0, 0, 0];
  let shift = Number.NEGATIVE_INFINITY;
  for (let start = 0, end = 0; start < rows; start = end) {
    // The largest hazard so far is the unit of all, so that none overflows and the sum does not vanish.
    const before = shift;
    for (let i = start; i < rows && time[i] === time[start]; i++) {
      shift = Math.max(shift, logHazard[i]);
    }
    if (shift > before) {
      const unit = Math.exp(before - shift);
      total *= unit;
      for (let j = 0; j < p; j++) sums[j] *= unit;
    }

    // All who share a time join; those who have the event at it are summed apart as well.
    let [dying, deaths] = [0, 0];
    leaving.fill(0);
    for (; end < rows && time[end] === time[start]; end++) {
      const hazard = Math.exp(logHazard[end] - shift);
      total += hazard;
      for (let j = 0; j < p; j++) sums[j] += hazard * x[end * p + j];
      if (event[end] === 0) continue;
      deaths++;
      dying += hazard;
      logLikelihood += logHazard[end];
      for (let j = 0; j < p; j++) {
        leaving[j] += hazard * x[end * p + j];
        gradient[j] += x[end * p + j];
      }
    }
    if (deaths === 0) continue;
    const {logs, rate, leavingRate, a, b, c} = sumTied({total, dying, deaths}, ties);
    logLikelihood -= logs + deaths * shift;
    for (let j = 0; j < p; j++) gradient[j] -= rate * sums[j] - leavingRate * leaving[j];

    // The mean rows are (s − share · ℓ) / atRisk, s and ℓ the sums over the set and over those who
    // leave it. Their squares a ssᵀ − b (sℓᵀ + ℓsᵀ) + c ℓℓᵀ are those of two rows, s − (b/a) ℓ and ℓ.
    squares.weights[used] = -a;
    for (let j = 0; j < p; j++) squares.rows[used * p + j] = sums[j] - (b / a) * leaving[j];
    used++;
    if (b > 0) {
      squares.weights[used] = (b * b) / a - c;
      squares.rows.set(leaving, used * p);
      used++;
    }
    times.push(time[start]);
    shifts.push(shift);
    rates.push(rate);
    leavingRates.push(leavingRate);
  }
  return {logLikelihood, gradient, times, shifts, rates, leavingRates, squares, used};
}

/** Adds the rates up from the earliest time, and gives each row those of the times it was at risk. */
function accumulate(
  {times, shifts, rates, leavingRates}: RiskSets,
  {rows, event, time}: CoxDesign,
  logHazard: Float64Array,
) {
  // Shifts fall with time, as risk sets shrink, so that a sum is only ever made smaller by a new unit.
  const k = times.length;
  const cumulative = new Float64Array(k);
  let sum = 0;
  for (let t = k - 1; t >= 0; t--) {
    if (t < k - 1) sum *= Math.exp(shifts[t] - shifts[t + 1]);
    sum += rates[t];
    cumulative[t] = sum;
  }

  // Rows run from the last time back; one that ends before the first event has no weight.
  const weights = new Float64Array(rows);
  for (let i = 0, t = 0; i < rows; i++) {
    while (t < k && times[t] > time[i]) t++;
    if (t === k) break;
    const atEvent = event[i] === 1 ? leavingRates[t] : 0;
    weights[i] = Math.exp(logHazard[i] - shifts[t]) * (cumulative[t] - atEvent);
  }
  return {cumulative, weights};
}

/** Computes the partial log-likelihood, its gradient, its information and the baseline hazard. */
export function coxLikelihood(design: CoxDesign, beta: Float64Array, ties: Ties): CoxLikelihood {
  const {x, rows, columns: p} = design;
  const logHazard = logHazards(design, beta);
  const sets = walkRiskSets(design, logHazard, ties);
  const {cumulative, weights} = accumulate(sets, design, logHazard);

  // The sum over events of a risk set's covariance: what all rows hold, less what the mean rows do.
  const information = new Float64Array(p * p);
  addWeightedGram(information, {rows, data: x, weights}, p);
  const minuends = Float64Array.from({length: p}, (_, j) => information[j * (p + 1)]);
  const {squares, used} = sets;
  addWeightedGram(information, {rows: used, data: squares.rows, weights: squares.weights}, p);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < j; k++) information[k * p + j] = information[j * p + k];
  }
  return {
    logLikelihood: sets.logLikelihood,
    gradient: sets.gradient,
    information,
    minuends,
    baseline: {
      time: Float64Array.from(sets.times).reverse(),
      cumulativeHazard: cumulative.map((sum, t) => sum * Math.exp(-sets.shifts[t])).reverse(),
    },
  };
}
