/** Bins of one width from the least to the most value; the last one holds its upper edge too. */
export interface EqualBins {
  readonly count: number;
  readonly least: number;
  readonly width: number;
}

/** Lays bins over a range of values. */
export function equalBins(
  who: string,
  [least, most]: readonly [number, number],
  count: number,
): EqualBins {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`${who}: bins must be a whole number of at least 1, got ${count}`);
  }
  if (!(Number.isFinite(most - least) && most > least)) {
    throw new RangeError(
      `${who}: the values must be finite and not constant, got ${least} to ${most}`,
    );
  }
  return {count, least, width: (most - least) / count};
}

/** Finds the bin of a value: the edges decide, as least + k · width, not the rounded quotient. */
export function binOf(value: number, {count, least, width}: EqualBins): number {
  let bin = Math.min(count - 1, Math.max(0, Math.floor((value - least) / width)));
  if (bin > 0 && value < least + bin * width) bin--;
  else if (bin < count - 1 && value >= least + (bin + 1) * width) bin++;
  return bin;
}
