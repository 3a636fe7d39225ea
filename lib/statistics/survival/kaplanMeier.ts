import {normalDistribution} from "../../core/index.ts";
import {requireConfidence} from "../checks.ts";
import {checkedSurvival, orderByTime, type SurvivalData} from "./survivalData.ts";

/** Options of `kaplanMeier`. */
export interface KaplanMeierOptions {
  /** Probability that an interval holds the true value; 0.95 when left out. */
  readonly confidence?: number;
  /**
   * The scale on which the interval is symmetric: "log-log", which stays inside 0 to 1, when left out;
   * "log"; or "plain", which may leave them and is cut there.
   */
  readonly interval?: "log-log" | "log" | "plain";
}

/** A Kaplan–Meier curve: steps at the distinct times of follow-up, from time 0 on. */
export interface KaplanMeier {
  readonly confidence: number;
  /** 0 and the distinct times, rising, shape [k]. */
  readonly time: Float64Array;
  /** Patients still followed just before each time, shape [k]. */
  readonly atRisk: Float64Array;
  /** Events at each time, shape [k]. */
  readonly events: Float64Array;
  /** Patients whose follow-up ended there without the event, shape [k]. */
  readonly censored: Float64Array;
  /** Probability of no event up to and at each time, shape [k]. */
  readonly survival: Float64Array;
  /** Greenwood's standard error; NaN where the curve is at 0, shape [k]. */
  readonly standardErrors: Float64Array;
  /** The interval at each time; NaN where the curve is at 0, shape [k]. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The first time at which the curve is at ½ or below; Infinity where it never is. */
  readonly median: number;
}

/** Counts events and ends of follow-up at 0 and at each distinct time. */
function countTimes({time, event}: SurvivalData) {
  const [times, events, censored] = [[0], [0], [0]];
  for (const patient of orderByTime(time)) {
    if (time[patient] !== times[times.length - 1]) {
      times.push(time[patient]);
      events.push(0);
      censored.push(0);
    }
    const counts = event[patient] === 1 ? events : censored;
    counts[counts.length - 1]++;
  }
  return {times, events, censored};
}

/** Computes the interval of one step from the curve and the sum of Greenwood's terms. */
function intervalOf(
  survival: number,
  terms: number,
  {z, interval}: {z: number; interval: KaplanMeierOptions["interval"]},
): [number, number] {
  if (survival === 0) return [Number.NaN, Number.NaN];
  if (terms === 0) return [survival, survival];
  const half = z * Math.sqrt(terms);
  if (interval === "log")
    return [survival * Math.exp(-half), Math.min(1, survival * Math.exp(half))];
  if (interval === "plain") {
    return [Math.max(0, survival * (1 - half)), Math.min(1, survival * (1 + half))];
  }
  const logSurvival = Math.log(survival);
  const stretch = Math.exp(half / -logSurvival);
  return [Math.exp(logSurvival * stretch), Math.exp(logSurvival / stretch)];
}

/**
 * Estimates the probability of surviving without the event beyond each time, by Kaplan and Meier.
 *
 * Patients whose follow-up ends are counted as at risk up to and at their last time, so that at a time
 * shared by an event and a censoring the event comes first. The estimate supposes that those who are
 * lost would have fared as those who stayed. Towards its end the curve rests on few patients: read it
 * with the numbers at risk.
 *
 * @formula eq:kaplan-meier $\hat S(t) = \prod_{t_i \le t} \Bigl(1 - \frac{d_i}{n_i}\Bigr)$, $\widehat{\operatorname{var}} \hat S(t) = \hat S(t)^2 \sum_{t_i \le t} \frac{d_i}{n_i (n_i - d_i)}$
 * @param time - of follow-up, at least 0, shape [n]
 * @param event - 1 where the event was seen at that time, 0 where follow-up ended before, shape [n]
 * @param options - confidence, 0.95 when left out; interval, "log-log" when left out, "log" or "plain"
 * @returns time from 0 on, atRisk, events, censored, survival, standardErrors, lower, upper and median;
 *   standardErrors and the interval are NaN where nobody is left, the median is Infinity where the curve
 *   stays above ½
 * @throws RangeError when a time is negative or not finite, an event is not 0 or 1, or an option breaks
 *   its rule
 * @throws ShapeError when time and event differ in length
 * @ref kaplan1958
 * @example kaplanMeier([1, 2, 2, 4], [1, 1, 0, 1]).survival // [1, 0.75, 0.5, 0]
 * kaplanMeier([1, 2, 2, 4], [1, 1, 0, 1]).median // 2
 */
export function kaplanMeier(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  {confidence = 0.95, interval = "log-log"}: KaplanMeierOptions = {},
): KaplanMeier {
  const data = checkedSurvival("kaplanMeier", time, event);
  requireConfidence("kaplanMeier", confidence);
  if (!["log-log", "log", "plain"].includes(interval)) {
    throw new RangeError(`kaplanMeier: interval must be log-log, log or plain, got ${interval}`);
  }
  const {times, events, censored} = countTimes(data);
  const z = normalDistribution().quantile((1 + confidence) / 2);
  const columns = Array.from({length: 5}, () => new Float64Array(times.length));
  const [atRisk, survival, standardErrors, lower, upper] = columns;
  let [left, chance, terms] = [data.time.length, 1, 0];
  for (let k = 0; k < times.length; k++) {
    // The last factor is exactly 0 when all who are left have the event.
    atRisk[k] = left;
    chance *= 1 - events[k] / left;
    if (events[k] > 0) terms += events[k] / (left * (left - events[k]));
    survival[k] = chance;
    standardErrors[k] = chance * Math.sqrt(terms);
    [lower[k], upper[k]] = intervalOf(chance, terms, {z, interval});
    left -= events[k] + censored[k];
  }

  // ½ is reached where rounding alone keeps the product above it.
  const half = survival.findIndex((value) => value <= 0.5 + 1e-12);
  return {
    confidence,
    time: Float64Array.from(times),
    atRisk,
    events: Float64Array.from(events),
    censored: Float64Array.from(censored),
    survival,
    standardErrors,
    lower,
    upper,
    median: half < 0 ? Number.POSITIVE_INFINITY : times[half],
  };
}
