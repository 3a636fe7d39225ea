import type {FeatureSettings} from "../features/index.ts";
import {extractFeatures, featureSettings} from "../features/index.ts";
import type {ImageAndMask} from "../image/index.ts";
import type {IccClass, IccForm, IccOptions} from "../statistics/index.ts";
import {iccAll, iccClass} from "../statistics/index.ts";
import {applyPerturbation} from "./applyPerturbation.ts";
import type {FeatureColumn, Measure, SettingsInput} from "./measure.ts";
import {collectColumns} from "./measure.ts";
import type {Perturbation} from "./perturbation.ts";
import {perturbationName} from "./perturbationName.ts";
import type {Spread} from "./perturbationSpread.ts";
import {spreadOf} from "./perturbationSpread.ts";
import {perturbSettings} from "./perturbSettings.ts";
import type {CaseFailure, CaseResults, RadiomicsCase, RunOptions} from "./runCases.ts";
import {runCases} from "./runCases.ts";

/** Options of `robustness`. */
export interface RobustnessOptions extends IccOptions, RunOptions {
  /** What is done to each case, beside leaving it as it is. */
  readonly perturbations: readonly Perturbation[];
}

/** How one feature bears the perturbations: a plain row for a table. */
export interface RobustnessRow extends FeatureColumn, Spread {
  /** Intraclass correlation; NaN with one case, and where a value is void or all are equal. */
  readonly icc: number;
  /** Bounds of its confidence interval. */
  readonly lower: number;
  readonly upper: number;
  /** Class of the estimate by the cut-offs of Koo and Li; null where there is none. */
  readonly class: IccClass | null;
  /** Class of the lower bound, which is what they mean. */
  readonly lowerClass: IccClass | null;
  /** How many values are not finite. */
  readonly voidValues: number;
}

/** What a measurement of robustness rests on; plain data. */
export interface RobustnessProvenance {
  readonly settings: FeatureSettings;
  readonly perturbations: readonly Perturbation[];
  readonly form: IccForm;
  readonly confidence: number;
  /** The extraction's own record of each unperturbed case. */
  readonly cases: readonly {readonly id: string; readonly provenance: object}[];
}

/** How features bear perturbations. */
export interface Robustness {
  readonly features: readonly RobustnessRow[];
  /** Ids of the cases that were measured under every perturbation. */
  readonly cases: readonly string[];
  /** "original", then the names of the perturbations. */
  readonly variants: readonly string[];
  /** Index = variant + variants · (case + cases · feature); shape [features · cases · variants]. */
  readonly values: Float64Array;
  /** Cases that are left out, and why. */
  readonly failures: readonly CaseFailure[];
  /** What a reader of the rows has to know. */
  readonly notes: readonly string[];
  readonly provenance: RobustnessProvenance;
}

const SPREAD_NOTE =
  "an ICC depends on how much the cases differ: the same perturbation gives a lower one in a more homogeneous group, so cut-offs carry over to similar groups only";
const SINGLE_NOTE =
  "an ICC needs at least two cases: with one there is no spread between subjects; range and coefficient of variation are given alone";

/** Gives every case random numbers of its own. */
function ownSeed(perturbation: Perturbation, id: string): Perturbation {
  if (!("seed" in perturbation)) return perturbation;
  return {...perturbation, seed: `${perturbation.seed}/${id}`};
}

/** One variant of one case: its values by column, and for the unperturbed one its record. */
interface Variant {
  readonly values: Float64Array;
  readonly provenance: object | null;
}

/** Lays the values of all features, cases and variants into one array. */
function layOut(
  complete: readonly CaseResults<Variant>[],
  features: number,
  variants: number,
): Float64Array {
  const cases = complete.length;
  const values = new Float64Array(features * cases * variants).fill(Number.NaN);
  complete.forEach(({results}, i) => {
    results.forEach((variant, j) => {
      const own = variant.values;
      for (let q = 0; q < own.length; q++) values[j + variants * (i + cases * q)] = own[q];
    });
  });
  return values;
}

/** Makes the rows: spread within cases, and the ICC where there are at least two of them. */
function rowsOf(
  columns: readonly FeatureColumn[],
  values: Float64Array,
  [cases, variants]: readonly [number, number],
  options: IccOptions,
): RobustnessRow[] {
  const tables = {data: values, features: columns.length, subjects: cases, raters: variants};
  const all = cases < 2 ? undefined : iccAll(tables, options);
  const size = cases * variants;
  return columns.map((column, q) => {
    const value = all?.icc[q] ?? Number.NaN;
    const lower = all?.lower[q] ?? Number.NaN;
    let voidValues = 0;
    for (let i = q * size; i < (q + 1) * size; i++) if (!Number.isFinite(values[i])) voidValues++;
    return {
      ...column,
      icc: value,
      lower,
      upper: all?.upper[q] ?? Number.NaN,
      class: iccClass(value),
      lowerClass: iccClass(lower),
      ...spreadOf(values, q * size, cases, variants),
      voidValues,
    };
  });
}

/** Says what is wrong with a request before hours of work, not after. */
function requireRequest(perturbations: readonly Perturbation[], options: IccOptions): void {
  if (perturbations.length === 0) {
    throw new RangeError("robustness: perturbations must hold at least one, got none");
  }
  const names = perturbations.map(perturbationName);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`robustness: perturbations must differ, got ${twice} twice`);
  }

  // A list of no tables has its options checked, and nothing else.
  iccAll({data: new Float64Array(0), features: 0, subjects: 2, raters: 2}, options);
}

/** Measures robustness with any measurement. */
export async function robustnessOf(
  measure: Measure,
  cases: readonly RadiomicsCase[],
  settings: FeatureSettings,
  {perturbations, form, confidence = 0.95, ...run}: RobustnessOptions,
): Promise<Robustness> {
  requireRequest(perturbations, {form, confidence});
  const variants = ["original", ...perturbations.map(perturbationName)];
  const changed = perturbations.map((perturbation) => perturbSettings(settings, perturbation));
  const collector = collectColumns();
  const measureVariant = ({image, mask}: ImageAndMask, step: number, id: string): Variant => {
    if (step === 0) {
      const {features, provenance} = measure(image, mask, settings);
      return {values: collector.valuesOf(features), provenance};
    }
    const perturbed = applyPerturbation(image, mask, ownSeed(perturbations[step - 1], id));
    const {features} = measure(perturbed.image, perturbed.mask, changed[step - 1]);
    return {values: collector.valuesOf(features), provenance: null};
  };
  const {complete, failures} = await runCases("robustness", cases, variants, measureVariant, run);
  if (complete.length === 0) {
    const [{id, step, message}] = failures;
    throw new RangeError(
      `robustness: at least one case must be measured under every perturbation, got none; ${id}, ${step ?? "loading"}: ${message}`,
    );
  }
  const {columns} = collector;
  const values = layOut(complete, columns.length, variants.length);
  const size = [complete.length, variants.length] as const;
  return {
    features: rowsOf(columns, values, size, {form, confidence}),
    cases: complete.map(({id}) => id),
    variants,
    values,
    failures,
    notes: [complete.length < 2 ? SINGLE_NOTE : SPREAD_NOTE],
    provenance: {
      settings,
      perturbations,
      form,
      confidence,
      cases: complete.map(({id, results}) => ({id, provenance: results[0].provenance ?? {}})),
    },
  };
}

/**
 * Measures how features bear perturbations of image, region and settings: every case is measured as it
 * is and under each perturbation, and these variants are the raters of an intraclass correlation.
 *
 * A case in which a variant fails (an erosion that leaves nothing) is left out whole and named in
 * failures, since the correlation needs a full table. Seeds are joined with the id of the case, so that
 * no two cases share their noise. With one case the ICC is refused, NaN in every row, and a note says so.
 *
 * @formula $\mathrm{CV} = \sqrt{\frac{1}{n} \sum_i (s_i / \bar x_i)^2}$ over the variants of each case $i$
 * @param cases - each with an id of its own, and image and mask or a function `load` that brings them
 * @param settings - a preset's name; {preset, …} with changes; or complete settings
 * @param options - perturbations, at least one; form of the ICC ("2,1" for agreement of single
 *   measurements; no default) and confidence, as in `icc`; onProgress; signal
 * @returns a row for each feature of each image: icc with lower and upper bound and class, mean, range,
 *   relativeRange and cv, NaN where void; all values; failures, notes and provenance
 * @throws RangeError when there is no case or no perturbation, two cases have the same id, an option
 *   breaks its rule, or no case could be measured under every perturbation
 * @throws DOMException the signal's reason, when it stops the run
 * @ref zwanenburg2019
 * @ref koo2016
 * @ref bland1996
 * @example (await robustness([{id: "a", image: createVolume(Float64Array.of(1, 3, 5, 7), {shape: [4, 1, 1], unit: "1"}), mask: createMask(Uint8Array.of(0, 1, 1, 0), {shape: [4, 1, 1]})}], {preset: "ibsi-digital", features: ["intensity.mean"]}, {form: "2,1", perturbations: [{kind: "shift", by: [1, 0, 0], unit: "voxel", moves: "mask"}]})).features[0].range // 2
 */
export async function robustness(
  cases: readonly RadiomicsCase[],
  settings: SettingsInput,
  options: RobustnessOptions,
): Promise<Robustness> {
  return robustnessOf(extractFeatures, cases, featureSettings(settings), options);
}
