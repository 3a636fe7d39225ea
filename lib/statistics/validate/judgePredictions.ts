import {ShapeError} from "../../core/index.ts";
import type {MetricLike} from "./metric.ts";
import {metricsOf} from "./metric.ts";
import type {Samples} from "./samples.ts";

/**
 * Judges predictions of samples by one or several metrics.
 *
 * @param samples - whose outcome is known
 * @param predicted - one prediction for each, shape [samples]
 * @param options - metrics, names or records, as in `crossValidate`
 * @returns each metric, by its name
 * @throws RangeError when a prediction is NaN, or a metric is unknown or cannot judge these samples
 * @throws TypeError when metrics are not given
 * @throws ShapeError when there is not one prediction for each sample
 * @ref steyerberg2019
 * @example judgePredictions(samplesOf([[1], [2]], {y: [0, 1]}), Float64Array.of(0.5, 0.5), {metrics: ["auc", "brier"]}) // {auc: 0.5, brier: 0.25}
 */
export function judgePredictions(
  samples: Samples,
  predicted: Float64Array,
  {metrics}: {readonly metrics: readonly MetricLike[]},
): Record<string, number> {
  if (predicted.length !== samples.y.length) {
    throw new ShapeError(
      `judgePredictions: predicted must hold ${samples.y.length} values, got ${predicted.length}`,
    );
  }
  const at = predicted.findIndex(Number.isNaN);
  if (at >= 0) {
    throw new RangeError(
      `judgePredictions: predicted must hold numbers, got NaN for sample ${samples.ids[at]}`,
    );
  }
  const judges = metricsOf("judgePredictions", metrics);
  return Object.fromEntries(judges.map((judge) => [judge.name, judge.of(samples, predicted)]));
}
