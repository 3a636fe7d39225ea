import type {Metric} from "./metric.ts";

/**
 * Makes the metric that counts wrong decisions: the share of samples on the wrong side of a threshold.
 *
 * @param threshold - predictions of at least this count as 1; it has to come from elsewhere than the
 *   samples that are judged
 * @returns a metric for `crossValidate`, lower is better; it refuses a prediction of NaN
 * @throws RangeError when the threshold is not finite
 * @example thresholdError(0.5).of(samplesOf([[1], [2]], {y: [0, 1]}), Float64Array.of(0.7, 0.9)) // 0.5
 */
export function thresholdError(threshold: number): Metric {
  if (!Number.isFinite(threshold)) {
    throw new RangeError(`thresholdError: threshold must be finite, got ${threshold}`);
  }
  return {
    name: `error at ${threshold}`,
    better: "lower",
    of({y}, predicted) {
      let wrong = 0;
      for (let i = 0; i < y.length; i++) {
        if (Number.isNaN(predicted[i])) {
          throw new RangeError(
            `thresholdError: predicted must hold numbers, got NaN at index ${i}`,
          );
        }
        if (predicted[i] >= threshold !== (y[i] === 1)) wrong++;
      }
      return wrong / y.length;
    },
  };
}
