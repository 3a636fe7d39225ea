import type {Matrix, Rng} from "../../core/index.ts";
import {numberedNames} from "./numberedNames.ts";
import {ANY, NOT_NEGATIVE, requireCount, requireRange} from "./requireOptions.ts";

/** Options of `drawSurvivalCohort`. */
export interface SurvivalCohortOptions {
  /** How many patients, at least 2. */
  readonly patients: number;
  /** Logarithm of the hazard ratio for one unit of each covariate. No default. */
  readonly logHazardRatios: ArrayLike<number>;
  /** Median time to the event of a patient whose covariates are 0, months; 24 when left out. */
  readonly medianMonths?: number;
  /** Shape of the Weibull baseline: above 1 the hazard grows with time; 1 when left out. */
  readonly shape?: number;
  /** When the study ends, months; Infinity when left out. */
  readonly followUpMonths?: number;
  /** Share of patients who leave in each month, 0 to 1; 0 when left out. */
  readonly dropout?: number;
  /** Times are rounded up to a multiple of this, which makes ties; 0, no rounding, when left out. */
  readonly resolutionMonths?: number;
}

/** Patients with covariates and a time that may be censored, and the truth behind it. */
export interface SurvivalCohort {
  /** Standard normal covariates, one row for each patient. */
  readonly x: Matrix;
  readonly names: readonly string[];
  readonly patients: readonly string[];
  /** Months to the event, or to the last sight of the patient; shape [patients]. */
  readonly time: Float64Array;
  /** 1 where the event was seen, 0 where the time is censored; shape [patients]. */
  readonly event: Float64Array;
  readonly truth: {
    readonly logHazardRatios: Float64Array;
    /** Logarithm of each patient's hazard beside that of a patient whose covariates are 0. */
    readonly logHazard: Float64Array;
    /** Months to the event, seen or not. */
    readonly eventTime: Float64Array;
  };
}

/** What ends the sight of patients. */
type Censoring = Required<
  Pick<SurvivalCohortOptions, "followUpMonths" | "dropout" | "resolutionMonths">
>;

/** Refuses options that break a rule. */
function requireTimes(options: Required<Omit<SurvivalCohortOptions, "logHazardRatios">>): void {
  const who = "drawSurvivalCohort";
  const {patients, medianMonths, shape, followUpMonths, dropout, resolutionMonths} = options;
  requireCount(who, "patients", patients, 2);
  for (const [name, value] of Object.entries({medianMonths, shape, followUpMonths})) {
    if (!(value > 0)) throw new RangeError(`${who}: ${name} must be above 0, got ${value}`);
  }
  requireRange(who, {medianMonths, shape}, NOT_NEGATIVE);
  requireRange(who, {dropout}, [0, 1]);
  requireRange(who, {resolutionMonths}, NOT_NEGATIVE);
}

/** Draws covariates and what they do to the hazard. */
function drawCovariates(rng: Rng, patients: number, ratios: Float64Array) {
  const columns = ratios.length;
  const data = Float64Array.from({length: patients * columns}, () => rng.normal());
  const logHazard = new Float64Array(patients);
  for (let i = 0; i < patients; i++) {
    for (let j = 0; j < columns; j++) logHazard[i] += ratios[j] * data[j + columns * i];
  }
  const x: Matrix = {data, rows: patients, columns};
  return {x, logHazard};
}

/** Ends what is seen of each patient: by the event, the end of the study, or when the patient leaves. */
function censor(
  rng: Rng,
  eventTime: Float64Array,
  {followUpMonths, dropout, resolutionMonths}: Censoring,
): {readonly time: Float64Array; readonly event: Float64Array} {
  // The rate at which `dropout` of those who are left leave within a month.
  const rate = -Math.log(1 - dropout);
  const event = new Float64Array(eventTime.length);
  const time = eventTime.map((months, i) => {
    const leaves = rate > 0 ? -Math.log(1 - rng.next()) / rate : Number.POSITIVE_INFINITY;
    const last = Math.min(leaves, followUpMonths);
    event[i] = months <= last ? 1 : 0;
    const seen = Math.min(months, last);
    return resolutionMonths > 0 ? resolutionMonths * Math.ceil(seen / resolutionMonths) : seen;
  });
  return {time, event};
}

/**
 * Draws a cohort with survival times: Weibull times whose hazards are proportional, censored by the end
 * of the study and by patients who leave.
 *
 * Censoring does not depend on covariates or on the time of the event, as Kaplan–Meier curves and Cox
 * models suppose.
 *
 * @formula $T = m \left( \frac{-\ln U}{\ln 2 \; e^{x^\top \beta}} \right)^{1/k}$ with $U$ uniform, median $m$ and shape $k$
 * @param rng - where the numbers come from
 * @param options - patients; logHazardRatios β, one for each covariate, at least one; medianMonths m,
 *   24; shape k, 1; followUpMonths, Infinity; dropout, the share that leaves each month, 0;
 *   resolutionMonths, 0
 * @returns x of shape [patients, covariates], time in months and event, both [patients]; truth
 * @throws RangeError when there is no covariate or an option breaks its rule
 * @ref bender2005
 * @example drawSurvivalCohort(createRng("docs"), {patients: 5, logHazardRatios: [0.7, 0], followUpMonths: 36}).event.length // 5
 */
export function drawSurvivalCohort(
  rng: Rng,
  {
    patients,
    logHazardRatios,
    medianMonths = 24,
    shape = 1,
    followUpMonths = Number.POSITIVE_INFINITY,
    dropout = 0,
    resolutionMonths = 0,
  }: SurvivalCohortOptions,
): SurvivalCohort {
  requireTimes({patients, medianMonths, shape, followUpMonths, dropout, resolutionMonths});
  const ratios = Float64Array.from(logHazardRatios);
  requireCount("drawSurvivalCohort", "number of logHazardRatios", ratios.length, 1);
  ratios.forEach((ratio, j) => {
    requireRange("drawSurvivalCohort", {[`logHazardRatios[${j}]`]: ratio}, ANY);
  });

  const {x, logHazard} = drawCovariates(rng, patients, ratios);
  const eventTime = logHazard.map((eta) => {
    // 1 − next() lies in (0, 1]: its logarithm is finite.
    const hazard = -Math.log(1 - rng.next());
    return medianMonths * (hazard / (Math.LN2 * Math.exp(eta))) ** (1 / shape);
  });

  const seen = censor(rng, eventTime, {followUpMonths, dropout, resolutionMonths});
  return {
    x,
    names: numberedNames("covariate ", ratios.length),
    patients: numberedNames("patient ", patients),
    ...seen,
    truth: {logHazardRatios: ratios, logHazard, eventTime},
  };
}
