import type {CombatModel, Covariate} from "voxelbook/statistics";
import {combat, harmonisationDesign} from "voxelbook/statistics";
import type {Tolerance} from "./compare.ts";
import {compare} from "./compare.ts";
import {agree, describeFiles} from "./radiomicsFiles.ts";

/** A table of the files: one row a feature. */
type FeatureRows = readonly (readonly number[])[];

/** Features, what is known of the patients, and what other programs make of them. */
interface CombatFile {
  readonly options: {
    readonly batch_col: string;
    readonly categorical_cols?: readonly string[] | null;
    readonly continuous_cols?: readonly string[] | null;
    readonly eb?: boolean;
    readonly parametric?: boolean;
    readonly mean_only?: boolean;
    readonly ref_batch?: string | number | null;
  };
  readonly batch: readonly (string | number)[];
  readonly covariates?: Readonly<Record<string, readonly (string | number)[]>> | null;
  readonly data: FeatureRows;
  readonly harmonised?: FeatureRows;
  readonly harmonised_neuroHarmonize?: FeatureRows;
  readonly harmonised_fully_converged?: FeatureRows;
  readonly estimates?: Readonly<Record<string, unknown>>;
}

// The programs stop at a change of 1e-4 and hold continuous covariates in single precision, so that they
// lie up to 1e-5 off even under the same rule; iterated on in double precision they meet to rounding.
const RULE = 1e-4;
const STOPPED: Tolerance = {rtol: 1e-5, atol: 1e-5};
const CONVERGED: Tolerance = {rtol: 1e-9, atol: 1e-9};

/** Turns rows into columns: the files keep features in rows, the library patients. */
function transposed(rows: FeatureRows): number[][] {
  return rows[0].map((_, i) => rows.map((row) => row[i]));
}

/** Finds the covariates that are to be kept. */
function covariatesOf({options, covariates}: CombatFile): Covariate[] {
  const named = (kind: Covariate["kind"], names: readonly string[] | null | undefined) =>
    (names ?? []).map((name) => ({name, kind, values: covariates?.[name] ?? []}));
  return [
    ...named("categorical", options.categorical_cols),
    ...named("continuous", options.continuous_cols),
  ];
}

/** Harmonises as the file's options say, to the library's own tolerance or to one that is given. */
function run(file: CombatFile, tolerance?: number) {
  const {eb = true, parametric = true, mean_only: meanOnly = false, ref_batch} = file.options;
  return combat(transposed(file.data), {
    batch: file.batch,
    covariates: covariatesOf(file),
    shrinkage: eb ? (parametric ? "parametric" : "non-parametric") : "none",
    meanOnly,
    ...(tolerance === undefined ? {} : {tolerance}),
    ...(ref_batch === undefined || ref_batch === null ? {} : {reference: ref_batch}),
  });
}

/** Splits a table of the model into its rows. */
function rowsOf({data, rows, columns}: CombatModel["shift"]): Float64Array[] {
  return Array.from({length: rows}, (_, b) => data.subarray(columns * b, columns * (b + 1)));
}

/** Computes what the covariates let expect of each feature, in each patient. */
function covariatePart(file: CombatFile, {batches, weights}: CombatModel): number[][] {
  const {matrix} = harmonisationDesign(file.batch, covariatesOf(file));
  return file.data.map((_, f) =>
    file.batch.map((_, i) => {
      let part = 0;
      for (let k = 0; k < weights.rows; k++) {
        const value = matrix.data[batches.length + k + matrix.columns * i];
        part += value * weights.data[f + weights.columns * k];
      }
      return part;
    }),
  );
}

/** What the programs call the parts of the model; null where a model of this kind has no such part. */
function estimatesOf(file: CombatFile, model: CombatModel): Readonly<Record<string, unknown>> {
  const shifts = model.priors.every((prior) => prior !== null) ? model.priors : null;
  const shapes = model.meanOnly ? null : shifts;
  return {
    gamma_hat: rowsOf(model.shift),
    delta_hat: rowsOf(model.spread),
    gamma_star: rowsOf(model.shrunkShift),
    delta_star: rowsOf(model.shrunkSpread),
    gamma_bar: shifts?.map((prior) => prior.shiftMean) ?? null,
    t2: shifts?.map((prior) => prior.shiftVariance) ?? null,
    a_prior: shapes?.map((prior) => prior.shape) ?? null,
    b_prior: shapes?.map((prior) => prior.scale) ?? null,
    var_pooled: Array.from(model.pooledVariance, (value) => [value]),
    stand_mean: Array.from(model.grandMean, (mean) => file.batch.map(() => mean)),
    mod_mean: covariatePart(file, model),
  };
}

describeFiles<CombatFile>("radiomics/statistics/combat*.json", (file) => {
  const {harmonised, harmonised_neuroHarmonize, harmonised_fully_converged, estimates} = file;
  const judge = (name: string, expected: FeatureRows | undefined, stop?: number) => {
    if (expected === undefined) return;
    it(`harmonises as ${name}`, () => {
      const {data} = run(file, stop).harmonised;
      const tolerance = stop === undefined ? CONVERGED : STOPPED;
      agree(compare("harmonised", data, transposed(expected).flat(), tolerance));
    });
  };
  judge("neuroCombat does", harmonised, RULE);
  judge("neuroHarmonize does", harmonised_neuroHarmonize, RULE);
  judge("a run to convergence does", harmonised_fully_converged);
  if (estimates !== undefined) {
    it("finds the same estimates", () => {
      const found = estimatesOf(file, run(file, RULE).model);
      const wanted = Object.entries(estimates).filter(([name]) => found[name] !== null);
      agree(compare("estimates", found, Object.fromEntries(wanted), STOPPED));
    });
  }
});
