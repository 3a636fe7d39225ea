import type {Rng} from "../../core/index.ts";
import {percentile} from "../../core/index.ts";
import {bootstrapInterval} from "../../statistics/index.ts";
import type {SegmentationStudy, StudyMeasure, StudyResult} from "./studyRecord.ts";

/** Options of `summariseStudy`. */
export interface SummariseOptions {
  /** The variant with which the others are compared. */
  readonly baseline: string;
  /** How often patients are drawn anew; 2,000 are usual. No default. */
  readonly resamples: number;
  readonly rng: Rng;
}

const MEASURES: readonly StudyMeasure[] = ["dice", "hd95Pooled", "hd95Max", "assd"];

/** Finds mean and interval of one number per patient. */
function meanInterval(values: readonly number[], resamples: number, rng: Rng) {
  const meanOf = (rows: Int32Array): number => {
    let sum = 0;
    for (let k = 0; k < rows.length; k++) sum += values[rows[k]];
    return sum / rows.length;
  };
  const options = {method: "percentile", resamples, rng} as const;
  const {estimate, lower, upper} = bootstrapInterval(values.length, meanOf, options);
  return {mean: estimate, lower, upper};
}

/**
 * Summarises a study by patient: means with 95 % intervals, and each variant's Dice less that of the
 * baseline on the same patients. Patients are drawn with replacement, and all variants share each draw's
 * stream; an interval says how far other patients could move a mean, not what another training would.
 * Patients in whom nothing was outlined have no distance: their number is missing in `patients`.
 *
 * @formula $\bar d_v \pm$: the 2.5th and 97.5th percentile of $\bar d_v^{*}$ over resamples of patients
 * @param results - one for each variant and patient
 * @param options - baseline; resamples; rng
 * @returns table and differences, as the study's record holds them
 * @throws RangeError when a variant lacks a patient of the baseline, or fewer than two have a number
 * @ref efron1987
 * @ref maierhein2024
 * @example summariseStudy([1, 2].flatMap((p) => ["a", "b"].map((variant) => ({variant, patient: `${p}`, fold: 0, dice: variant === "a" ? 0.5 : 0.75, hd95Pooled: 1, hd95Max: 1, assd: 1, volumeMl: 1, referenceMl: 1}))), {baseline: "a", resamples: 10, rng: createRng(1)}).differences[0].mean // 0.25
 */
export function summariseStudy(
  results: readonly StudyResult[],
  {baseline, resamples, rng}: SummariseOptions,
): Pick<SegmentationStudy, "table" | "differences"> {
  const variants = [...new Set(results.map(({variant}) => variant))];
  const own = (name: string) => results.filter(({variant}) => variant === name);
  const table = variants.flatMap((variant) =>
    MEASURES.map((measure) => {
      const values = own(variant).flatMap((result) => result[measure] ?? []);
      const interval = meanInterval(values, resamples, rng.fork(measure));
      return {
        ...{variant, measure, patients: values.length},
        ...interval,
        median: percentile(values, 50),
      };
    }),
  );

  // The same patients in the same order, so that each is compared with itself.
  const base = own(baseline);
  const differences = variants.flatMap((variant) => {
    if (variant === baseline) return [];
    const dices = new Map(own(variant).map(({patient, dice}) => [patient, dice]));
    const values = base.map(({patient, dice}) => {
      const other = dices.get(patient);
      if (other !== undefined) return other - dice;
      throw new RangeError(
        `summariseStudy: ${variant} must have all patients of ${baseline}, got none for ${patient}`,
      );
    });
    return [{variant, ...meanInterval(values, resamples, rng.fork("dice"))}];
  });
  return {table, differences};
}
