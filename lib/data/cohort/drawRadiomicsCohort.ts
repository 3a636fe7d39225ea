import type {Matrix, Rng} from "../../core/index.ts";
import {drawEvent} from "./drawEvent.ts";
import {numberedNames} from "./numberedNames.ts";
import {ANY, NOT_NEGATIVE, requireCount, requireRange} from "./requireOptions.ts";

/** Options of `drawRadiomicsCohort`. */
export interface RadiomicsCohortOptions {
  /** How many patients, at least 2. */
  readonly patients: number;
  /** How many features, at least 1. */
  readonly features: number;
  /** How many of them act on the outcome; 0 gives pure noise. No default. */
  readonly informative: number;
  /** Log odds of the outcome for one standard deviation of each informative feature. No default. */
  readonly effect: number;
  /** Features come in blocks of this many that correlate; 1 when left out. */
  readonly blockSize?: number;
  /** Correlation of two features of a block, 0 to 1; 0.8 when left out. */
  readonly correlation?: number;
  /** Log odds of the outcome where everything else is at its mean; 0 when left out. */
  readonly intercept?: number;
  /** Log odds for 10 years of age; 0 when left out. */
  readonly ageEffect?: number;
  /** Log odds of men against women; 0 when left out. */
  readonly sexEffect?: number;
  /** Correlation of every feature with the age, −1 to 1; 0 when left out. */
  readonly ageOnFeatures?: number;
  /** How many sites; patients go to them in turn. 1 when left out. */
  readonly sites?: number;
  /** Standard deviation, over sites and features, of the offset a site's scanner adds; 0. */
  readonly siteShift?: number;
  /** Standard deviation of the logarithm of the factor its scanner multiplies with; 0. */
  readonly siteScale?: number;
  /** How far the last site's informative features lie above the first one's, a true difference; 0. */
  readonly siteCaseMix?: number;
}

/** A covariate as harmonisation and models take it. */
export interface CohortCovariate {
  readonly name: string;
  readonly kind: "continuous" | "categorical";
  readonly values: Float64Array;
}

/** Patients with features, an outcome and the truth behind both. */
export interface RadiomicsCohort {
  /** Features as scanners give them, one row for each patient, mean 0 and standard deviation 1. */
  readonly x: Matrix;
  readonly names: readonly string[];
  /** 1 for an event, 0 for none; shape [patients]. */
  readonly y: Float64Array;
  readonly patients: readonly string[];
  /** Site of each patient: A, B, … */
  readonly batch: readonly string[];
  /** Age in years, and sex: 1 for men, 0 for women. */
  readonly covariates: readonly CohortCovariate[];
  readonly truth: RadiomicsTruth;
}

/** What a model should find. */
export interface RadiomicsTruth {
  readonly intercept: number;
  /** Log odds for one unit of each feature before the scanner; shape [features]. */
  readonly coefficients: Float64Array;
  /** Columns of the informative features: the first of as many blocks. */
  readonly informative: readonly number[];
  /** Log odds of each patient; shape [patients]. */
  readonly logOdds: Float64Array;
  /** Features before scanners shift and scale them. */
  readonly clean: Matrix;
}

/** Options with all that was left out. */
type Settings = Required<RadiomicsCohortOptions>;

/** Fills in what was left out and refuses what breaks a rule. */
function settingsOf(options: RadiomicsCohortOptions): Settings {
  const who = "drawRadiomicsCohort";
  const settings: Settings = {
    blockSize: 1,
    correlation: 0.8,
    intercept: 0,
    ageEffect: 0,
    sexEffect: 0,
    ageOnFeatures: 0,
    sites: 1,
    siteShift: 0,
    siteScale: 0,
    siteCaseMix: 0,
    ...options,
  };
  const {patients, features, informative, blockSize, sites} = settings;
  requireCount(who, "patients", patients, 2);
  requireCount(who, "features", features, 1);
  requireCount(who, "informative", informative, 0);
  requireCount(who, "blockSize", blockSize, 1);
  requireCount(who, "sites", sites, 1);
  if (informative > Math.ceil(features / blockSize)) {
    throw new RangeError(
      `${who}: informative must be at most the ${Math.ceil(features / blockSize)} blocks of features, got ${informative}`,
    );
  }
  if (sites > 26) throw new RangeError(`${who}: sites must be at most 26, got ${sites}`);
  const {effect, intercept, ageEffect, sexEffect, siteCaseMix, siteShift, siteScale} = settings;
  requireRange(who, {effect, intercept, ageEffect, sexEffect, siteCaseMix}, ANY);
  requireRange(who, {siteShift, siteScale}, NOT_NEGATIVE);
  requireRange(who, {correlation: settings.correlation}, [0, 1]);
  requireRange(who, {ageOnFeatures: settings.ageOnFeatures}, [-1, 1]);
  return settings;
}

/** Draws the features of all patients before any scanner; `age` in standard deviations. */
function drawClean(rng: Rng, age: Float64Array, settings: Settings): Matrix {
  const {patients, features, blockSize, correlation, ageOnFeatures} = settings;
  const {sites, siteCaseMix, informative} = settings;
  const data = new Float64Array(patients * features);
  const common = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const rest = Math.sqrt(1 - ageOnFeatures * ageOnFeatures);
  for (let i = 0; i < patients; i++) {
    const mix = sites === 1 ? 0 : siteCaseMix * ((i % sites) / (sites - 1) - 0.5);
    let block = 0;
    for (let j = 0; j < features; j++) {
      if (j % blockSize === 0) block = rng.normal();
      const value = common * block + own * rng.normal();
      const isInformative = j % blockSize === 0 && j / blockSize < informative;
      data[j + features * i] = rest * value + ageOnFeatures * age[i] + (isInformative ? mix : 0);
    }
  }
  return {data, rows: patients, columns: features};
}

/** Lets each site's scanner shift and scale every feature. */
function throughScanners(rng: Rng, clean: Matrix, settings: Settings): Matrix {
  const {sites, siteShift, siteScale} = settings;
  const {rows, columns} = clean;
  const shifts = Float64Array.from({length: sites * columns}, () => siteShift * rng.normal());
  const scales = shifts.map(() => Math.exp(siteScale * rng.normal()));
  const data = Float64Array.from(clean.data);
  for (let i = 0; i < rows; i++) {
    const from = columns * (i % sites);
    for (let j = 0; j < columns; j++) {
      data[j + columns * i] = scales[from + j] * data[j + columns * i] + shifts[from + j];
    }
  }
  return {data, rows, columns};
}

/** Computes the log odds of every patient. */
function logOddsOf(
  clean: Matrix,
  coefficients: Float64Array,
  {age, sex}: {readonly age: Float64Array; readonly sex: Float64Array},
  {intercept, ageEffect, sexEffect}: Settings,
): Float64Array {
  return age.map((years, i) => {
    let sum = intercept + ageEffect * years + sexEffect * (sex[i] - 0.5);
    for (let j = 0; j < clean.columns; j++) {
      sum += coefficients[j] * clean.data[j + clean.columns * i];
    }
    return sum;
  });
}

/**
 * Draws a radiomics cohort: many features in correlated blocks, few of which act on an outcome, measured
 * at sites whose scanners differ.
 *
 * The record has the names that validation and harmonisation take: x, y, names, patients, batch and
 * covariates. Ages have the mean 60 and the standard deviation 10 years, half of the patients are men.
 * `siteShift` and `siteScale` belong to the scanners; `siteCaseMix` is biology that differs between
 * sites, which harmonisation has to leave.
 *
 * @formula $x_{ij} = \sqrt{\rho}\, b_{ik} + \sqrt{1-\rho}\, e_{ij}$ in block $k$, $\operatorname{logit} P(y_i = 1) = \beta_0 + \sum_j \beta_j x_{ij}$ with $\beta_j \ne 0$ for informative features alone
 * @param rng - where the numbers come from
 * @param options - patients, features, informative and effect; blockSize, 1; correlation ρ, 0.8;
 *   intercept β₀; ageEffect, log odds for 10 years; sexEffect; ageOnFeatures; sites, 1; siteShift,
 *   siteScale and siteCaseMix; 0 where not said
 * @returns x of shape [patients, features], y of shape [patients] and what stands beside them; truth
 * @throws RangeError when a count is not whole or too small, more features shall be informative than
 *   there are blocks, or a strength breaks its rule
 * @ref simon2003
 * @example drawRadiomicsCohort(createRng("docs"), {patients: 40, features: 500, informative: 2, effect: 1, blockSize: 5}).truth.informative // [0, 5]
 */
export function drawRadiomicsCohort(rng: Rng, options: RadiomicsCohortOptions): RadiomicsCohort {
  const settings = settingsOf(options);
  const {patients, features, informative, blockSize, effect, intercept} = settings;

  const age = Float64Array.from({length: patients}, () => rng.normal());
  const sex = Float64Array.from({length: patients}, () => rng.int(2));
  const clean = drawClean(rng, age, settings);
  const columns = Array.from({length: informative}, (_, k) => k * blockSize);
  const coefficients = new Float64Array(features);
  for (const column of columns) coefficients[column] = effect;
  const logOdds = logOddsOf(clean, coefficients, {age, sex}, settings);
  const y = logOdds.map((value) => drawEvent(rng, value));
  return {
    x: throughScanners(rng, clean, settings),
    names: numberedNames("feature ", features),
    y,
    patients: numberedNames("patient ", patients),
    batch: Array.from({length: patients}, (_, i) => String.fromCharCode(65 + (i % settings.sites))),
    covariates: [
      {name: "age", kind: "continuous", values: age.map((value) => 60 + 10 * value)},
      {name: "sex", kind: "categorical", values: sex},
    ],
    truth: {intercept, coefficients, informative: columns, logOdds, clean},
  };
}
