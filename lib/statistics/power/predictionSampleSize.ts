import {normalDistribution} from "../../core/index.ts";

/** What is known of a model before it is developed. */
interface Expected {
  /** Parameters that are to be estimated, without the intercept: candidates, not those that remain. */
  readonly parameters: number;
  /** Cox and Snell's R² that is expected of the model in new patients. No default. */
  readonly rSquared: number;
  /** By which factor coefficients may shrink in new patients; 0.9 when left out. */
  readonly shrinkage?: number;
  /** By how much Nagelkerke's R² may fall in new patients; 0.05 when left out. */
  readonly optimism?: number;
  /** How far the 95 % interval of the overall risk may reach from it; 0.05 when left out. */
  readonly margin?: number;
}

/** Options of `predictionSampleSize`, for an outcome of 0 and 1 or for a time. */
export type PredictionSampleSizeOptions = Expected &
  (
    | {
        readonly outcome: "binary";
        /** Share of the patients who have the outcome. */
        readonly prevalence: number;
      }
    | {
        readonly outcome: "survival";
        /** Events for one patient and year. */
        readonly rate: number;
        /** Mean time for which patients are seen, years. */
        readonly followUpYears: number;
        /** When the overall risk has to be known, years. */
        readonly timePointYears: number;
      }
  );

/** How many patients a model needs by each criterion, and by all. */
export interface PredictionSampleSize {
  readonly patients: number;
  /** Events that are expected among them. */
  readonly events: number;
  /** The same for each parameter. */
  readonly eventsPerParameter: number;
  readonly criteria: {
    /** Coefficients shrink by no more than the factor. */
    readonly shrinkage: number;
    /** R² falls by no more than the difference. */
    readonly optimism: number;
    /** The overall risk is known within the margin. */
    readonly overallRisk: number;
  };
  /** The largest R² of Cox and Snell that such outcomes allow. */
  readonly largestRSquared: number;
}

/** Refuses a number that does not lie between two others. */
function requireBetween(values: Readonly<Record<string, number>>, low: number, high: number): void {
  for (const [name, value] of Object.entries(values)) {
    if (value > low && value < high) continue;
    const rule =
      high === Number.POSITIVE_INFINITY
        ? "be above 0 and finite"
        : `lie between ${low} and ${high}`;
    throw new RangeError(`predictionSampleSize: ${name} must ${rule}, got ${value}`);
  }
}

/** What depends on the kind of outcome. */
interface Outcome {
  /** Log-likelihood of a patient in a model without columns. */
  readonly nullLogLikelihood: number;
  /** Events for one patient. */
  readonly events: number;
  /** Patients for an overall risk within a margin. */
  riskPatients(margin: number, z: number): number;
}

/** Describes an outcome of 0 and 1. */
function binaryOutcome(prevalence: number): Outcome {
  requireBetween({prevalence}, 0, 1);
  const other = 1 - prevalence;
  return {
    nullLogLikelihood: prevalence * Math.log(prevalence) + other * Math.log(other),
    events: prevalence,
    riskPatients: (margin, z) => (z / margin) ** 2 * prevalence * other,
  };
}

/** Describes times with a constant rate of events. */
function survivalOutcome(rate: number, followUpYears: number, timePointYears: number): Outcome {
  requireBetween({rate, followUpYears, timePointYears}, 0, Number.POSITIVE_INFINITY);
  const events = rate * followUpYears;
  const free = Math.exp(-rate * timePointYears);
  return {
    nullLogLikelihood: events * Math.log(events) - events,
    events,
    riskPatients: (margin, z) => {
      // The lower bound of the risk is the further one: e^{t z √(rate / T)} − 1 = margin / free.
      const reach = Math.log1p(margin / free) / (timePointYears * z);
      return rate / (reach * reach * followUpYears);
    },
  };
}

/** Computes the patients for which parameters shrink by a factor. */
function shrinkagePatients(parameters: number, rSquared: number, shrinkage: number): number {
  return parameters / ((shrinkage - 1) * Math.log1p(-rSquared / shrinkage));
}

/**
 * Computes how many patients the development of a prediction model needs, by the criteria of Riley et al.
 *
 * Ten events for each parameter is no rule: the number depends on how much the model can tell. All
 * candidate features count as parameters, so a radiomics study with hundreds of them needs thousands of
 * patients unless they are thinned out without the outcome.
 *
 * @formula $N_1 = \frac{p}{(S - 1) \ln(1 - R^2 / S)}$, $N_2$ the same with $S = \frac{R^2}{R^2 + \delta R^2_{\max}}$, $R^2_{\max} = 1 - e^{2 \ell_0}$, $N_3 = \bigl(\tfrac{z}{m}\bigr)^2 \pi (1 - \pi)$ or what the interval of $1 - e^{-\lambda t}$ needs
 * @param options - outcome, "binary" with prevalence π or "survival" with rate λ for a year,
 *   followUpYears and timePointYears t; parameters p; rSquared R², Cox and Snell's; shrinkage S, 0.9;
 *   optimism δ, 0.05; margin m, 0.05
 * @returns patients, the largest of the criteria; events and eventsPerParameter; criteria;
 *   largestRSquared
 * @throws RangeError when parameters is not a whole number of at least 1, an option lies outside its range,
 *   or rSquared is not below shrinkage and largestRSquared
 * @ref riley2019
 * @ref riley2020
 * @example predictionSampleSize({outcome: "binary", parameters: 24, rSquared: 0.288, prevalence: 0.174}).criteria // {shrinkage: 623, optimism: 662, overallRisk: 221}
 */
export function predictionSampleSize(options: PredictionSampleSizeOptions): PredictionSampleSize {
  const {parameters, rSquared, shrinkage = 0.9, optimism = 0.05, margin = 0.05} = options;
  if (!Number.isSafeInteger(parameters) || parameters < 1) {
    throw new RangeError(
      `predictionSampleSize: parameters must be a whole number of at least 1, got ${parameters}`,
    );
  }
  requireBetween({rSquared, shrinkage, optimism, margin}, 0, 1);
  const outcome =
    options.outcome === "binary"
      ? binaryOutcome(options.prevalence)
      : survivalOutcome(options.rate, options.followUpYears, options.timePointYears);
  const largestRSquared = -Math.expm1(2 * outcome.nullLogLikelihood);
  const limit = Math.min(shrinkage, largestRSquared);
  if (rSquared >= limit) {
    throw new RangeError(
      `predictionSampleSize: rSquared must be below shrinkage and the largest that is possible, ${limit}, got ${rSquared}`,
    );
  }

  const byOptimism = rSquared / (rSquared + optimism * largestRSquared);
  const z = normalDistribution().quantile(0.975);
  const criteria = {
    shrinkage: Math.ceil(shrinkagePatients(parameters, rSquared, shrinkage)),
    optimism: Math.ceil(shrinkagePatients(parameters, rSquared, byOptimism)),
    overallRisk: Math.ceil(outcome.riskPatients(margin, z)),
  };
  const patients = Math.max(...Object.values(criteria));
  const events = patients * outcome.events;
  return {
    patients,
    events,
    eventsPerParameter: events / parameters,
    criteria,
    largestRSquared,
  };
}
