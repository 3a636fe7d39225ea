import type {Matrix, MatrixLike} from "../../core/index.ts";
import {matrixOf, ShapeError} from "../../core/index.ts";
import type {Covariate} from "../harmonise/covariate.ts";

/** What a model is trained and tested on: one row for each sample, with all that belongs to it. */
export interface Samples {
  /** Features, shape [samples, features]. */
  readonly x: Matrix;
  /** Names of the features, shape [features]. */
  readonly names: readonly string[];
  /** Outcome, shape [samples]. */
  readonly y: Float64Array;
  /** Whose sample it is; all samples of a patient have to stay on one side of a split. */
  readonly patients: readonly string[];
  /**
   * True where patients had no names and got made ones: those tell the samples of this record apart and
   * say nothing of who a patient is.
   */
  readonly unnamedPatients?: boolean;
  /** Names of the samples, each one different: their place in the table they come from. */
  readonly ids: readonly string[];
  /** Scanner, site or protocol, shape [samples]. */
  readonly batch?: readonly string[];
  /** What is known beside the image, such as age and sex. */
  readonly covariates?: readonly Covariate[];
  /** Time to the event or to the last visit, shape [samples]. */
  readonly time?: Float64Array;
  /** 1 where the event was seen, 0 where the time is censored, shape [samples]. */
  readonly event?: Uint8Array;
}

/** What `samplesOf` takes beside the features. */
export interface SampleFields {
  /** Outcome of each sample. */
  readonly y: ArrayLike<number>;
  /** f1, f2, … when left out. */
  readonly names?: readonly string[];
  /** When left out, every sample is a patient of its own, without a name of its own: p1, p2, … */
  readonly patients?: readonly string[];
  /** The place of each sample, from 0, when left out. */
  readonly ids?: readonly string[];
  readonly batch?: readonly string[];
  readonly covariates?: readonly Covariate[];
  readonly time?: ArrayLike<number>;
  readonly event?: ArrayLike<number>;
}

/** Refuses a list that has not one entry for each sample, or feature. */
function requireLength(name: string, list: {readonly length: number} | undefined, length: number) {
  if (list !== undefined && list.length !== length) {
    throw new ShapeError(`samplesOf: ${name} must hold ${length} entries, got ${list.length}`);
  }
}

/** Refuses names that say one thing twice. */
function requireDistinct(name: string, list: readonly string[]): void {
  if (new Set(list).size === list.length) return;
  const twice = list.find((entry, i) => list.indexOf(entry) !== i);
  throw new RangeError(`samplesOf: ${name} must differ, got ${twice} twice`);
}

/** Refuses outcomes and times that are none. */
function requireValues({y, time, event}: SampleFields): void {
  const missing = Array.from(y).findIndex((value) => !Number.isFinite(value));
  if (missing >= 0) {
    throw new RangeError(`samplesOf: y must be finite, got ${y[missing]} at index ${missing}`);
  }
  const times = Array.from(time ?? []);
  const wrong = times.findIndex((value) => !(value >= 0 && Number.isFinite(value)));
  if (wrong >= 0) {
    throw new RangeError(
      `samplesOf: time must be finite and at least 0, got ${times[wrong]} at index ${wrong}`,
    );
  }
  const odd = Array.from(event ?? []).find((value) => value !== 0 && value !== 1);
  if (odd !== undefined) throw new RangeError(`samplesOf: event must be 0 or 1, got ${odd}`);
}

/**
 * Joins features, outcome and all that is known of each sample into one record, and checks that they fit.
 *
 * Missing feature values (NaN) may stand in it, since filling them in is a step that has to be learned
 * from training data alone; whatever needs complete values refuses them. An outcome is never missing: a
 * new sample whose outcome nobody knows yet may carry any number, since no prediction looks at it.
 *
 * @param x - features, shape [samples, features]
 * @param fields - y, shape [samples]; names, shape [features], f1, f2, … when left out; patients, shape
 *   [samples], one for each sample when left out; ids, from 0 when left out; batch; covariates; time and
 *   event
 * @returns the record
 * @throws ShapeError when a part has another length than there are samples or features
 * @throws RangeError when there is no sample, two features or two samples have one name, y is not finite, a
 *   time is negative or not finite, or an event is not 0 or 1
 * @example samplesOf([[1, 2], [3, 4]], {y: [0, 1], patients: ["anna", "ben"]}).names // ["f1", "f2"]
 */
export function samplesOf(x: MatrixLike, fields: SampleFields): Samples {
  const matrix = matrixOf("samplesOf", x);
  const {rows, columns} = matrix;
  if (rows === 0) throw new RangeError("samplesOf: x must have at least one row, got none");
  const {y, batch, covariates, time, event} = fields;
  const names = fields.names ?? Array.from({length: columns}, (_, k) => `f${k + 1}`);
  const patients = fields.patients ?? Array.from({length: rows}, (_, i) => `p${i + 1}`);
  const ids = fields.ids ?? Array.from({length: rows}, (_, i) => String(i));

  // Every part has one entry for each sample.
  requireLength("names", names, columns);
  for (const [name, list] of Object.entries({y, patients, ids, batch, time, event})) {
    requireLength(name, list, rows);
  }
  for (const {name, values} of covariates ?? []) requireLength(`covariate ${name}`, values, rows);
  requireDistinct("names", names);
  requireDistinct("ids", ids);
  requireValues(fields);
  return {
    x: matrix,
    names,
    y: Float64Array.from(y),
    patients,
    ...(fields.patients === undefined ? {unnamedPatients: true} : {}),
    ids,
    ...(batch === undefined ? {} : {batch}),
    ...(covariates === undefined ? {} : {covariates}),
    ...(time === undefined ? {} : {time: Float64Array.from(time)}),
    ...(event === undefined ? {} : {event: Uint8Array.from(event)}),
  };
}
