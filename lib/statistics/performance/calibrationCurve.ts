import {normalDistribution} from "../../core/index.ts";
import {checkedBinary, checkedVector, requireConfidence} from "../checks.ts";
import {localLines} from "./localLine.ts";
import {reliabilityBins, requireBinning} from "./reliabilityBins.ts";

/** Options of `calibrationCurve`. */
export interface CalibrationCurveOptions {
  /** How many groups, at least 1. No default. */
  readonly bins: number;
  /** Groups of one width in 0 to 1, or of as many patients each. No default. */
  readonly binning: "width" | "count";
  /** Share of the patients that each point of the smooth curve looks at, 0 to 1; 0.75 when left out. */
  readonly span?: number;
  /** Probability that an interval holds the true share; 0.95 when left out. */
  readonly confidence?: number;
}

/** One group of patients of like probability. */
export interface CalibrationGroup {
  readonly count: number;
  /** Mean probability. */
  readonly predicted: number;
  /** Share with the outcome. */
  readonly observed: number;
  /** Wilson's interval of that share. */
  readonly lower: number;
  readonly upper: number;
}

/** Claimed probabilities beside what happened. */
export interface CalibrationCurve {
  /** Groups that hold somebody, from low to high. */
  readonly groups: readonly CalibrationGroup[];
  /** Observed share over probability, by local lines, cut to 0 to 1; 101 places. */
  readonly smooth: {readonly predicted: Float64Array; readonly observed: Float64Array};
  /** Mean distance of patients' probabilities from the smooth curve (integrated calibration index). */
  readonly ici: number;
  /** Largest such distance. */
  readonly emax: number;
}

/** How many places the smooth curve is drawn at. */
const PLACES = 101;

/** Computes Wilson's interval of a share, which stays inside 0 to 1 and has a width at its ends. */
function wilson(share: number, n: number, z: number): {lower: number; upper: number} {
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2)) / (1 + (z * z) / n);
  return {lower: Math.max(0, middle - half), upper: Math.min(1, middle + half)};
}

/** Smooths the outcome over the probability, and measures how far patients lie from the curve. */
function smoothed(y: Uint8Array, p: Float64Array, span: number) {
  const order = Uint32Array.from(p.keys()).sort((a, b) => p[a] - p[b]);
  const x = Float64Array.from(order, (i) => p[i]);
  const [first, last] = [x[0], x[x.length - 1]];
  const places = first === last ? 1 : PLACES;
  const step = places === 1 ? 0 : (last - first) / (places - 1);
  const predicted = Float64Array.from({length: places}, (_, k) => first + k * step);
  const points = {x, y: Float64Array.from(order, (i) => y[i])};
  const lines = localLines(points, predicted, {span: places === 1 ? 1 : span});
  const observed = lines.map((value) => Math.min(1, Math.max(0, value)));

  // Between two places the curve is a line.
  let [total, emax] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    const at = step === 0 ? 0 : (x[i] - first) / step;
    const k = Math.min(Math.max(0, places - 2), Math.floor(at));
    const next = observed[Math.min(places - 1, k + 1)];
    const distance = Math.abs(x[i] - (observed[k] + (at - k) * (next - observed[k])));
    total += distance;
    emax = Math.max(emax, distance);
  }
  return {smooth: {predicted, observed}, ici: total / x.length, emax};
}

/**
 * Computes a calibration curve: how often the outcome came among patients given each probability.
 *
 * It is shown twice: in groups, each with an interval, which depend on where they are cut; and smoothed by
 * local lines (tricube weights, no robust rounds), which depends on the span. On the diagonal the
 * probabilities mean what they say. With less than some 200 patients of either outcome the curve is
 * mostly noise.
 *
 * @formula $\mathrm{ICI} = \frac{1}{n} \sum_i |\hat p_i - \hat c(\hat p_i)|$, $\hat c$ the smooth curve
 * @param y - outcomes, 0 or 1, both present, shape [n]
 * @param probabilities - of 1, 0 to 1, shape [n]
 * @param options - bins and binning ("width" or "count"), no defaults; span, 0.75 when left out;
 *   confidence, 0.95 when left out
 * @returns groups, the smooth curve from the least to the largest probability, ici and emax
 * @throws RangeError when y holds anything but 0 and 1 or only one of them, a probability lies outside 0
 *   to 1, or an option breaks its rule
 * @throws ShapeError when y and probabilities differ in length
 * @ref vancalster2019
 * @ref cleveland1979
 * @ref wilson1927
 * @ref austin2019
 * @example calibrationCurve([0, 1, 0, 1], [0.2, 0.2, 0.6, 0.6], {bins: 2, binning: "width"}).groups[1].observed // 0.5
 */
export function calibrationCurve(
  y: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  {bins, binning, span = 0.75, confidence = 0.95}: CalibrationCurveOptions,
): CalibrationCurve {
  const p = checkedVector("calibrationCurve", probabilities, {name: "probabilities"});
  const outside = p.find((value) => value < 0 || value > 1);
  if (outside !== undefined) {
    throw new RangeError(`calibrationCurve: probabilities must lie in 0 to 1, got ${outside}`);
  }
  const outcome = checkedBinary("calibrationCurve", y, {name: "y", length: p.length});
  requireBinning("calibrationCurve", {bins, binning});
  requireConfidence("calibrationCurve", confidence);
  if (!(span > 0 && span <= 1)) {
    throw new RangeError(`calibrationCurve: span must lie above 0, at most 1, got ${span}`);
  }
  const z = normalDistribution().quantile((1 + confidence) / 2);
  const groups = reliabilityBins(outcome, p, {bins, binning}).flatMap(
    ({count, confidence: predicted, accuracy: observed}) =>
      count === 0 ? [] : [{count, predicted, observed, ...wilson(observed, count, z)}],
  );
  return {groups, ...smoothed(outcome, p, span)};
}
