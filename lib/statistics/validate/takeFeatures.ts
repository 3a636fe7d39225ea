import type {Samples} from "./samples.ts";

/**
 * Takes some of the features of samples, in the order asked for.
 *
 * @param samples - the whole
 * @param columns - which, as places from 0, shape [taken]
 * @returns a record with a table and names of its own; the rest is shared
 * @throws RangeError when there is none, or a place is no whole number from 0 to the last feature
 * @example takeFeatures(samplesOf([[1, 2, 3]], {y: [0]}), [2, 0]).names // ["f3", "f1"]
 */
export function takeFeatures(samples: Samples, columns: ArrayLike<number>): Samples {
  const {x, names} = samples;
  if (columns.length === 0) {
    throw new RangeError("takeFeatures: columns must hold at least one, got none");
  }
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k];
    if (!Number.isInteger(column) || column < 0 || column >= x.columns) {
      throw new RangeError(
        `takeFeatures: columns must be whole numbers from 0 to ${x.columns - 1}, got ${column}`,
      );
    }
  }
  const width = columns.length;
  const data = new Float64Array(x.rows * width);
  for (let row = 0; row < x.rows; row++) {
    for (let k = 0; k < width; k++) data[k + width * row] = x.data[columns[k] + x.columns * row];
  }
  return {
    ...samples,
    x: {data, rows: x.rows, columns: width},
    names: Array.from(columns, (column) => names[column]),
  };
}
