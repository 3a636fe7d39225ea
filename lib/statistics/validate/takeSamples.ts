import type {Matrix} from "../../core/index.ts";
import type {Covariate} from "../harmonise/covariate.ts";
import type {Samples} from "./samples.ts";

/** Copies rows of a matrix, in the order asked for. */
export function takeRows({data, columns}: Matrix, rows: ArrayLike<number>): Matrix {
  const taken = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i] * columns;
    taken.set(data.subarray(from, from + columns), i * columns);
  }
  return {data: taken, rows: rows.length, columns};
}

/** Copies entries of a list, in the order asked for. */
function pick<T>(list: ArrayLike<T>, rows: ArrayLike<number>): T[] {
  return Array.from(rows, (row) => list[row]);
}

/** Copies a covariate's values, whichever kind they are. */
function pickCovariate(covariate: Covariate, rows: ArrayLike<number>): Covariate {
  if (covariate.kind === "continuous") {
    return {...covariate, values: Float64Array.from(pick(covariate.values, rows))};
  }
  return {...covariate, values: pick(covariate.values, rows)};
}

/**
 * Takes some of the samples, with all that belongs to them; a row may be taken twice, as in a bootstrap.
 *
 * @param samples - the whole
 * @param rows - which, as places from 0, in the order wanted, shape [taken]
 * @returns a record of its own; names of features are shared
 * @throws RangeError when a place is no whole number from 0 to the last sample
 * @example takeSamples(samplesOf([[1], [2], [3]], {y: [0, 1, 1]}), [2, 0]).x.data // [3, 1]
 */
export function takeSamples(samples: Samples, rows: ArrayLike<number>): Samples {
  const size = samples.x.rows;
  for (let i = 0; i < rows.length; i++) {
    if (!Number.isInteger(rows[i]) || rows[i] < 0 || rows[i] >= size) {
      throw new RangeError(
        `takeSamples: rows must be whole numbers from 0 to ${size - 1}, got ${rows[i]}`,
      );
    }
  }
  const {x, y, patients, ids, batch, covariates, time, event} = samples;
  return {
    ...samples,
    x: takeRows(x, rows),
    y: Float64Array.from(pick(y, rows)),
    patients: pick(patients, rows),
    ids: pick(ids, rows),
    ...(batch === undefined ? {} : {batch: pick(batch, rows)}),
    ...(covariates === undefined
      ? {}
      : {covariates: covariates.map((covariate) => pickCovariate(covariate, rows))}),
    ...(time === undefined ? {} : {time: Float64Array.from(pick(time, rows))}),
    ...(event === undefined ? {} : {event: Uint8Array.from(pick(event, rows))}),
  };
}
