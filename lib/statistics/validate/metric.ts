import {auc} from "../performance/auc.ts";
import {brierScore} from "../performance/brierScore.ts";
import {logLoss} from "../performance/logLoss.ts";
import {concordanceIndex} from "../survival/concordanceIndex.ts";
import type {Samples} from "./samples.ts";

/** A number that says how well predictions of some samples fit their outcome. */
export interface Metric {
  readonly name: string;
  readonly better: "higher" | "lower";
  /** Judges predictions, shape [samples]. */
  of(test: Samples, predicted: Float64Array): number;
}

/** A metric by its name, or one of one's own. */
export type MetricLike = Metric | "auc" | "brier" | "logLoss" | "squaredError" | "c-index";

/** Averages squared differences. */
function squaredError({y}: Samples, predicted: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += (predicted[i] - y[i]) ** 2;
  return sum / y.length;
}

/** Computes Harrell's C; larger predictions mean earlier events. */
function cIndex({time, event}: Samples, predicted: Float64Array): number {
  if (time === undefined || event === undefined) {
    throw new RangeError("c-index: samples must have time and event, got none");
  }
  return concordanceIndex(time, event, predicted).c;
}

/** What the names stand for; probabilities of 0 and 1 are not clipped, so one sure error costs Infinity. */
const BY_NAME: Readonly<Record<Exclude<MetricLike, Metric>, Metric>> = {
  auc: {name: "auc", better: "higher", of: ({y}, predicted) => auc(y, predicted)},
  brier: {name: "brier", better: "lower", of: ({y}, predicted) => brierScore(y, predicted)},
  logLoss: {name: "logLoss", better: "lower", of: ({y}, predicted) => logLoss(y, predicted)},
  "c-index": {name: "c-index", better: "higher", of: cIndex},
  squaredError: {name: "squaredError", better: "lower", of: squaredError},
};

/** Reads metrics at a public boundary. */
export function metricsOf(who: string, metrics: readonly MetricLike[]): Metric[] {
  if (!Array.isArray(metrics)) {
    throw new TypeError(`${who}: metrics must be a list, [] for none, got ${typeof metrics}`);
  }
  return metrics.map((metric) => metricOf(who, metric));
}

/** Reads a metric at a public boundary. */
export function metricOf(who: string, metric: MetricLike): Metric {
  const found = typeof metric === "string" ? BY_NAME[metric] : metric;
  if (found === undefined) {
    throw new RangeError(
      `${who}: metric must be one of ${Object.keys(BY_NAME).join(", ")} or a record, got ${String(metric)}`,
    );
  }
  return found;
}
