import {mean, variance} from "../../core/index.ts";
import {sigmoid} from "../ops/activations/sigmoid.ts";
import {softplus} from "../ops/activations/softplus.ts";
import {requireLabels} from "./forecasts.ts";

/** Options of `plattScale`. */
export interface PlattOptions {
  /**
   * Fit the labels as they are, or Platt's (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2), which keep the fit finite
   * when the scores separate the classes. No default.
   */
  readonly targets: "labels" | "smoothed";
}

/** A logistic curve on a score: the probability is σ(slope · score + intercept). */
export interface PlattCurve {
  readonly slope: number;
  readonly intercept: number;
}

/** Computes the negative log-likelihood of targets t under a curve on scores x. */
function cost(x: Float64Array, t: Float64Array, {slope, intercept}: PlattCurve): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    const f = slope * x[i] + intercept;
    total += softplus(f) - t[i] * f;
  }
  return total;
}

/** Computes Newton's step. */
function newtonStep(x: Float64Array, t: Float64Array, {slope, intercept}: PlattCurve) {
  let [g1, g0, h11, h10, h00] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const p = sigmoid(slope * x[i] + intercept);
    const w = p * (1 - p);
    g1 += (p - t[i]) * x[i];
    g0 += p - t[i];
    h11 += w * x[i] * x[i];
    h10 += w * x[i];
    h00 += w;
  }
  const determinant = h11 * h00 - h10 * h10;
  return {
    slope: (h00 * g1 - h10 * g0) / determinant,
    intercept: (h11 * g0 - h10 * g1) / determinant,
  };
}

/** Fits the curve to scores of mean 0 and variance 1; a step that does not help is halved. */
function fit(x: Float64Array, t: Float64Array): PlattCurve {
  let curve: PlattCurve = {slope: 0, intercept: 0};
  let least = cost(x, t, curve);
  for (let round = 0; round < 100; round++) {
    const step = newtonStep(x, t, curve);
    let share = 1;
    let moved = curve;
    let next = Number.POSITIVE_INFINITY;
    for (; share > 1e-10; share /= 2) {
      moved = {
        slope: curve.slope - share * step.slope,
        intercept: curve.intercept - share * step.intercept,
      };
      next = cost(x, t, moved);
      if (next <= least) break;
    }
    if (!(next <= least)) break;
    const size = Math.abs(step.slope) + Math.abs(step.intercept);
    [curve, least] = [moved, next];
    if (size < 1e-13 * (1 + Math.abs(curve.slope) + Math.abs(curve.intercept))) break;
  }
  return curve;
}

/** Whether a threshold on the score tells the classes apart, but for ties on it. */
function separated(scores: ArrayLike<number>, labels: ArrayLike<number>): boolean {
  const ends = [0, 1].map((label) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < scores.length; i++) {
      if (labels[i] !== label) continue;
      least = Math.min(least, scores[i]);
      most = Math.max(most, scores[i]);
    }
    return {least, most};
  });
  return ends[0].most <= ends[1].least || ends[1].most <= ends[0].least;
}

/**
 * Fits a logistic curve that turns scores into probabilities, by the least negative log-likelihood.
 *
 * Unlike a temperature it has an intercept, so that it also repairs a base rate that changed.
 *
 * @formula eq:platt $p = \sigma(a s + b)$, $\min_{a, b} -\sum_i t_i \log p_i + (1 - t_i) \log(1 - p_i)$
 * @param scores - s, such as logits of the positive class, shape [n]
 * @param labels - 0 or 1, shape [n]
 * @param options - targets, "labels" or "smoothed"; no default
 * @returns slope a and intercept b, to about 1e-12
 * @throws RangeError when a label is out of range, scores are not finite or all equal, or "labels" are
 *   told apart by a threshold, so that the slope would be infinite
 * @throws ShapeError when labels do not match the scores
 * @ref platt1999
 * @ref lin2007
 * @example plattScale([-1, 1, -1, 1], [0, 1, 1, 1], {targets: "smoothed"}).slope // 0.5590151872626058
 */
export function plattScale(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  {targets}: PlattOptions,
): PlattCurve {
  requireLabels("plattScale", labels, {count: scores.length, classes: 2});
  if (targets !== "labels" && targets !== "smoothed") {
    throw new RangeError(`plattScale: targets must be labels or smoothed, got ${targets}`);
  }
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) {
      throw new RangeError(`plattScale: scores must be finite, got ${scores[i]} at [${i}]`);
    }
  }
  const centre = mean(scores);
  const spread = Math.sqrt(variance(scores));
  if (spread === 0) throw new RangeError("plattScale: scores must differ, got one value for all");
  if (targets === "labels" && separated(scores, labels)) {
    throw new RangeError(
      "plattScale: scores must not tell the labels apart by a threshold, or the slope is infinite; fit smoothed targets",
    );
  }

  const positives = Array.from(labels).filter((label) => label === 1).length;
  const negatives = labels.length - positives;
  const [low, high] =
    targets === "labels" ? [0, 1] : [1 / (negatives + 2), (positives + 1) / (positives + 2)];
  const x = Float64Array.from(scores, (score) => (score - centre) / spread);
  const curve = fit(
    x,
    Float64Array.from(labels, (label) => (label === 1 ? high : low)),
  );
  const slope = curve.slope / spread;
  return {slope, intercept: curve.intercept - slope * centre};
}
