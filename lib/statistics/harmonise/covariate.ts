import {didYouMean, type Matrix} from "../../core/index.ts";
import type {Labels} from "./labels.ts";
import {distinctLabels, labelsOf} from "./labels.ts";

/** Something known of each patient that harmonising has to keep: age, sex, stage, outcome. */
export interface Covariate {
  readonly name: string;
  /** A continuous one enters by its values, a categorical one by an indicator of every level but the first. */
  readonly kind: "continuous" | "categorical";
  /** One value for each patient, shape [patients]. */
  readonly values: Labels;
}

/** How a covariate enters the design: what a model remembers of it. */
export interface CovariateCoding {
  readonly name: string;
  readonly kind: Covariate["kind"];
  /** The levels in order, of which the first has no column; empty for a continuous one. */
  readonly levels: readonly string[];
}

/** Learns the levels of each covariate; one that never varies says nothing and is refused. */
export function codingsOf(
  who: string,
  covariates: readonly Covariate[],
  patients: number,
): CovariateCoding[] {
  const names = covariates.map(({name}) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`${who}: covariates must have names of their own, got ${twice} twice`);
  }
  return covariates.map(({name, kind, values}) => {
    if (kind !== "continuous" && kind !== "categorical") {
      throw new RangeError(
        `${who}: kind of covariate ${name} must be continuous or categorical, got ${JSON.stringify(kind)}`,
      );
    }
    const levels = distinctLabels(labelsOf(who, `covariate ${name}`, values, patients));
    if (levels.length < 2) {
      throw new RangeError(
        `${who}: covariate ${name} must vary, got only ${levels.join("")}: leave it out`,
      );
    }
    return {name, kind, levels: kind === "categorical" ? levels : []};
  });
}

/** Names the columns that covariates have in a design. */
export function covariateColumns(codings: readonly CovariateCoding[]): string[] {
  return codings.flatMap(({name, kind, levels}) =>
    kind === "continuous" ? [name] : levels.slice(1).map((level) => `${name} = ${level}`),
  );
}

/** Fills the columns of one covariate, from column `at` on. */
function encodeOne(
  who: string,
  {name, kind, levels}: CovariateCoding,
  {values}: Covariate,
  {data, rows, columns}: Matrix,
  at: number,
): void {
  labelsOf(who, `covariate ${name}`, values, rows).forEach((label, i) => {
    if (kind === "continuous") {
      const value = Number(label);
      if (!Number.isFinite(value)) {
        throw new RangeError(
          `${who}: covariate ${name} must be a finite number, got ${label} for patient ${i}`,
        );
      }
      data[at + columns * i] = value;
      return;
    }
    const level = levels.indexOf(label);
    if (level < 0) {
      throw new RangeError(
        `${who}: covariate ${name} must be one of ${levels.join(", ")}, which the model was fitted on, got ${label} for patient ${i}`,
      );
    }
    if (level > 0) data[at + level - 1 + columns * i] = 1;
  });
}

/** Writes covariates as numbers, by the coding that was learned; the order of the list is free. */
export function encodeCovariates(
  who: string,
  codings: readonly CovariateCoding[],
  covariates: readonly Covariate[],
  patients: number,
): Matrix {
  const names = codings.map(({name}) => name);
  const extra = covariates.find(({name}) => !names.includes(name));
  if (extra !== undefined) {
    throw new RangeError(
      `${who}: covariates must be those of the fit (${names.join(", ") || "none"}), got ${extra.name}${didYouMean(extra.name, names)}`,
    );
  }
  const columns = covariateColumns(codings).length;
  const encoded = {data: new Float64Array(patients * columns), rows: patients, columns};
  let at = 0;
  for (const coding of codings) {
    const covariate = covariates.find(({name}) => name === coding.name);
    if (covariate === undefined) {
      throw new RangeError(
        `${who}: covariates must hold ${coding.name}, which the model keeps, got none of this name`,
      );
    }
    encodeOne(who, coding, covariate, encoded, at);
    at += coding.kind === "continuous" ? 1 : coding.levels.length - 1;
  }
  return encoded;
}
