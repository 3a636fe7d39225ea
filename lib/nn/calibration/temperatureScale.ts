import {ShapeError} from "../../core/index.ts";
import {shapeText, type Tensor} from "../tensor.ts";
import {requireLabels} from "./forecasts.ts";
import {nll} from "./nll.ts";

/** A fitted temperature and what it changes. */
export interface Temperature {
  /** T: probabilities are softmax(z / T); above 1 they were over-confident. */
  readonly temperature: number;
  /** Mean negative log-likelihood at T = 1 and at the fitted T, nats. */
  readonly nllBefore: number;
  readonly nllAfter: number;
}

/** Computes the slope and the curvature of the mean NLL in β = 1/T; it is convex there. */
function slopesAt(beta: number, logits: Float64Array, labels: ArrayLike<number>) {
  const classes = logits.length / labels.length;
  let slope = 0;
  let curvature = 0;
  for (let i = 0; i < labels.length; i++) {
    const start = i * classes;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) greatest = Math.max(greatest, logits[start + k]);

    // Mean and mean square of the logits under the softmax, counted from the greatest one.
    let [total, first, second] = [0, 0, 0];
    for (let k = 0; k < classes; k++) {
      const z = logits[start + k] - greatest;
      const e = Math.exp(beta * z);
      total += e;
      first += e * z;
      second += e * z * z;
    }
    const mean = first / total;
    slope += mean - (logits[start + labels[i]] - greatest);
    curvature += second / total - mean * mean;
  }
  return {slope: slope / labels.length, curvature: curvature / labels.length};
}

/** Finds an upper bracket: a β at which the slope is positive. */
function bracket(logits: Float64Array, labels: ArrayLike<number>): number {
  const classes = logits.length / labels.length;
  const wrong = Array.from(labels, (label, i) => {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    return row[label] < Math.max(...row);
  });
  if (!wrong.includes(true)) {
    throw new RangeError(
      "temperatureScale: logits must get at least one sample wrong, got none; without an error the likelihood grows as T falls to 0",
    );
  }
  if (slopesAt(0, logits, labels).slope >= 0) {
    throw new RangeError(
      "temperatureScale: logits of the true classes must lie above the mean of all logits on average, or the best temperature is infinite",
    );
  }
  let high = 1;
  while (slopesAt(high, logits, labels).slope <= 0) high *= 2;
  return high;
}

/**
 * Fits one temperature that divides all logits, by the least negative log-likelihood.
 *
 * The order of the classes does not change, so neither does the accuracy. In β = 1/T the likelihood is
 * convex: Newton's method inside a bracket runs until β moves by less than 1e-14 of itself. Fit it on
 * samples that the network was not trained on.
 *
 * @formula eq:temperature $\hat T = \arg\min_{T > 0} -\sum_i \log \operatorname{softmax}(z_i / T)_{y_i}$
 * @param logits - z, [n, classes]
 * @param labels - true class indices, shape [n]
 * @returns the temperature, and the mean negative log-likelihood before and after, nats
 * @throws RangeError when a label is out of range, a logit is not finite, no sample is wrong (T would be
 *   0), or the logits say no more than chance (T would be infinite)
 * @throws ShapeError when labels do not match the samples
 * @ref guo2017
 * @example temperatureScale(tensor([3, 2], [2, 0, 2, 0, 2, 0]), [0, 0, 1]).temperature // 2.8853900817779268
 */
export function temperatureScale(logits: Tensor, labels: ArrayLike<number>): Temperature {
  if (logits.shape.length !== 2 || logits.shape[1] < 2) {
    throw new ShapeError(
      `temperatureScale: logits must have the shape [n, classes] with 2 classes or more, got ${shapeText(logits.shape)}`,
    );
  }
  requireLabels("temperatureScale", labels, {count: logits.shape[0], classes: logits.shape[1]});
  const nllBefore = nll(logits, labels);
  let low = 0;
  let high = bracket(logits.data, labels);

  // Newton's step where it stays inside the bracket, else its middle; 200 halvings are beyond doubles.
  let beta = Math.min(1, high);
  for (let step = 0; step < 200; step++) {
    const {slope, curvature} = slopesAt(beta, logits.data, labels);
    if (slope > 0) high = beta;
    else low = beta;
    const newton = beta - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - beta);
    beta = next;
    if (moved <= 1e-14 * beta) break;
  }
  const scaled = {shape: logits.shape, data: logits.data.map((z) => z * beta)};
  return {temperature: 1 / beta, nllBefore, nllAfter: nll(scaled, labels)};
}
