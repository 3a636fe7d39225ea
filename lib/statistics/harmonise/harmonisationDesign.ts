import type {Matrix} from "../../core/index.ts";
import type {Covariate, CovariateCoding} from "./covariate.ts";
import {codingsOf, covariateColumns, encodeCovariates} from "./covariate.ts";
import type {Batches, Labels} from "./labels.ts";
import {batchesOf} from "./labels.ts";
import type {WithinBatches} from "./withinBatches.ts";
import {withinBatches} from "./withinBatches.ts";

/** A column of a design that others determine, so that its effect cannot be told from theirs. */
export interface Confounding {
  readonly column: string;
  /** "batch" when batches take part; "covariates" when other covariates alone say the same. */
  readonly kind: "batch" | "covariates";
  /** The columns that determine it. */
  readonly by: readonly string[];
}

/** The design of a harmonisation: what is known of each patient, as numbers. */
export interface HarmonisationDesign {
  /** An indicator of each batch, then the covariates' columns; shape [patients, columns]. */
  readonly matrix: Matrix;
  /** Their names, such as "batch = A", "sex = f" and "age". */
  readonly columns: readonly string[];
  readonly batches: readonly string[];
  /** Patients of each batch, shape [batches]. */
  readonly counts: Int32Array;
  /**
   * The share of each covariate column's variance that lies within batches, shape [columns − batches]:
   * 0 means that batch determines it, and little means that their effects are told apart by few patients.
   */
  readonly within: Float64Array;
  /** Columns whose effect cannot be told apart; empty for a sound design. */
  readonly confounded: readonly Confounding[];
}

/** A design with what fitting needs of it. */
export interface FittedDesign {
  readonly batches: Batches;
  readonly codings: readonly CovariateCoding[];
  readonly covariates: Matrix;
  readonly inner: WithinBatches;
  readonly confounded: readonly Confounding[];
}

/** A part of a column below this share of its spread takes no part: rounding is smaller. */
const LEAST_PART = 1e-5;

/** Names the columns that determine a dependent one. */
function confoundingOf(
  names: readonly string[],
  {names: batchNames, of}: Batches,
  {means, share, spread}: WithinBatches,
  {column, weights}: WithinBatches["dependent"][number],
): Confounding {
  // Within batches it is a sum of others; what remains is one number in each batch.
  const columns = names.length;
  const others = names.filter((_, k) => {
    const part = k < column ? Math.abs(weights[k]) * spread[k] * Math.sqrt(share[k]) : 0;
    return part > LEAST_PART * spread[column];
  });
  const levels = batchNames.map((_, b) => {
    let level = means[column + columns * b];
    for (let k = 0; k < column; k++) level -= weights[k] * means[k + columns * b];
    return level;
  });
  const typical = spread[column] / Math.sqrt(of.length);
  const isBatch = Math.max(...levels) - Math.min(...levels) > LEAST_PART * typical;
  const largest = Math.max(...levels.map(Math.abs));
  const taking = batchNames.filter((_, b) => Math.abs(levels[b]) > LEAST_PART * largest);
  return {
    column: names[column],
    kind: isBatch ? "batch" : "covariates",
    by: [...others, ...(isBatch ? taking.map((name) => `batch = ${name}`) : [])],
  };
}

/** Makes a design and looks for confounded columns. */
export function designOf(
  who: string,
  batch: Labels,
  covariates: readonly Covariate[],
): FittedDesign {
  const patients = batch.length;
  const batches = batchesOf(who, batch, patients);
  const codings = codingsOf(who, covariates, patients);
  const encoded = encodeCovariates(who, codings, covariates, patients);
  const inner = withinBatches(encoded, batches);
  const names = covariateColumns(codings);
  const confounded = inner.dependent.map((one) => confoundingOf(names, batches, inner, one));
  return {batches, codings, covariates: encoded, inner, confounded};
}

/**
 * Builds the design matrix of a harmonisation, and finds covariates that cannot be told from batches.
 *
 * A covariate that does not vary within batches (a site that has one protocol) is confounded with them:
 * whatever harmonising takes away as batch is also taken away from the covariate. The test is rank:
 * deviations within batches that are a sum of those of other columns, to a millionth of the column's
 * spread, so that a batch written in single precision is found too.
 *
 * @formula $X = [1_{\text{batch 1}}, \dots, 1_{\text{batch } I}, z_1, \dots, z_q]$, confounded where $\mathrm{rank}(X) < I + q$
 * @param batch - name of each patient's batch, shape [patients], at least two different ones
 * @param covariates - what has to be kept; an empty list for nothing
 * @returns matrix with columns named, batches with counts, within (share of each covariate column's
 *   variance within batches) and confounded, empty for a sound design
 * @throws RangeError when there is one batch only, a covariate never varies or has a name twice, or a
 *   value is missing
 * @throws ShapeError when a covariate has another number of values than batch
 * @ref johnson2007
 * @example harmonisationDesign(["A", "A", "B", "B"], [{name: "sex", kind: "categorical", values: ["f", "m", "f", "m"]}]).columns // ["batch = A", "batch = B", "sex = m"]
 * harmonisationDesign(["A", "A", "B", "B"], [{name: "site", kind: "categorical", values: [1, 1, 2, 2]}]).confounded // [{column: "site = 2", kind: "batch", by: ["batch = B"]}]
 */
export function harmonisationDesign(
  batch: Labels,
  covariates: readonly Covariate[],
): HarmonisationDesign {
  const {
    batches,
    codings,
    covariates: encoded,
    inner,
    confounded,
  } = designOf("harmonisationDesign", batch, covariates);
  const {names, of, counts} = batches;
  const {data, rows} = encoded;
  const columns = names.length + encoded.columns;
  const matrix = {data: new Float64Array(rows * columns), rows, columns};
  for (let i = 0; i < rows; i++) {
    matrix.data[of[i] + columns * i] = 1;
    for (let k = 0; k < encoded.columns; k++) {
      matrix.data[names.length + k + columns * i] = data[k + encoded.columns * i];
    }
  }
  return {
    matrix,
    columns: [...names.map((name) => `batch = ${name}`), ...covariateColumns(codings)],
    batches: names,
    counts,
    within: inner.share,
    confounded,
  };
}
